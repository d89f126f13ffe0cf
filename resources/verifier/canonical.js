/** JSON in one form only, as the record was hashed: keys sorted, no gaps, whole numbers. */
import { demand } from "./unreadable.js";

const DEEPEST = 100;

/** Return what a text in JSON says; numbers that are not whole have no one form and are refused. */
export function fromJson(text) {
  const outside = text.replace(/"(?:[^"\\]|\\.)*"/g, "");
  demand(!/\d[.eE]/.test(outside), "a number that is not whole");
  try {
    return JSON.parse(text);
  } catch {
    return demand(false, "no JSON");
  }
}

/** Return plain data as JSON, character for character as the clinic's program writes it. */
export function canonical(value, depth = 0) {
  demand(depth < DEEPEST, "too deep");
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(",")}]`;
  if (typeof value === "string") {
    demand(!/\p{Surrogate}/u.test(value), "half a character");
  } else if (typeof value === "number") {
    demand(Number.isSafeInteger(value), "too large a number");
    return String(value);
  } else if (value !== null && typeof value === "object") {
    const told = Object.keys(value)
      .sort(byCodePoint)
      .map((key) => `${canonical(key)}:${canonical(value[key], depth + 1)}`);
    return `{${told.join(",")}}`;
  }
  return JSON.stringify(value);
}

// JavaScript itself sorts halves of characters, and so puts rare kanji before some common signs.
function byCodePoint(one, other) {
  const shorter = Math.min(one.length, other.length);
  let at = 0;
  while (at < shorter && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at === shorter ? one.length - other.length : rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
}

function rank(unit) {
  const isHalf = unit >= 0xd800 && unit < 0xe000;
  return isHalf ? unit + 0x10000 : unit;
}
