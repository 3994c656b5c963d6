# Shared by the scripts beside it; sourced, never run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
app="$root/artifacts/app"
caller=$PWD

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
# No build server stays behind to hold files or memory.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
[ -n "${HOME:-}" ] || export HOME=/tmp DOTNET_CLI_HOME=/tmp
export CRM_DATA_DIR="${CRM_DATA_DIR:-$root/.data}"
case $CRM_DATA_DIR in /*) ;; *) CRM_DATA_DIR="$caller/$CRM_DATA_DIR" ;; esac

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

need_sdk() {
  command -v dotnet >/dev/null || die "需要 .NET 10 SDK：https://dotnet.microsoft.com/download （.NET 10 SDK is needed.）"
  (cd "$root" && dotnet --version >/dev/null 2>&1) || die "已装的 .NET SDK 不满足 global.json（10.0.100 或更新的 10.0）。(The installed .NET SDK does not satisfy global.json.)"
}

has_postgres() {
  local place
  [ -z "${CRM_POSTGRES_BIN:-}" ] || return 0
  command -v initdb >/dev/null && command -v pg_ctl >/dev/null && return 0
  for place in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/libexec/postgresql* /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin \
    /Applications/Postgres.app/Contents/Versions/*/bin /Library/PostgreSQL/*/bin; do
    [ -x "$place/initdb" ] && return 0
  done
  return 1
}

on_debian() { command -v apt-get >/dev/null && [ -e /etc/debian_version ]; }

apt_updated=
# install PACKAGE...: installs Debian packages; as root only.
install() {
  say "正在安装 (installing): $*"
  export DEBIAN_FRONTEND=noninteractive
  if [ -z "$apt_updated" ]; then apt-get update -q -o Dpkg::Use-Pty=0 >&2; apt_updated=1; fi
  apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >&2
}

# The package would start a public cluster of its own, which nobody needs here.
install_postgres() {
  install postgresql-common
  sed -i -E 's/^#?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  install postgresql
}

# Debian as root installs what is missing; elsewhere the product itself finds a way or names the ways out.
provide_postgres() {
  [ -z "${ConnectionStrings__Crm:-}" ] || return 0
  if ! has_postgres && on_debian && [ "$(id -u)" = 0 ]; then install_postgres; fi
}

# Builds the release beside the one that may be running, then takes its place; nothing is done while no source is newer.
publish() {
  need_sdk
  if [ -e "$app/Crm.dll" ] && [ -z "$(cd "$root" && find src seeds ./*.props global.json -newer "$app/Crm.dll" -not -path '*/bin' -not -path '*/bin/*' -not -path '*/obj' -not -path '*/obj/*' -not -path 'src/Crm' -print -quit)" ]; then
    return
  fi
  say "正在构建 (building)……"
  local generated="$root/src/Crm/obj/generated"
  rm -rf "$generated" "$app.new"
  mkdir -p "$generated"
  (
    cd "$root"
    dotnet build src/Crm -c Release -v q -nologo --nodeReuse:false
    # Written into obj, which is no part of the sources, and compiled into the release only.
    dll="$root/src/Crm/bin/Release/net10.0/Crm.dll"
    if ! (cd "$generated" && CRM_DATA_DIR="$generated/data" dotnet "$dll" codegen write) >"$generated/log" 2>&1; then
      cat "$generated/log" >&2
      exit 1
    fi
    # Compiled ahead where the compiler for this machine can be had: it starts sooner, and is the same in everything else.
    local release=(dotnet publish src/Crm -c Release -o "$app.new" -p:GeneratedCode="$generated/Internal/Generated" -v q -nologo --nodeReuse:false)
    if ! "${release[@]}" --use-current-runtime --no-self-contained -p:PublishReadyToRun=true; then
      say "不能预先编译，改为普通构建 (cannot compile ahead; building without)……"
      rm -rf "$app.new"
      "${release[@]}"
    fi
  )
  rm -rf "$app.old"
  [ ! -e "$app" ] || mv "$app" "$app.old"
  mv "$app.new" "$app"
  touch "$app/Crm.dll"
  rm -rf "$app.old"
}

# start ARGUMENT...: becomes the product.
start() {
  export ASPNETCORE_CONTENTROOT="$app" ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Production}"
  exec dotnet "$app/Crm.dll" "$@"
}
