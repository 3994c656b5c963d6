// What is typed into the call form, kept in this tab for the moments when the server can't hear it. Gone with the tab; the server keeps the draft.

const prefix = "call|";
const forms = new WeakMap();

function values(form) {
    return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
}

export function attach(form, login, call) {
    const key = prefix + login;
    if (!forms.has(form)) form.addEventListener("input", () => keep(form));
    forms.set(form, { key, call });
    try {
        return JSON.parse(sessionStorage.getItem(key));
    } catch {
        return null;
    }
}

export function renew(form, call) {
    const known = forms.get(form);
    if (!known) return;
    known.call = call;
    sessionStorage.removeItem(known.key);
}

export function focusOn(form, name) {
    const field = form?.elements.namedItem(name);
    const target = field instanceof RadioNodeList ? [...field].find(one => one.checked) ?? field[0] : field;
    target?.focus();
}

function keep(form) {
    const { key, call } = forms.get(form);
    try {
        sessionStorage.setItem(key, JSON.stringify({ call, at: new Date().toISOString(), typed: values(form) }));
    } catch {
        // A full or forbidden store: the server's copy remains.
    }
}

document.addEventListener("submit", event => {
    if (!event.target.matches("form[data-forget]")) return;
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
});
