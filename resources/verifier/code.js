/** The text of a code: of a certificate (IVC1) or of a list of revocations (IVR1). */
import { fromBase45 } from "./base45.js";
import { unseal } from "./cose.js";
import { toHex } from "./curve.js";
import { inflate } from "./inflate.js";
import { proofFrom } from "./proof.js";
import { Unreadable, demand } from "./unreadable.js";

export const CERTIFICATE = "IVC1:";
// A code holds four kilobytes at most; what grows beyond this was made to do harm.
const [LONGEST, TIMES, CHECKSUM] = [8192, 8, 4];

/** Return the signed bytes that a text says. */
export async function sealedFrom(text, prefix, longest) {
  demand(text.startsWith(prefix) && text.length <= longest, "no such code");
  const pressed = fromBase45(text.slice(prefix.length));
  const sealed = await inflate(pressed, TIMES * longest);
  demand(!(await meansTheSame(pressed, sealed)), "another form of the same");
  return sealed;
}

// A bit of the last byte before the checksum that is set and means nothing.
async function meansTheSame(pressed, sealed) {
  const place = pressed.length - CHECKSUM - 1;
  const changed = pressed.slice();
  changed[place] &= ~(0x80 >> (Math.clz32(pressed[place]) - 24));
  if (changed[place] === pressed[place]) return false;
  try {
    return toHex(await inflate(changed, sealed.length + 1)) === toHex(sealed);
  } catch {
    return false;
  }
}

/** Return what a certificate's code states, and what is wrong with it; nothing is thrown. */
export async function examineCode(text) {
  try {
    const sealed = await unseal(await sealedFrom(text.trim(), CERTIFICATE, LONGEST));
    const proof = proofFrom(sealed.payload);
    const { fingerprint } = sealed;
    // What a broken code states is shown to nobody as if it were so.
    return sealed.isIntact
      ? { doubts: [], proof, fingerprint }
      : { doubts: ["code_broken"], proof: null, fingerprint };
  } catch (error) {
    const doubt = error instanceof Unreadable ? "not_a_certificate" : "fault";
    return { doubts: [doubt], proof: null, fingerprint: "" };
  }
}
