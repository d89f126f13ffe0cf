/** A clinic's signed list of the certificates that it has called back (失効). */
import { fromCbor } from "./cbor.js";
import { sealedFrom } from "./code.js";
import { unseal } from "./cose.js";
import { moment, textOf } from "./proof.js";
import { demand } from "./unreadable.js";

export const REVOCATIONS = "IVR1:";
const FORM = "revocations/1";
// A line for each certificate of a busy clinic's ten years.
const LONGEST = 1024 * 1024;

/** Return when a list was made, whose key signed it and which numbers it calls back. */
export async function revocationsFrom(text) {
  const sealed = await unseal(await sealedFrom(text.trim(), REVOCATIONS, LONGEST));
  demand(sealed.isIntact, "a changed list");
  const told = fromCbor(sealed.payload);
  demand(Array.isArray(told) && told.length === 3 && told[0] === FORM, "another list");
  const [, made, rows] = told;
  demand(Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === 3), "no list");
  const numbers = rows.map(([number, at]) => [moment(at), textOf(number)][1]);
  return { made: moment(made), fingerprint: sealed.fingerprint, numbers: new Set(numbers) };
}
