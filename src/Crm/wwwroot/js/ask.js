// Does the sum that stands in for the question while the visitor types, and guards against a second click. Without it the question below the form is asked.

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
    sum(form.dataset.work, Number(form.dataset.bits)).then(found => { work.value = found; }, () => { question.hidden = false; });
    form.addEventListener("submit", event => {
        if (form.dataset.sent) event.preventDefault();
        // Whoever is faster than the machine waits for it, no longer than a moment.
        else if (!work.value && !question.hidden) form.dataset.sent = "1";
        else if (!work.value) {
            event.preventDefault();
            const wait = setInterval(() => {
                if (!work.value && question.hidden) return;
                clearInterval(wait);
                if (work.value) form.requestSubmit();
            }, 50);
        } else form.dataset.sent = "1";
    });
    globalThis.addEventListener("pageshow", () => { delete form.dataset.sent; });
}
