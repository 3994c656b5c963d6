// Long texts on their way to the server. The browser's own copy is there for the moments when the server is not.

const prefix = "draft|";
const week = 7 * 24 * 3600 * 1000;
const fields = new WeakMap();

function read(key) {
    try {
        const draft = JSON.parse(localStorage.getItem(prefix + key));
        return draft && Date.now() - Date.parse(draft.at) < week ? draft : null;
    } catch {
        return null;
    }
}

function write(field, typed) {
    try {
        if (typed.text.trim() || typed.rest) localStorage.setItem(prefix + field.key, JSON.stringify({ ...typed, at: new Date().toISOString() }));
        else localStorage.removeItem(prefix + field.key);
    } catch {
        // A full or forbidden local store: the server's copy remains.
    }
}

// What stands in the other fields of the form; null where nobody has changed any.
function rest(field, area) {
    if (!field.whole || !area.form) return null;
    const now = Object.fromEntries([...new FormData(area.form)].filter(([, value]) => typeof value === "string"));
    return JSON.stringify(now) === field.before ? null : now;
}

function changed(area, composing) {
    const field = fields.get(area);
    if (!field) return;
    write(field, { text: area.value, rest: rest(field, area) });
    clearTimeout(field.timer);
    if (!composing) field.timer = setTimeout(() => send(area, false), 900);
}

async function send(area, again) {
    const field = fields.get(area);
    clearTimeout(field.timer);
    try {
        await field.page.invokeMethodAsync("Typed", area.value, new Date().toISOString(), rest(field, area), again);
    } catch {
        // The line is cut. The copy in the browser waits for it, and the server hears what it missed as soon as it is back.
        if (area.isConnected) field.timer = setTimeout(() => send(area, true), 1000);
    }
}

export function attach(area, page, key, text, whole) {
    const field = { page, key, whole, timer: 0 };
    fields.set(area, field);
    if (!area.value) area.value = text ?? "";
    if (whole && area.form) field.before = JSON.stringify(Object.fromEntries([...new FormData(area.form)]));
    const typing = whole && area.form ? area.form : area;
    typing.addEventListener("input", event => changed(area, event.isComposing));
    typing.addEventListener("compositionend", () => changed(area, false));
    return read(key);
}

// Fields that were filled by a button say so themselves.
export function keep(area) {
    changed(area, false);
}

export function show(area, text) {
    if (area && area.value !== text) area.value = text;
}

export function forget(area) {
    const field = fields.get(area);
    if (!field) return;
    clearTimeout(field.timer);
    localStorage.removeItem(prefix + field.key);
}

export function start() {
    // Whoever signs out leaves nothing on this machine; the server keeps the drafts.
    document.addEventListener("submit", event => {
        if (!event.target.matches("form[data-forget]")) return;
        for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) || key.startsWith("recent|")) localStorage.removeItem(key);
    });
    for (const key of Object.keys(localStorage))
        if (key.startsWith(prefix) && !read(key.slice(prefix.length))) localStorage.removeItem(key);
}
