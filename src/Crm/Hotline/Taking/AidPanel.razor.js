// Moving about in the passages by keyboard. Nothing here touches the form but giving the cursor back to it.

const passages = box => [...box.querySelectorAll("[data-aid]")];

export function enter(box) {
    box.open = true;
    (passages(box)[0] ?? box.querySelector("summary"))?.focus();
}

export function listen(box) {
    // What is folded is out of reach of the keyboard in browsers that can't show it by style: unfolded by script beside the form.
    if (matchMedia("(min-width: 768px)").matches) box.open = true;
    box.addEventListener("keydown", event => {
        if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === "Escape") {
            event.preventDefault();
            document.querySelector("form.call [name=wish]")?.focus();
            return;
        }
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step) return;
        const all = passages(box);
        const at = all.indexOf(document.activeElement.closest("li")?.querySelector("[data-aid]"));
        const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
        if (!next) return;
        event.preventDefault();
        next.focus();
    });
}
