/** The record that is attached to a file, held against the code that names it. */
import { canonical, fromJson } from "./canonical.js";
import { sha256 } from "./curve.js";
import { Unreadable, demand } from "./unreadable.js";

/** Return what an attached file states, and where it does not agree with the code's proof. */
export async function examineRecord(text, proof) {
  try {
    const told = fromJson(text);
    demand(isPart(told) && isPart(told.record), "no record");
    const doubts = [...new Set(await doubtsOf(text, told, proof))];
    return { doubts, told: doubts.length ? null : told };
  } catch (error) {
    return { doubts: [error instanceof Unreadable ? "record_differs" : "fault"], told: null };
  }
}

async function doubtsOf(text, told, proof) {
  const hash = await hashOf(canonical(told.record));
  if (told.record_sha256 !== hash) return ["record_differs"];
  if (proof === null) return [];
  if (proof.recordSha256 !== hash || proof.number !== told.number) return ["code_differs"];
  // Whose record it is stands around it: the code names the whole file by another hash.
  return proof.fileSha256 === (await hashOf(text)) ? [] : ["record_differs"];
}

function hashOf(text) {
  return sha256(new TextEncoder().encode(text));
}

/** Tell whether a value is a map. */
export function isPart(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
