// Seconds that count by themselves: the page says since when or until when, the browser counts. Only the text inside is touched, which the server writes the same way.

let timer = 0;
let ahead = 0;

function words(seconds) {
    const two = n => String(n).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function show() {
    const now = Date.now() + ahead;
    for (const one of document.querySelectorAll("[data-tick-since], [data-tick-until]")) {
        const { tickSince: since, tickUntil: until } = one.dataset;
        const seconds = Math.floor((since ? now - Date.parse(since) : Date.parse(until) - now) / 1000);
        const text = words(Math.max(0, seconds));
        if (one.firstChild && one.firstChild.data !== text) one.firstChild.data = text;
    }
}

export function start(now) {
    ahead = Date.parse(now) - Date.now();
    clearInterval(timer);
    timer = setInterval(show, 1000);
    show();
}

export function stop() {
    clearInterval(timer);
}
