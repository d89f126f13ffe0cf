/** The clinic's public key: a point of the curve P-256, sent as one coordinate and a sign. */
import { demand } from "./unreadable.js";

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
// What stands before the point in a SubjectPublicKeyInfo of this curve (RFC 5480).
const SPKI = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

/** Return both coordinates (SEC 1, 2.3.4) of a point of 33 bytes. */
export function decompress(point) {
  demand(point.length === 33 && (point[0] === 2 || point[0] === 3), "no compressed point");
  const x = BigInt(`0x${toHex(point.subarray(1))}`);
  demand(x < P, "no point of the curve");
  const square = (((x * x - 3n) * x + B) % P + P) % P;
  const root = power(square, (P + 1n) / 4n);
  demand((root * root) % P === square, "no point of the curve");
  const y = (root & 1n) === BigInt(point[0] & 1) ? root : P - root;
  return fromHex(`04${toHex(point.subarray(1))}${y.toString(16).padStart(64, "0")}`);
}

/** Return the SHA-256 of a key (SubjectPublicKeyInfo, DER), in hexadecimal. */
export async function fingerprintOf(point) {
  return sha256(Uint8Array.from([...fromHex(SPKI), ...point]));
}

/** Return the SHA-256 of bytes, in hexadecimal. */
export async function sha256(bytes) {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Return bytes in hexadecimal. */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text) {
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}

function power(base, exponent) {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}
