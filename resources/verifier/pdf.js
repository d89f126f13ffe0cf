/** Finding the record and the code that a certificate carries as attached files; nothing is drawn. */
import { inflate } from "./inflate.js";
import { Name, Objects, Reference } from "./pdf_objects.js";
import { Unreadable, demand } from "./unreadable.js";

const [LARGEST, LARGEST_RECORD] = [8 * 1024 * 1024, 1024 * 1024];
const [MOST_SECTIONS, MOST_OBJECTS] = [50, 100_000];
const ENTRY = /(\d{10}) (\d{5}) ([nf])/y;
const [RECORD, CODE] = ["record.json", "code.txt"];

/** Return the attached record and code of a file as texts, or why there are none. */
export async function attachedIn(bytes) {
  if (bytes.length > LARGEST) return nothing("too_large");
  try {
    const file = new Pdf(bytes);
    if (file.isLocked) return nothing("locked");
    const record = await plainText(file.attached(RECORD));
    if (!record) return nothing("no_record");
    const code = await plainText(file.attached(CODE));
    return code ? { doubts: [], record, code } : nothing("code_not_attached");
  } catch (error) {
    return nothing(error instanceof Unreadable ? "not_a_certificate" : "fault");
  }
}

function nothing(doubt) {
  return { doubts: [doubt], record: null, code: null };
}

async function plainText(stream) {
  try {
    const { content, filter } = stream;
    const plain = filter ? await inflate(content, LARGEST_RECORD) : content;
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
  } catch {
    return null;
  }
}

class Pdf {
  constructor(bytes) {
    this.bytes = bytes;
    this.text = signs(bytes);
    this.places = new Map();
    this.trailer = null;
    this.entries = 0;
    const end = this.text.lastIndexOf("startxref");
    demand(end >= 0, "no file of this kind");
    this.readSections(new Objects(this.text, end + "startxref".length).next());
  }

  get isLocked() {
    return this.trailer.has("Encrypt");
  }

  // The newest section comes first: what it places, an older one does not place again.
  readSections(start) {
    const seen = new Set();
    for (let at = start; at !== undefined; ) {
      demand(Number.isInteger(at) && !seen.has(at) && seen.size < MOST_SECTIONS, "a circle");
      seen.add(at);
      const objects = new Objects(this.text, at);
      demand(objects.skip("xref"), "another kind of table");
      while (!objects.skip("trailer")) this.readPlaces(objects);
      const trailer = objects.next();
      demand(trailer instanceof Map, "no trailer");
      this.trailer ??= trailer;
      at = trailer.get("Prev");
    }
  }

  readPlaces(objects) {
    const [first, count] = [objects.next(), objects.next()];
    demand(Number.isInteger(first) && Number.isInteger(count), "no table");
    this.entries += count;
    demand(count >= 0 && this.entries < MOST_OBJECTS, "too many objects");
    for (let number = first; number < first + count; number += 1) {
      objects.skip("");
      const entry = objects.match(ENTRY);
      demand(entry, "no table");
      if (!this.places.has(number)) this.places.set(number, entry[3] === "n" ? +entry[1] : null);
    }
  }

  attached(wanted) {
    const names = this.at(this.trailer, "Root", "Names", "EmbeddedFiles", "Names");
    demand(names === undefined || Array.isArray(names), "no list of files");
    const place = (names ?? []).findIndex((one, at) => at % 2 === 0 && plain(one) === wanted);
    if (place < 0) return null;
    const files = this.at(this.solid(names[place + 1]), "EF");
    return files instanceof Map ? this.stream(files.get("F")) : null;
  }

  at(start, ...path) {
    return path.reduce((part, name) => {
      return part instanceof Map ? this.solid(part.get(name)) : undefined;
    }, start);
  }

  // What a reference points to, or the thing itself.
  solid(value) {
    return value instanceof Reference ? this.open(value).next() : value;
  }

  open(reference) {
    const place = this.places.get(reference.number);
    demand(Number.isInteger(place) && place < this.text.length, "a lost object");
    const objects = new Objects(this.text, place);
    demand(objects.next() === reference.number, "another object");
    objects.next();
    demand(objects.skip("obj"), "no object");
    return objects;
  }

  stream(reference) {
    demand(reference instanceof Reference, "no stream");
    const objects = this.open(reference);
    const facts = objects.next();
    demand(facts instanceof Map && objects.skip("stream"), "no stream");
    objects.match(/\r?\n/y);
    const length = this.solid(facts.get("Length"));
    demand(Number.isInteger(length) && length >= 0, "no length");
    demand(objects.at + length <= this.bytes.length, "it breaks off");
    const content = this.bytes.subarray(objects.at, objects.at + length);
    return { content, filter: filterOf(this.solid(facts.get("Filter"))) };
  }
}

function filterOf(told) {
  const filters = told === undefined ? [] : [told].flat();
  const isKnown = filters.every((one) => one instanceof Name && one.text === "FlateDecode");
  demand(isKnown && filters.length <= 1, "another filter");
  return filters.length === 1;
}

// A name may be written in UTF-16, with a mark before it.
function plain(text) {
  const isWide = typeof text === "string" && text.startsWith("\u00fe\u00ff");
  return isWide ? text.slice(2).replace(/\0/g, "") : text;
}

function signs(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join("");
}
