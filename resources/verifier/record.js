/** The record that is attached to a file, held against the code on its page. */
import { canonical, fromJson } from "./canonical.js";
import { sha256 } from "./curve.js";
import { Unreadable, demand } from "./unreadable.js";

/** Return what an attached record states, and where it does not agree with the code's proof. */
export async function examineRecord(text, proof) {
  try {
    const told = fromJson(text);
    demand(isPart(told) && isPart(told.record), "no record");
    const hash = await sha256(new TextEncoder().encode(canonical(told.record)));
    const doubts = [];
    if (told.record_sha256 !== hash) doubts.push("record_differs");
    const agrees = proof === null || (proof.recordSha256 === hash && proof.number === told.number);
    if (!agrees) doubts.push("code_differs");
    return { doubts, record: doubts.length ? null : told.record };
  } catch (error) {
    return { doubts: [error instanceof Unreadable ? "record_differs" : "fault"], record: null };
  }
}

function isPart(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
