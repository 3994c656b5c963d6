// Reports what is selected inside the body, once the person has stopped selecting.
export function listen(body, reader) {
    let waiting;
    const changed = () => {
        if (!body.isConnected) {
            document.removeEventListener('selectionchange', changed);
            return;
        }
        clearTimeout(waiting);
        waiting = setTimeout(() => {
            const selection = document.getSelection();
            const text = selection.toString().trim();
            if (text.length < 2 || text.length > 4000 || selection.rangeCount === 0) return;
            const range = selection.getRangeAt(0);
            if (body.contains(range.startContainer) && body.contains(range.endContainer)) reader.invokeMethodAsync('Selected', text);
        }, 300);
    };
    document.addEventListener('selectionchange', changed);
}

// Brings a paragraph into view and puts the reading cursor on it.
export function go(body, id) {
    const place = body.querySelector('#' + CSS.escape(id));
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
}
