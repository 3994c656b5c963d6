// The command palette's dialog. Opening, arrows and Enter need no round trip; the server only searches and acts.

let dialog, input, page, asked = "", searching, enterWhenReady = false;

const options = () => [...dialog.querySelectorAll("[role=option]")];
const current = () => dialog.querySelector("[role=option][aria-selected=true]");

function select(option) {
    for (const other of options()) other.setAttribute("aria-selected", other === option);
    if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
}

function search() {
    asked = input.value.trim();
    page.invokeMethodAsync("Search", asked).catch(() => { });
}

const ready = () => dialog.querySelector("[role=listbox]")?.dataset.for === input.value.trim();

function enter() {
    if (!ready()) { enterWhenReady = true; return; }
    enterWhenReady = false;
    (current() ?? options()[0])?.click();
}

function press(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const all = options();
    const at = all.indexOf(current());
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step && all.length) {
        event.preventDefault();
        const next = Math.abs(step) === 1 ? (at + step + all.length) % all.length : Math.min(Math.max(at + step, 0), all.length - 1);
        select(all[next]);
    } else if (event.key === "Enter") {
        event.preventDefault();
        enter();
    }
}

export function open() {
    if (!dialog || dialog.open || document.querySelector(".mud-dialog")) return;
    input.value = "";
    dialog.showModal();
    input.focus();
    search();
}

export function close() {
    if (dialog?.open) dialog.close();
}

export function attach(element, reference) {
    dialog = element;
    page = reference;
    input = dialog.querySelector("input");
    dialog.addEventListener("keydown", press);
    dialog.addEventListener("click", event => {
        if (event.target === dialog || event.target.closest("[role=option]")) close();
    });
    input.addEventListener("input", event => {
        enterWhenReady = false;
        clearTimeout(searching);
        if (!event.isComposing) searching = setTimeout(search, 120);
    });
    input.addEventListener("compositionend", () => { searching = setTimeout(search, 120); });
    new MutationObserver(() => {
        if (!current()) select(options()[0]);
        if (enterWhenReady && ready()) enter();
    }).observe(dialog.querySelector(".palette-list"), { childList: true, subtree: true, attributes: true, attributeFilter: ["data-for"] });
}

export const recent = {
    read(login) {
        try {
            return JSON.parse(localStorage.getItem(`recent|${login}`)) ?? [];
        } catch {
            return [];
        }
    },
    add(login, title, href) {
        try {
            const others = recent.read(login).filter(r => r.href !== href);
            localStorage.setItem(`recent|${login}`, JSON.stringify([{ title, href }, ...others].slice(0, 12)));
        } catch {
            // Without a local store there is simply nothing recent.
        }
    },
};

export function start() {
    document.addEventListener("keydown", event => {
        if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK" && !event.isComposing) {
            event.preventDefault();
            dialog?.open ? close() : open();
        }
    });
    document.addEventListener("click", event => {
        if (event.target.closest?.("[data-palette]")) open();
    });
}
