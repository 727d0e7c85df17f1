/** What a file is by its content; its name and what a browser calls it say nothing. */
export type FileKind = "jpeg" | "png" | "webp" | "pdf" | "zip";

/** Why a file is not even looked into. */
export type FileKindRefusal = "executable" | "archive" | "old_office" | "heic" | "cut" | "unknown";

type Ends = { head: Uint8Array; tail: Uint8Array };

const starts = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));
const latin = (bytes: Uint8Array) => ascii(bytes, 0, bytes.length);

/** The end of a zip's directory: a file that is read from its end would be taken for an archive. */
const zipEnd = "PK\x05\x06";

const executables: readonly ((head: Uint8Array) => boolean)[] = [
  (head) => starts(head, 0x4d, 0x5a),
  (head) => starts(head, 0x7f, 0x45, 0x4c, 0x46),
  (head) => starts(head, 0x23, 0x21),
  (head) => starts(head, 0xca, 0xfe, 0xba, 0xbe) || starts(head, 0x00, 0x61, 0x73, 0x6d),
  (head) => starts(head, 0xcf, 0xfa, 0xed, 0xfe) || starts(head, 0xce, 0xfa, 0xed, 0xfe),
  // A shortcut of Windows.
  (head) => starts(head, 0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00),
];

const archives: readonly ((head: Uint8Array) => boolean)[] = [
  (head) => ascii(head, 0, 4) === "Rar!",
  (head) => starts(head, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c),
  (head) => starts(head, 0x1f, 0x8b) || starts(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a),
  (head) => ascii(head, 0, 3) === "BZh" || starts(head, 0x28, 0xb5, 0x2f, 0xfd),
  (head) => ascii(head, 0, 4) === "MSCF" || ascii(head, 257, 262) === "ustar",
  (head) => ascii(head, 0, 4) === zipEnd,
];

/** What a file is, or why it is not taken. Zip is what modern Office files are inside: it is looked into later. */
export function fileKind({ head, tail }: Ends): { kind: FileKind } | { refused: FileKindRefusal } {
  if (executables.some((is) => is(head))) return { refused: "executable" };
  if (archives.some((is) => is(head))) return { refused: "archive" };
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return { refused: "old_office" };
  if (starts(head, 0xff, 0xd8, 0xff)) return { kind: "jpeg" };
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: "png" };
  if (ascii(head, 0, 4) === "RIFF" && ascii(head, 8, 12) === "WEBP") return { kind: "webp" };
  if (ascii(head, 4, 8) === "ftyp" && /^(hei[cxms]|hev[cx]|mif1|msf1)/.test(ascii(head, 8, 12)))
    return { refused: "heic" };
  if (/^%PDF-[12]\.\d/.test(ascii(head, 0, 8))) {
    if (latin(tail).includes(zipEnd)) return { refused: "archive" };
    return latin(tail).includes("%%EOF") ? { kind: "pdf" } : { refused: "cut" };
  }
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return { kind: "zip" };
  return { refused: "unknown" };
}
