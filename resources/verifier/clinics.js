/** The clinics that somebody knows: a name and the fingerprint of the clinic's key, each. */

const KEPT_AS = "tenteki-clinics";

/** Return a fingerprint without the gaps and colons it is written with, or null if it is none. */
export function plainFingerprint(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[\s:-]/g, "");
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
}

/** Return a fingerprint in groups of four, as it is read aloud. */
export function grouped(fingerprint) {
  return fingerprint.replace(/(.{4})(?=.)/g, "$1 ");
}

/** Return the clinics that this browser has kept for this page. */
export function keptClinics() {
  try {
    const told = JSON.parse(localStorage.getItem(KEPT_AS) ?? "[]");
    return told.filter(isClinic).map(({ name, fingerprint }) => ({ name, fingerprint }));
  } catch {
    return [];
  }
}

/** Keep the clinics for the next time; tell whether this browser does so. */
export function keepClinics(clinics) {
  try {
    // Not in the page's address: a link from a stranger could then name a stranger's clinic.
    localStorage.setItem(KEPT_AS, JSON.stringify(clinics));
    return true;
  } catch {
    return false;
  }
}

function isClinic(one) {
  return typeof one?.name === "string" && plainFingerprint(String(one.fingerprint)) === one.fingerprint;
}
