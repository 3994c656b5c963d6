// The forms of the public site work without this. It does the sum that stands in for the question while the visitor types, guards against a second click, and copies the
// receipt number.

const form = document.querySelector("form[data-work]");

async function sum(challenge, bits) {
    const text = new TextEncoder();
    for (let found = 0; ; found++) {
        const hash = new DataView(await crypto.subtle.digest("SHA-256", text.encode(`${challenge}:${found}`)));
        if (hash.getUint32(0) >>> (32 - bits) === 0) return found;
    }
}

// Only a secure connection has the hash; on another the question stays.
if (form && globalThis.crypto?.subtle) {
    const question = form.querySelector("[data-question]");
    const work = form.querySelector("[data-found]");
    question.hidden = true;
    const done = sum(form.dataset.work, Number(form.dataset.bits)).then(found => { work.value = found; }, () => { question.hidden = false; });
    let sent = false;
    form.addEventListener("submit", event => {
        if (sent || (!work.value && question.hidden)) event.preventDefault();
        // Whoever is faster than the machine waits for it, no longer than a moment.
        if (!sent && !work.value && question.hidden) done.then(() => { if (work.value) form.requestSubmit(); });
        else sent = true;
    });
    globalThis.addEventListener("pageshow", () => { sent = false; });
}

for (const button of document.querySelectorAll("[data-copy]")) {
    // Without a secure connection there is no clipboard; the number can still be selected as a whole.
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.done;
    });
}
