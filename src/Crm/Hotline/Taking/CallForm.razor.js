// What is typed into the call form, kept in the browser for the moments when the server can't hear it, for a day or until its writer signs out.

const prefix = "call|";
const day = 24 * 3600 * 1000;
const forms = new WeakMap();

function values(form) {
    return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
}

export function attach(form, login, call) {
    const key = prefix + login;
    if (!forms.has(form)) form.addEventListener("input", () => keep(form));
    forms.set(form, { key, call });
    try {
        const kept = JSON.parse(localStorage.getItem(key));
        if (kept && Date.now() - Date.parse(kept.at) < day) return kept;
        localStorage.removeItem(key);
        return null;
    } catch {
        return null;
    }
}

export function renew(form, call) {
    const known = forms.get(form);
    if (!known) return;
    known.call = call;
    localStorage.removeItem(known.key);
}

export function focusOn(form, name) {
    const field = form?.elements.namedItem(name);
    const target = field instanceof RadioNodeList ? [...field].find(one => one.checked) ?? field[0] : field;
    target?.focus();
}

function keep(form) {
    const { key, call } = forms.get(form);
    try {
        localStorage.setItem(key, JSON.stringify({ call, at: new Date().toISOString(), typed: values(form) }));
    } catch {
        // A full or forbidden store: the server's copy remains.
    }
}

document.addEventListener("submit", event => {
    if (!event.target.matches("form[data-forget]")) return;
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
});
