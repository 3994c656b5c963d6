// Look, menu width and small manners of the frame. They act at once, without asking the server.

const root = document.documentElement;

function remember(name, value) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${name}=${value}; path=/; max-age=34560000; samesite=lax${secure}`;
}

export function look(value) {
    root.dataset.theme = value;
    remember("crm-look", value);
    reflect();
}

export function toggleRail() {
    const folded = root.dataset.rail !== "folded";
    root.dataset.rail = folded ? "folded" : "open";
    remember("crm-rail", folded ? "folded" : "open");
    reflect();
}

// The circuit doesn't know what this device looks like, so the state of the switches is written here.
function reflect() {
    for (const button of document.querySelectorAll("[data-look]"))
        button.setAttribute("aria-pressed", button.dataset.look === root.dataset.theme);
    for (const button of document.querySelectorAll("[data-rail-toggle]"))
        button.setAttribute("aria-expanded", root.dataset.rail !== "folded");
}

async function copy(button) {
    try {
        await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
        // Without a secure connection there is no clipboard API; selecting is the old way.
        const field = document.createElement("textarea");
        field.value = button.dataset.copy;
        document.body.append(field);
        field.select();
        document.execCommand("copy");
        field.remove();
    }
    const done = button.querySelector(".copy-done");
    if (!done) return;
    done.textContent = done.dataset.done;
    button.classList.add("copied");
    setTimeout(() => { done.textContent = ""; button.classList.remove("copied"); }, 1600);
}

export function start() {
    document.addEventListener("click", event => {
        const at = event.target.closest?.("[data-look], [data-rail-toggle], [data-copy], [data-skip], [data-close]");
        for (const open of document.querySelectorAll("details[data-dismiss][open]"))
            if (!open.contains(event.target)) open.open = false;
        if (!at) return;
        if (at.dataset.look) look(at.dataset.look);
        else if (at.dataset.copy !== undefined) copy(at);
        else if (at.hasAttribute("data-rail-toggle")) toggleRail();
        else if (at.hasAttribute("data-skip")) document.getElementById("main")?.focus();
        else at.closest("[popover]")?.hidePopover();
    });
    document.addEventListener("toggle", reflect, true);
    document.addEventListener("keydown", event => {
        const open = event.key === "Escape" && event.target.closest?.("details[data-dismiss][open]");
        if (!open) return;
        open.open = false;
        open.querySelector("summary").focus();
    });
    reflect();

    // A search field that answers while typing, but never in the middle of a word that an input method is still composing.
    let waiting;
    document.addEventListener("input", event => {
        if (!event.target.matches?.("input[data-live]")) return;
        clearTimeout(waiting);
        if (!event.isComposing) waiting = setTimeout(() => event.target.dispatchEvent(new Event("change", { bubbles: true })), 300);
    });
    document.addEventListener("compositionend", event => {
        if (event.target.matches?.("input[data-live]")) event.target.dispatchEvent(new Event("input", { bubbles: true }));
    });
}
