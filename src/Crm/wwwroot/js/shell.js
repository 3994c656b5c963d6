import * as circuit from "./circuit.js";
import * as drafts from "./drafts.js";
import * as keys from "./keys.js";
import * as looks from "./looks.js";
import * as palette from "./palette.js";

// What components call by name through IJSRuntime.
globalThis.crm = { drafts, keys, palette, looks };

looks.start();
drafts.start();
keys.start();
palette.start();
circuit.start();
