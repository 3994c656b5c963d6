// The submission form works without this. It counts while the author types, by the rule of Submissions/Counting/EditorsCount.cs: the two patterns are the same there.

const nothing = /(?:[\u0000-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDFFF])+/g;
const one = /[0-9A-Za-z\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0370-\u03FF\u0400-\u04FF\u1E00-\u1EFF\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]+(?:[.,'’_@/&+-][0-9A-Za-z\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0370-\u03FF\u0400-\u04FF\u1E00-\u1EFF\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]+)*|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]/g;

const count = text => text.split(nothing).reduce((sum, part) => sum + (part.match(one)?.length ?? 0), 0);

for (const shown of document.querySelectorAll("[data-count-of]")) {
    const field = document.getElementById(shown.dataset.countOf);
    const [least, most] = [Number(shown.dataset.least), Number(shown.dataset.most)];
    const tell = () => {
        const sum = count(field.value);
        const words = sum === 0 ? shown.dataset.none : sum < least ? shown.dataset.few : sum > most ? shown.dataset.many : shown.dataset.right;
        shown.textContent = words.replace("{0}", sum.toLocaleString("en")).replace("{1}", (sum < least ? least - sum : sum - most).toLocaleString("en"));
        shown.dataset.state = sum === 0 ? "none" : sum < least ? "few" : sum > most ? "many" : "right";
    };
    shown.hidden = false;
    field.addEventListener("input", tell);
    globalThis.addEventListener("pageshow", tell);
    tell();
}
