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

function write(key, text) {
    try {
        if (text.trim()) localStorage.setItem(prefix + key, JSON.stringify({ text, at: new Date().toISOString() }));
        else localStorage.removeItem(prefix + key);
    } catch {
        // A full or forbidden local store: the server's copy remains.
    }
}

export function attach(area, page, key, text) {
    const field = { page, key, timer: 0 };
    fields.set(area, field);
    const send = async () => {
        clearTimeout(field.timer);
        try {
            await page.invokeMethodAsync("Typed", area.value, new Date().toISOString());
        } catch {
            // The line is cut; the copy in the browser waits for the page to come back.
        }
    };
    if (!area.value) area.value = text ?? "";
    area.addEventListener("input", event => {
        write(key, area.value);
        clearTimeout(field.timer);
        if (!event.isComposing) field.timer = setTimeout(send, 900);
    });
    area.addEventListener("compositionend", () => { field.timer = setTimeout(send, 900); });
    return read(key);
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
