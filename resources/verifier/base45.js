/** The dense letters of a QR code as bytes again (RFC 9285). */
import { demand } from "./unreadable.js";

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Return the bytes that a text in base45 says. */
export function fromBase45(text) {
  demand(text.length % 3 !== 1, "a letter is missing");
  const bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = [...text.slice(at, at + 3)].map((sign) => LETTERS.indexOf(sign));
    demand(!group.includes(-1), "a letter of another alphabet");
    const [low, middle, high = 0] = group;
    const number = low + middle * 45 + high * 2025;
    demand(number < (group.length === 3 ? 65536 : 256), "a group too large");
    if (group.length === 3) bytes.push(number >> 8);
    bytes.push(number & 255);
  }
  return Uint8Array.from(bytes);
}
