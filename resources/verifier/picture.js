/** Finding the code in a photograph or a picture of the screen, by the library zxing-wasm. */

// Photographs of today; more is made to do harm.
const [LARGEST, LARGEST_DOTS, LONGEST_SIDE] = [40 * 1024 * 1024, 60_000_000, 4000];
const START_OF_FRAME = [0xc0, 0xc1, 0xc2];
let library = null;

/** Return the texts of all codes in a picture that begin with one of ours, or null if too large. */
export async function codesIn(bytes, wanted) {
  const size = sizeOf(bytes);
  if (bytes.length > LARGEST || !size || size.width * size.height > LARGEST_DOTS) return null;
  const picture = await createImageBitmap(new Blob([bytes])).catch(() => null);
  if (!picture) return [];
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const dots = dotsOf(picture, shrink);
  const reader = await provideLibrary();
  const found = await reader.readBarcodes(dots, { formats: ["QRCode"], tryHarder: true });
  const texts = found.map((one) => one.text).filter((text) => wanted.some((one) => text.startsWith(one)));
  return [...new Set(texts)];
}

/** Tell whether bytes are a picture that can be looked at: PNG or JPEG. */
export function isPicture(bytes) {
  return isPng(bytes) || (bytes[0] === 0xff && bytes[1] === 0xd8);
}

function dotsOf(picture, shrink) {
  const [width, height] = [picture.width, picture.height].map((one) => Math.max(1, Math.round(one * shrink)));
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  // What is transparent is paper.
  drawing.fillStyle = "#fff";
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(picture, 0, 0, width, height);
  picture.close();
  return drawing.getImageData(0, 0, width, height);
}

async function provideLibrary() {
  if (!library) {
    const pressed = Uint8Array.from(atob(document.getElementById("wasm").textContent), (one) => one.charCodeAt(0));
    const stream = new Blob([pressed]).stream().pipeThrough(new DecompressionStream("deflate"));
    const wasmBinary = await new Response(stream).arrayBuffer();
    // Given the program itself, the library has nothing to fetch.
    ZXingWASM.prepareZXingModule({ overrides: { wasmBinary } });
    library = ZXingWASM;
  }
  return library;
}

// Read before anything is unpacked: a small file may claim a picture of gigabytes.
function sizeOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isPng(bytes)) return { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    if (START_OF_FRAME.includes(bytes[at + 1])) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
  }
  return null;
}

function isPng(bytes) {
  return bytes.length > 24 && [0x89, 0x50, 0x4e, 0x47].every((one, at) => bytes[at] === one);
}
