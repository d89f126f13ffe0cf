/** The words of the page in the reader's language; the tables are the program's own. */

const TABLES = JSON.parse(document.getElementById("tables").textContent);
const KEPT_AS = "tenteki-language";
let language = chosen();

/** Return an English text in the reader's language, its blanks filled. */
export function say(text, blanks = {}) {
  const found = (language === "ja" && TABLES.ja[text]) || text;
  return found.replace(/\{(\w+)\}/g, (_, name) => String(blanks[name]));
}

/** Return the word of a table (answers, doubts, routes, products …), or the code itself. */
export function wordOf(table, code) {
  const found = TABLES[table][language];
  return Object.hasOwn(found, code) ? found[code] : code;
}

/** Return the language that the page speaks. */
export function languageNow() {
  return language;
}

/** Speak another language from now on. */
export function speak(wanted) {
  language = wanted;
  try {
    localStorage.setItem(KEPT_AS, wanted);
  } catch {
    // Then it is asked of the browser again the next time.
  }
}

function chosen() {
  let kept = null;
  try {
    kept = localStorage.getItem(KEPT_AS);
  } catch {
    kept = null;
  }
  const wanted = kept ?? navigator.language;
  return wanted.startsWith("ja") ? "ja" : "en";
}
