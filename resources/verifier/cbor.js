/** A strict reader of CBOR in its one canonical form (RFC 8949, 4.2), and the writer of two kinds. */
import { demand } from "./unreadable.js";

const DEEPEST = 6;
const HEADS = { 24: 1, 25: 2, 26: 4, 27: 8 };

/** A value that bears a number saying what it is. */
export class Tagged {
  constructor(tag, value) {
    this.tag = tag;
    this.value = value;
  }
}

/** Return the one value that the bytes hold: number, Uint8Array, text, array, Map or Tagged. */
export function fromCbor(bytes) {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  demand(reader.at === bytes.length, "more follows");
  return value;
}

/** Return the head of a value: its kind and its length, as short as can be. */
export function head(kind, length) {
  if (length < 24) return [(kind << 5) | length];
  if (length < 256) return [(kind << 5) | 24, length];
  demand(length < 65536, "too long");
  return [(kind << 5) | 25, length >> 8, length & 255];
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  value(depth) {
    demand(depth <= DEEPEST, "too deep");
    const [kind, number] = this.head();
    if (kind === 0) return number;
    if (kind === 1) return -1 - number;
    if (kind === 2) return this.take(number);
    if (kind === 3) return text(this.take(number));
    if (kind === 4) return this.list(number, depth);
    if (kind === 5) return this.map(number, depth);
    demand(kind === 6, "a kind that we do not write");
    return new Tagged(number, this.value(depth + 1));
  }

  head() {
    demand(this.at < this.bytes.length, "it breaks off");
    const first = this.bytes[this.at];
    this.at += 1;
    const short = first & 31;
    if (short < 24) return [first >> 5, short];
    const size = HEADS[short];
    demand(size !== undefined, "a length that is not told");
    const number = this.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
    demand(Number.isSafeInteger(number + 1), "too large a number");
    demand(number >= (size === 1 ? 24 : 256 ** (size / 2)), "longer than it must be");
    return [first >> 5, number];
  }

  take(count) {
    demand(count <= this.bytes.length - this.at, "it breaks off");
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  list(count, depth) {
    demand(count <= this.bytes.length - this.at, "it breaks off");
    return Array.from({ length: count }, () => this.value(depth + 1));
  }

  map(count, depth) {
    demand(count <= this.bytes.length - this.at, "it breaks off");
    const found = new Map();
    for (let one = 0; one < count; one += 1) {
      const key = this.value(depth + 1);
      demand(Number.isInteger(key) && !found.has(key), "a key twice, or no number");
      found.set(key, this.value(depth + 1));
    }
    return found;
  }
}

function text(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return demand(false, "no text");
  }
}
