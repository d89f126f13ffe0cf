/** What was signed, fact by fact: to be compared with the paper (app/verified.py here). */
import { grouped } from "./clinics.js";
import { isPart } from "./record.js";
import { say, wordOf } from "./say.js";

const JAPAN_S = 9 * 3600;

/** Return label and value of everything that the code states, and of the file that its hash covers. */
export function stated(proof, told) {
  const hash = [say("Hash of the record"), grouped(proof.recordSha256)];
  const rows = [...(told ? ofRecord(told) : []), ...ofProof(proof, brandsIn(told)), hash];
  return rows.filter(([, value]) => value).map((row) => row.map(visible));
}

function* ofProof(proof, brands) {
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
  for (const item of proof.items) {
    const name = nameOf(item.yj, brands.get(item.yj));
    yield [name, ofItem(item, name)];
  }
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

// Names in kanji stand in the file alone; the code covers it by its hash.
function* ofRecord(told) {
  const { record } = told;
  yield [say("Name"), `${textIn(told.patient, "name")} ${textIn(told.patient, "kana")}`.trim()];
  yield [say("Team"), textIn(told.patient, "team")];
  yield [say("Institution"), textIn(told.institution, "name")];
  yield [say("Physician"), textIn(told.physician, "name")];
  yield [say("Diagnosis"), textIn(record, "diagnosis")];
  yield [say("Basis of diagnosis"), textIn(record, "basis")];
  yield [say("Why intravenous"), textIn(record, "iv_reason")];
}

// The name of each product as the clinic wrote it down, by its code.
function brandsIn(told) {
  const lines = Array.isArray(told?.record.lines) ? told.record.lines : [];
  return new Map(lines.map((line) => [textIn(line, "yj"), textIn(line, "brand")]));
}

// In the reader's language, and as the clinic wrote it down; the code where nobody knows it.
function nameOf(yj, brand) {
  const known = wordOf("products", yj);
  const names = brand ? [known === yj ? "" : known, brand] : [known];
  return [...new Set(names)].filter(Boolean).join(" / ");
}

function ofItem({ yj, dose, unit, route, volumeMl, lot }, name) {
  const amount = `${dose} ${wordOf("units", unit)}, ${roundedUp(volumeMl)} mL`;
  const batch = lot ? ` ${say("Lot")} ${lot}` : "";
  return `${amount}, ${wordOf("routes", route)}${batch}${name === yj ? "" : ` (${yj})`}`;
}

function textIn(part, name) {
  return isPart(part) && typeof part[name] === "string" ? part[name] : "";
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
