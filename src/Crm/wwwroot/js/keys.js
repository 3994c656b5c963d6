// Shortcuts of pages and dialogs. A key that an input method is using, and a bare letter inside a field, are never ours.

const listeners = new Set();

const alwaysFree = /^(F\d{1,2}|Escape)$/;

function nameOf(event) {
    if (["Control", "Alt", "Shift", "Meta"].includes(event.key)) return null;
    const letter = /^(Key|Digit)(.)$/.exec(event.code);
    const key = letter ? letter[2] : event.key === " " ? "Space" : event.key;
    return (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "") + key;
}

function inField(element) {
    return element?.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]");
}

export function listen(marker, page, names) {
    listeners.add({ marker, page, names: new Set(names.map(n => /^[a-z]$/.test(n) ? n.toUpperCase() : n)), original: names });
}

// A field commits what was typed only when it is left; a shortcut that saves must not be faster than that.
export function commit(field) {
    if (inField(field)) field.dispatchEvent(new Event("change", { bubbles: true }));
}

function press(event) {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.repeat && event.key === "Enter") return;
    const name = nameOf(event);
    if (!name) return;
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !alwaysFree.test(event.key);
    if (bare && inField(event.target)) return;
    const dialog = [...document.querySelectorAll(".mud-dialog, dialog[open]")].at(-1);
    for (const listener of [...listeners].reverse()) {
        if (!listener.marker.isConnected) { listeners.delete(listener); continue; }
        if (dialog && !dialog.contains(listener.marker) || !listener.names.has(name)) continue;
        event.preventDefault();
        commit(document.activeElement);
        const asked = listener.original.find(n => n === name || n.toUpperCase() === name) ?? name;
        listener.page.invokeMethodAsync("Pressed", asked).catch(() => listeners.delete(listener));
        return;
    }
}

export function start() {
    document.addEventListener("keydown", press);
}
