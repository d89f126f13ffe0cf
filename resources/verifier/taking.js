/** What somebody gives the page, told apart by its first bytes: a code, a list, a picture, a PDF. */
import { CERTIFICATE, examineCode } from "./code.js";
import { attachedIn } from "./pdf.js";
import { codesIn, isPicture } from "./picture.js";
import { examineRecord } from "./record.js";
import { REVOCATIONS, revocationsFrom } from "./revocations.js";

const LARGEST = 40 * 1024 * 1024;
const PDF = "%PDF-";

/** Return what a text or a file is: {code}, {list} or {pdf}, each already looked at. */
export async function taken(thing) {
  if (typeof thing === "string") return fromText(thing, "");
  try {
    return await fromFile(thing);
  } catch {
    return doubtful("fault", thing.name);
  }
}

async function fromFile(file) {
  if (file.size > LARGEST) return doubtful("too_large", file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const start = String.fromCharCode(...bytes.subarray(0, 1024)).trimStart();
  if (start.startsWith(PDF)) return { pdf: await fromPdf(bytes, file.name) };
  if (isPicture(bytes)) return fromPicture(bytes, file.name);
  const isText = start.startsWith(CERTIFICATE) || start.startsWith(REVOCATIONS);
  return isText ? fromText(new TextDecoder().decode(bytes), file.name) : doubtful("not_a_certificate", file.name);
}

async function fromText(text, name) {
  if (!text.trim().startsWith(REVOCATIONS)) return { code: { ...(await examineCode(text)), name, text: text.trim() } };
  try {
    return { list: await revocationsFrom(text) };
  } catch {
    return doubtful("not_a_certificate", name);
  }
}

async function fromPicture(bytes, name) {
  const codes = await codesIn(bytes, [CERTIFICATE, REVOCATIONS]);
  if (codes === null) return doubtful("too_large", name);
  const found = codes.length === 1 ? await fromText(codes[0], name) : doubtful("not_a_certificate", name);
  if (found.code) found.code.source = "picture";
  return found;
}

async function fromPdf(bytes, name) {
  const { doubts, record, code } = await attachedIn(bytes);
  if (record === null) return { doubts, proof: null, fingerprint: "", told: null, name, code };
  const own = await examineCode(code);
  // What is attached to a certificate and is no code was one before; nothing stands around it.
  const isPlain = code === code.trim();
  const broken = isPlain ? own.doubts.map((one) => (one === "not_a_certificate" ? "code_broken" : one)) : ["code_broken"];
  const found = await examineRecord(record, own.proof);
  return { ...own, ...found, doubts: [...broken, ...found.doubts], name, code };
}

function doubtful(doubt, name) {
  return { code: { doubts: [doubt], proof: null, fingerprint: "", name } };
}
