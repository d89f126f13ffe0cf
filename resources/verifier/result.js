/** The part of the page that answers; whatever a stranger wrote is put there as text alone. */
import { grouped } from "./clinics.js";
import { stated } from "./facts.js";
import { say, wordOf } from "./say.js";
import { verdict } from "./verdict.js";

const TONES = { valid: "ok", not_valid: "bad", unknown_clinic: "unsure", unreadable: "plain" };
// A tick, a cross, a question, a stroke: a colour never stands alone.
const SHAPES = {
  ok: "M7 12.5l3.5 3.5L17 9",
  bad: "M8 8l8 8M16 8l-8 8",
  unsure: "M9 9.5a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8M12 17v.5",
  plain: "M7.5 12h9",
};

/** Return the card that says what was given, what it is, and what was signed. */
export function resultOf(given, clinics, lists, remove) {
  const examined = together(given);
  const { answer, doubts, clinic } = verdict(examined, clinics, lists);
  const card = element("div", { class: "card", "data-answer": answer, "data-doubts": doubts.join(" ") });
  const sentence = given.pdf && answer === "valid" ? genuineRecord() : wordOf("answers", answer);
  card.append(answerBox(answer, sentence, doubts, clinic, examined));
  if (given.pdf) card.append(noteOnSignature());
  card.append(givenList(given, remove));
  if (examined.proof) card.append(...factsOf(examined));
  if (examined.fingerprint) card.append(...fingerprintOf(examined.fingerprint));
  return card;
}

/** Return an element with attributes and children; texts become text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// A file carries its code; one that is given besides must be the very same.
function together({ code, pdf }) {
  const doubts = [...(code?.doubts ?? []), ...(pdf?.doubts ?? [])];
  const isAnother = code?.proof && pdf && code.text !== pdf.code;
  if (isAnother) doubts.push("code_not_attached");
  return { ...(code ?? pdf), doubts, told: doubts.length ? null : (pdf?.told ?? null) };
}

// Of a file only what it carries was looked at, not what is drawn on its pages.
function genuineRecord() {
  return say("The record in it is genuine: signed by the clinic with this fingerprint.");
}

function answerBox(answer, sentence, doubts, clinic, examined) {
  const tone = TONES[answer];
  const box = element("div", { class: `answer ${tone}` }, element("h2", {}, icon(tone), sentence));
  if (clinic) box.append(element("p", {}, say("Clinic: {name}", { name: clinic.name })));
  if (answer === "unknown_clinic") {
    box.append(element("p", {}, say("Enter the fingerprint that the clinic gave you below.")));
  }
  const reasons = doubts.map((one) => element("li", {}, reasonOf(one, examined)));
  if (reasons.length) box.append(element("ul", {}, ...reasons));
  return box;
}

function reasonOf(doubt, examined) {
  const isPicture = doubt === "not_a_certificate" && examined.source === "picture";
  if (isPicture) return say("The picture shows no code that can be read, or several. Take one code straight from above, with good light.");
  if (doubt === "other_clinic") return say("Its key belongs to none of the clinics below.");
  return wordOf("doubts", doubt);
}

function icon(tone) {
  const make = (name, facts) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(facts)) made.setAttribute(key, value);
    return made;
  };
  const stroke = { fill: "none", stroke: "currentColor", "stroke-width": "2", "stroke-linecap": "round" };
  const drawing = make("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", ...stroke });
  drawing.append(make("circle", { cx: "12", cy: "12", r: "10" }), make("path", { d: SHAPES[tone] }));
  return drawing;
}

function givenList({ code, pdf }, remove) {
  const list = element("ul", { class: "given" });
  const row = (what, label) => {
    const button = element("button", { type: "button", "aria-label": `${say("Remove")}: ${label}` }, say("Remove"));
    button.addEventListener("click", () => remove(what));
    list.append(element("li", { class: "row" }, element("p", {}, label), button));
  };
  if (code) row("code", code.name ? say("Code: {name}", { name: code.name }) : say("Code as text"));
  if (pdf) row("pdf", say("File: {name}", { name: pdf.name }));
  return list;
}

function noteOnSignature() {
  const words = say("What is drawn on the pages of the PDF is not checked here, only the signed code and the record that it carries: compare the pages with what stands below. To check the whole file, use {command} of the program.", { command: "tenteki verify" });
  return element("p", { class: "note" }, words);
}

function factsOf({ proof, told }) {
  const rows = stated(proof, told).map(([label, value]) =>
    element("div", {}, element("dt", {}, label), element("dd", {}, value)),
  );
  const heading = say("This was signed. Compare it with the paper, line by line:");
  return [element("h2", {}, heading), element("dl", {}, ...rows)];
}

function fingerprintOf(fingerprint) {
  const shown = element("p", { class: "code", id: "whose" }, grouped(fingerprint));
  return [element("h2", {}, say("Fingerprint of the key that signed")), shown];
}
