// The line to the server: tells when it is cut, mends it by itself, and loads the page anew where the server has forgotten it.

const wait = [0, 500, 1000, 2000, 3000];

async function retry() {
    try {
        if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) location.reload();
    } catch {
        document.addEventListener("visibilitychange", whenSeen);
    }
}

function whenSeen() {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", whenSeen);
    retry();
}

export function start() {
    const banner = document.getElementById("components-reconnect-modal");
    if (!banner || !globalThis.Blazor) return;
    banner.addEventListener("components-reconnect-state-changed", event => {
        if (event.detail.state === "failed") document.addEventListener("visibilitychange", whenSeen);
        // The server is back but knows this page no more: it was restarted. Drafts come back with the new page.
        if (event.detail.state === "rejected" || event.detail.state === "resume-failed") location.reload();
    });
    banner.querySelector("button").addEventListener("click", retry);
    Blazor.start({
        circuit: { reconnectionOptions: { maxRetries: 600, retryIntervalMilliseconds: attempt => attempt >= 600 ? null : wait[attempt] ?? 5000 } },
    });
}
