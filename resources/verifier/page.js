/** The page: takes what is dropped, chosen or pasted, and shows what it is. Nothing leaves it. */
import { grouped, keepClinics, keptClinics, plainFingerprint } from "./clinics.js";
import { minute } from "./facts.js";
import { element, resultOf } from "./result.js";
import { languageNow, say, speak } from "./say.js";
import { taken } from "./taking.js";

const at = (id) => document.getElementById(id);
const given = { code: null, pdf: null };
const clinics = keptClinics();
let lists = [];
let refused = () => "";
let work = Promise.resolve();

const TEXTS = () => ({
  title: say("Check a certificate"),
  unable: say("This browser cannot check signatures here. Open the saved file in a current browser."),
  lead: say("Tells whether a treatment certificate (点滴カルテ) is genuine. Everything is checked on this device; nothing is sent."),
  giving: say("The certificate"),
  choose: say("Choose files …"),
  drop: say("A PDF, a photograph of the code (PNG, JPEG) or a list of revocations. You can also drop or paste them here."),
  text: say("Or the code's text"),
  check: say("Check"),
  clinics: say("Clinics that you know"),
  why: say("A code says by itself that nothing was changed; whose it is, the fingerprint tells. Ask the clinic for it once, by letter or telephone."),
  name: say("Name of the clinic"),
  fingerprint: say("Fingerprint (64 digits and letters)"),
  add: say("Add the clinic"),
  lists: say("Lists of revocations"),
  lists_why: say("A certificate that was called back afterwards is known only by its clinic's list. Drop the newest one here, too."),
  quiet: say("This page fetches nothing and sends nothing; it works without a network."),
  licences: say("Licences"),
});

function show() {
  document.documentElement.lang = languageNow();
  document.title = `${say("Check a certificate")} – Tenteki`;
  const texts = TEXTS();
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = texts[one.dataset.say];
  for (const one of ["ja", "en"]) at(one).setAttribute("aria-pressed", String(one === languageNow()));
  showResult();
  showClinics();
  showLists();
  at("refused").textContent = refused();
}

function showResult() {
  const isGiven = given.code || given.pdf;
  at("result").replaceChildren(...(isGiven ? [resultOf(given, clinics, lists, remove)] : []));
}

function showClinics() {
  const rows = clinics.map((clinic) => {
    const { name, fingerprint } = clinic;
    const button = element("button", { type: "button", "aria-label": `${say("Remove")}: ${name}` }, say("Remove"));
    button.addEventListener("click", () => forget(clinic));
    const told = element("p", {}, name, element("br"), element("span", { class: "code" }, grouped(fingerprint)));
    return element("li", { class: "row" }, told, button);
  });
  at("clinics").replaceChildren(...rows);
}

function showLists() {
  const rows = lists.map((list) => {
    const known = clinics.find((one) => one.fingerprint === list.fingerprint);
    const name = known?.name ?? say("unknown clinic");
    const blanks = { name, made: minute(list.made), count: list.numbers.size };
    return element("li", { class: "row" }, element("p", {}, say("{name}: {count} certificates called back by {made}", blanks)));
  });
  at("lists").replaceChildren(...rows);
}

// The button that was pressed is gone: whoever uses the keyboard goes on where the next thing is given.
function remove(what) {
  given[what] = null;
  show();
  at("file").focus();
}

function forget(clinic) {
  clinics.splice(clinics.indexOf(clinic), 1);
  keepClinics(clinics);
  show();
  at("name").focus();
}

function add(event) {
  event.preventDefault();
  const fingerprint = plainFingerprint(at("fingerprint").value);
  const name = at("name").value.trim();
  refused = () => "";
  if (!fingerprint || !name) {
    refused = () => say("This is no fingerprint: it has 64 digits and letters from a to f.");
  } else {
    const rest = clinics.filter((one) => one.fingerprint !== fingerprint);
    clinics.splice(0, clinics.length, ...rest, { name, fingerprint });
    if (!keepClinics(clinics)) refused = () => say("This browser does not keep the clinic for the next time.");
    at("clinic").reset();
  }
  show();
}

// One after the other, so that the answer is always to what was given last.
function take(things) {
  at("result").setAttribute("aria-busy", "true");
  work = work.then(async () => {
    for (const thing of things) put(await taken(thing));
    show();
    at("result").setAttribute("aria-busy", "false");
    if (given.code || given.pdf) at("result").scrollIntoView();
  });
}

function put(found) {
  if (found.list) {
    const older = lists.find((one) => one.fingerprint === found.list.fingerprint);
    if (!older || older.made <= found.list.made) lists = [...lists.filter((one) => one !== older), found.list];
  }
  if (found.code) given.code = found.code;
  if (found.pdf) given.pdf = found.pdf;
}

function start() {
  at("unable").hidden = Boolean(globalThis.crypto?.subtle && globalThis.DecompressionStream);
  for (const language of ["ja", "en"]) {
    at(language).addEventListener("click", () => {
      speak(language);
      show();
    });
  }
  at("clinic").addEventListener("submit", add);
  at("typed").addEventListener("submit", (event) => {
    event.preventDefault();
    take([at("text").value]);
    at("typed").reset();
  });
  at("file").addEventListener("change", () => {
    take([...at("file").files]);
    at("file").value = "";
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  document.addEventListener("dragleave", () => document.body.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    take(thingsIn(event.dataTransfer));
  });
  document.addEventListener("paste", (event) => {
    const isField = event.target.matches?.("input, textarea");
    const things = isField ? [...event.clipboardData.files] : thingsIn(event.clipboardData);
    if (things.length) take(things);
  });
  show();
}

function thingsIn(transfer) {
  const text = transfer.getData("text");
  return transfer.files.length ? [...transfer.files] : text ? [text] : [];
}

start();
