/** A signed payload (COSE_Sign1 with ES256, RFC 9052) that brings its public key along. */
import { Tagged, fromCbor, head } from "./cbor.js";
import { decompress, fingerprintOf, toHex } from "./curve.js";
import { demand } from "./unreadable.js";

const SIGN1 = 18;
const [ALGORITHM, KEY_ID, ES256, PUBLIC_KEY] = [1, 4, -7, -65537];
const [KEY_ID_BYTES, SIGNATURE_BYTES] = [8, 64];
// Half the order of the curve: of the two faces of a signature the clinic writes the smaller one.
const HALF_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n / 2n;
const CURVE = { name: "ECDSA", namedCurve: "P-256" };

/** Return payload and fingerprint of signed bytes, and whether that key signed exactly this. */
export async function unseal(bytes) {
  const [header, point, payload, signature] = parts(fromCbor(bytes));
  const named = namedKey(fromCbor(header));
  const key = decompress(point);
  const fingerprint = await fingerprintOf(key);
  const isNamed = fingerprint.startsWith(toHex(named));
  const isSmaller = BigInt(`0x${toHex(signature.subarray(SIGNATURE_BYTES / 2))}`) <= HALF_ORDER;
  const isIntact = isNamed && isSmaller && (await holds(key, signature, toBeSigned(header, payload)));
  return { payload, fingerprint, isIntact };
}

async function holds(key, signature, signed) {
  const imported = await crypto.subtle.importKey("raw", key, CURVE, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, imported, signature, signed);
}

function parts(read) {
  demand(read instanceof Tagged && read.tag === SIGN1, "no COSE_Sign1");
  demand(Array.isArray(read.value) && read.value.length === 4, "no COSE_Sign1");
  const [header, open, payload, signature] = read.value;
  demand(open instanceof Map && open.size === 1 && open.has(PUBLIC_KEY), "another header");
  const found = [header, open.get(PUBLIC_KEY), payload, signature];
  demand(found.every((one) => one instanceof Uint8Array), "no COSE_Sign1");
  demand(signature.length === SIGNATURE_BYTES, "a signature of another length");
  return found;
}

function namedKey(header) {
  demand(header instanceof Map && header.size === 2, "another header");
  demand(header.get(ALGORITHM) === ES256, "another algorithm");
  const named = header.get(KEY_ID);
  demand(named instanceof Uint8Array && named.length === KEY_ID_BYTES, "no key is named");
  return named;
}

function toBeSigned(header, payload) {
  const word = new TextEncoder().encode("Signature1");
  const strings = [[3, word], [2, header], [2, new Uint8Array()], [2, payload]];
  const told = strings.flatMap(([kind, one]) => [...head(kind, one.length), ...one]);
  return Uint8Array.from([...head(4, strings.length), ...told]);
}
