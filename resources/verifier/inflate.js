/** Pressed bytes (zlib, RFC 1950) at their full length, with a bound on how far they may grow. */
import { Unreadable, demand } from "./unreadable.js";

/** Return what was pressed; anything damaged, appended or too large is refused. */
export async function inflate(pressed, largest) {
  const reader = new Blob([pressed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      demand(length < largest, "it grows beyond any bound");
      parts.push(next.value);
    }
  } catch (error) {
    // The rest is not wanted any more; what else it says of its end is of no interest.
    reader.cancel().catch(() => {});
    throw error instanceof Unreadable ? error : new Unreadable("damaged");
  }
  return joined(parts, length);
}

function joined(parts, length) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
