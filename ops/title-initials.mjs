// Writes seeds/title-initials.json: the first letters that each common character may be read with, for finding titles by the initials of their pinyin (hzszf: 湖州市政府).
// usage: npm install pinyin-pro@3.29.4 in an empty folder, then there: node PATH/ops/title-initials.mjs PATH
// The characters are those of GB 2312 (seeds/recognition/readings.json) and the common ones beyond it. A character with several readings stands under each of their letters
// (重: c, z), save readings that no title has: pinyin-pro's own order of frequency decides, the first three letters count.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const { pinyin } = createRequire(`${process.cwd()}/`)("pinyin-pro");
const root = process.argv[2];
const readings = JSON.parse(readFileSync(`${root}/seeds/recognition/readings.json`, "utf8"));
const beyond = "碶頔勠玥昇犇喆堃淼燚囍垚祎竑翀旸珺赟";
const rows = {};
for (const sign of new Set([...Object.values(readings).join(""), ...beyond])) {
    const letters = [...new Set(pinyin(sign, { multiple: true, toneType: "none", type: "array" }).map(reading => reading[0]))].filter(letter => /[a-z]/.test(letter)).slice(0, 3);
    for (const letter of letters) (rows[letter] ??= []).push(sign);
}
const lines = Object.keys(rows).sort().map(letter => `  "${letter}": "${rows[letter].sort().join("")}"`);
writeFileSync(`${root}/seeds/title-initials.json`, `{\n${lines.join(",\n")}\n}\n`);
