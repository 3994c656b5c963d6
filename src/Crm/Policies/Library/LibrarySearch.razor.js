// Moving about in the suggestions by keyboard, and closing them; what is typed reaches the server by itself.

const options = box => [...box.querySelectorAll("[role=option]")];

function select(box, input, option) {
    for (const other of options(box)) other.setAttribute("aria-selected", other === option);
    if (option) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
}

export function listen(box) {
    const input = box.querySelector("input");
    const close = () => { box.dataset.closed = ""; select(box, input, null); };
    input.addEventListener("input", () => delete box.dataset.closed);
    box.addEventListener("click", event => { if (event.target.closest("[role=option]")) close(); });
    input.addEventListener("keydown", event => {
        if (event.isComposing || event.keyCode === 229) return;
        const all = options(box);
        const at = all.findIndex(option => option.getAttribute("aria-selected") === "true");
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && all.length) {
            event.preventDefault();
            delete box.dataset.closed;
            // Beyond either end lies the field itself.
            const next = (at + step + all.length + 2) % (all.length + 1);
            select(box, input, next === 0 ? null : all[next - 1]);
        } else if (event.key === "Enter") {
            if (at >= 0 && !("closed" in box.dataset)) {
                event.preventDefault();
                all[at].click();
            } else close();
        } else if (event.key === "Escape" && all.length && !("closed" in box.dataset)) {
            event.preventDefault();
            close();
        }
    });
}
