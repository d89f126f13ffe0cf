/** What was signed, fact by fact: to be compared with the paper (app/verified.py here). */
import { grouped } from "./clinics.js";
import { say, wordOf } from "./say.js";

const JAPAN_S = 9 * 3600;

/** Return label and value of everything that the code states, and of what its hash covers. */
export function stated(proof, record) {
  const hash = [say("Hash of the record"), grouped(proof.recordSha256)];
  const rows = [...ofProof(proof), ...(record ? ofRecord(record) : []), hash];
  return rows.filter(([, value]) => value).map((row) => row.map(visible));
}

function* ofProof(proof) {
  yield [say("Certificate No."), proof.number];
  yield [say("Certificate type"), proof.kind];
  yield [say("In the place of"), proof.supersedes];
  yield [say("Issued"), `${minute(proof.issued)} (UTC+9)`];
  yield [say("Name in Latin letters"), proof.patient];
  yield [say("Date of birth"), proof.birth];
  yield [say("Medical Register No."), proof.registerNumber];
  yield [say("Institution code"), proof.institution];
  yield [say("ICD-10"), proof.icd10];
  yield [say("Given"), `${minute(proof.started)} – ${minute(proof.ended)}`];
  yield [say("Setting"), wordOf("settings", proof.setting)];
  for (const item of proof.items) yield [wordOf("products", item.yj), ofItem(item)];
  yield [say("Total volume by vein"), `${plain(proof.totalMl)} mL`];
  if (proof.worstMl) yield [say("Most within the window"), `${roundedUp(proof.worstMl)} mL`];
  for (const [body, outcome, edition] of proof.verdicts) {
    yield [body, `${wordOf("outcomes", outcome)} (${edition})`];
  }
  yield [say("Issued for"), proof.recipient];
}

// Signs that are not seen could turn the order of those that are; only a new line is left.
function visible(text) {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
}

// Only what stands inside the record: nothing else in the file is covered by the code's hash.
function* ofRecord(record) {
  yield [say("Diagnosis"), textIn(record, "diagnosis")];
  yield [say("Basis of diagnosis"), textIn(record, "basis")];
}

function ofItem({ yj, dose, unit, route, volumeMl, lot }) {
  const amount = `${dose} ${wordOf("units", unit)}, ${roundedUp(volumeMl)} mL`;
  const batch = lot ? ` ${say("Lot")} ${lot}` : "";
  return `${amount}, ${wordOf("routes", route)}${batch}${wordOf("products", yj) === yj ? "" : ` (${yj})`}`;
}

function textIn(record, name) {
  return typeof record[name] === "string" ? record[name] : "";
}

/** Return a moment as it is written in Japan, whatever the reader's clock is set to. */
export function minute(seconds) {
  return new Date((seconds + JAPAN_S) * 1000).toISOString().slice(0, 16).replace("T", " ");
}

/** Return a volume rounded up to 0.001, so that no excess is hidden. */
export function roundedUp(decimal) {
  const [whole, parts = ""] = decimal.split(".");
  const more = /[1-9]/.test(parts.slice(3)) ? 1n : 0n;
  const thousandths = BigInt(whole + parts.slice(0, 3).padEnd(3, "0")) + more;
  const told = String(thousandths).padStart(4, "0");
  return plain(`${told.slice(0, -3)}.${told.slice(-3)}`);
}

function plain(decimal) {
  const told = decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
  return told.replace(/^0+(?=\d)/, "");
}
