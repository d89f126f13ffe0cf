/** The answer to whoever asks whether a certificate is genuine: app/domain/verifications.py here. */

const NOTHING_TO_CHECK = ["not_a_certificate", "too_large", "locked"];

/** Return the answer, the doubts, and the clinic whose key it was, for somebody who knows clinics. */
export function verdict(examined, clinics, revocations) {
  const doubts = [...examined.doubts];
  const clinic = clinics.find((one) => one.fingerprint === examined.fingerprint) ?? null;
  if (clinics.length && examined.fingerprint && !clinic) doubts.push("other_clinic");
  if (examined.proof && isRevoked(examined, revocations)) doubts.push("revoked");
  return { answer: answer(doubts, clinic), doubts: [...new Set(doubts)], clinic };
}

// A list that another key signed calls nothing of this clinic back.
function isRevoked({ proof, fingerprint }, lists) {
  return lists.some((one) => one.fingerprint === fingerprint && one.numbers.has(proof.number));
}

function answer(doubts, clinic) {
  if (doubts.some((one) => NOTHING_TO_CHECK.includes(one))) return "unreadable";
  if (doubts.length) return "not_valid";
  return clinic ? "valid" : "unknown_clinic";
}
