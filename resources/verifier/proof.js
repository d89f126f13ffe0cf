/** What the code on a certificate states; the keys of its map stand in docs/certificate-code.md. */
import { fromCbor } from "./cbor.js";
import { toHex } from "./curve.js";
import { demand } from "./unreadable.js";

const FORM = 1;
// Beyond the year 2242 nobody is infused; the other verifier draws the same line.
const LAST = 2 ** 33;
const MOST_DIGITS = 20;

/** Return the facts of a payload, each of the kind that it must be. */
export function proofFrom(payload) {
  const facts = fromCbor(payload);
  demand(facts instanceof Map && facts.get(0) === FORM, "another form");
  const text = (key, fallback) => textOf(facts.has(key) ? facts.get(key) : fallback);
  const worst = text(15, "");
  return {
    number: text(1),
    kind: text(2),
    issued: moment(facts.get(3)),
    supersedes: text(4, ""),
    patient: text(5),
    birth: day(text(6)),
    registerNumber: text(7, ""),
    institution: text(8, ""),
    icd10: text(9, ""),
    setting: text(10, ""),
    started: moment(facts.get(11)),
    ended: moment(facts.get(12)),
    items: rows(facts.get(13), 6).map(item),
    totalMl: decimal(text(14)),
    worstMl: worst && decimal(worst),
    verdicts: rows(facts.get(16), 3),
    recordSha256: digest(facts.get(17)),
    recipient: text(18, ""),
    fileSha256: digest(facts.get(19)),
  };
}

/** Return a moment, told in seconds since 1970 (UTC). */
export function moment(value) {
  demand(Number.isSafeInteger(value) && value >= 0 && value <= LAST, "no moment");
  return value;
}

/** Return a value that is text. */
export function textOf(value) {
  demand(typeof value === "string", "no text");
  return value;
}

function item([yj, dose, unit, route, volume, lot]) {
  return { yj, dose, unit, route, volumeMl: decimal(volume), lot };
}

function rows(found, width) {
  if (found === undefined) return [];
  const isRow = (row) => Array.isArray(row) && row.length === width;
  demand(Array.isArray(found) && found.every(isRow), "no rows");
  found.flat().forEach(textOf);
  return found;
}

function decimal(text) {
  demand(text.length <= MOST_DIGITS && /^\d{1,12}(\.\d{1,12})?$/.test(text), "no number");
  return text;
}

function day(text) {
  const found = /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`);
  demand(found && !Number.isNaN(found.getTime()), "no day");
  // Some browsers take the 31st of February for the 3rd of March.
  demand(found.toISOString().slice(0, 10) === text, "no day");
  return text;
}

function digest(value) {
  demand(value instanceof Uint8Array && value.length === 32, "no hash");
  return toHex(value);
}
