/** A reader of the objects of a PDF (ISO 32000-1, 7.3): only as much as an attached file needs. */
import { demand } from "./unreadable.js";

const DEEPEST = 30;
const GAP = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const REFERENCE = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A name, such as /Root. */
export class Name {
  constructor(text) {
    this.text = text;
  }
}

/** A pointer to an object by its number. */
export class Reference {
  constructor(number) {
    this.number = number;
  }
}

/** Reads objects one after the other from a file whose bytes are the signs of a text. */
export class Objects {
  constructor(file, at) {
    this.file = file;
    this.at = at;
  }

  /** Return the next object: number, text, Name, Reference, array, Map or null. */
  next(depth = 0) {
    demand(depth < DEEPEST, "too deep");
    this.match(GAP);
    const sign = this.file[this.at];
    if (sign === "/") return this.name();
    if (sign === "(") return this.string();
    if (sign === "[") return this.list("]", depth);
    if (this.file.startsWith("<<", this.at)) return this.map(depth);
    if (sign === "<") return this.hex();
    const reference = this.match(REFERENCE);
    if (reference) return new Reference(Number(reference[1]));
    return this.word();
  }

  /** Skip gaps and a word that must stand here; return whether it did. */
  skip(word) {
    this.match(GAP);
    const stands = this.file.startsWith(word, this.at);
    if (stands) this.at += word.length;
    return stands;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.file);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  name() {
    this.at += 1;
    const found = this.match(WORD);
    const plain = (found ? found[0] : "").replace(/#([0-9a-fA-F]{2})/g, (_, code) => signOf(code));
    return new Name(plain);
  }

  word() {
    const found = this.match(WORD);
    demand(found, "no object");
    const number = Number(found[0]);
    return Number.isNaN(number) ? null : number;
  }

  list(end, depth) {
    this.at += end.length;
    const found = [];
    while (!this.skip(end)) found.push(this.next(depth + 1));
    return found;
  }

  map(depth) {
    const parts = this.list(">>", depth);
    const found = new Map();
    for (let at = 0; at + 1 < parts.length; at += 2) {
      demand(parts[at] instanceof Name, "no name");
      found.set(parts[at].text, parts[at + 1]);
    }
    return found;
  }

  hex() {
    const end = this.file.indexOf(">", this.at);
    demand(end > 0, "it breaks off");
    const digits = this.file.slice(this.at + 1, end).replace(/[\0\t\n\f\r ]/g, "");
    this.at = end + 1;
    demand(/^[0-9a-fA-F]*$/.test(digits), "no string");
    return `${digits}${digits.length % 2 ? "0" : ""}`.replace(/../g, signOf);
  }

  string() {
    let [open, told] = [1, ""];
    for (this.at += 1; open; this.at += 1) {
      const sign = this.file[this.at];
      demand(sign !== undefined, "it breaks off");
      if (sign === "\\") told += this.escaped();
      else {
        open += { "(": 1, ")": -1 }[sign] ?? 0;
        if (open) told += sign;
      }
    }
    return told;
  }

  escaped() {
    const octal = /[0-7]{1,3}/y;
    octal.lastIndex = this.at + 1;
    const found = octal.exec(this.file);
    if (found) {
      this.at += found[0].length;
      return String.fromCharCode(parseInt(found[0], 8) & 255);
    }
    this.at += 1;
    const sign = this.file[this.at] ?? "";
    return sign === "\n" || sign === "\r" ? "" : (ESCAPES[sign] ?? sign);
  }
}

function signOf(hex) {
  return String.fromCharCode(parseInt(hex, 16));
}
