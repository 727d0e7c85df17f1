import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type Options, open, type ZipFile } from "yauzl";
import { fileKind } from "./file-kind";
import { FileRefused, inspectLimits } from "./inspect-limits";
import { inspectRelations, officeType, wordsOf } from "./office-parts";
import { secretLine } from "./secret-marks";

/** Programs inside, by the names of their parts; old spreadsheets keep macros in sheets of their own. */
const macroPart =
  /(^|\/)(vbaproject|vbadata|macrosheets|activex|attachedtoolbars)|\.(docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppsm|ppam)$/i;
const programPart =
  /\.(exe|dll|com|scr|bat|cmd|ps1|vbs?|vbe|jse?|wsf|hta|msi|lnk|jar|swf|sys|cpl|reg|html?|svgz?|sh|py)$/i;
const archivePart = /\.(zip|rar|7z|gz|tar|cab|iso|img)$/i;
const embedded = /(^|\/)embeddings\//i;
const nested = /\.(docx|xlsx|pptx)$/i;
/** Drawings: their words are no lines, and old ones are no XML. */
const drawing = /\.(svg|vml)$/i;
/** Pictures of old programs are packed as archives are. */
const packedPicture = /\.(emz|wmz)$/i;
/** Scrambled letters of a font may begin with anything. */
const font = /\.(odttf|fntdata)$/i;

type Budget = { parts: number; unpacked: number; text: number };

/** Looks through an Office file; throws what speaks against it, answers its type. Anything else in a zip is an archive. */
export async function inspectOffice(path: string): Promise<string> {
  const zip = await opened((done) => open(path, options, done));
  return inspectZip(zip, { parts: 0, unpacked: 0, text: 0 }, 0);
}

const options: Options = { lazyEntries: true, autoClose: false, strictFileNames: true };

function opened(begin: (done: (error: Error | null, zip?: ZipFile) => void) => void): Promise<ZipFile> {
  return new Promise((done, failed) =>
    begin((error, zip) => (zip ? done(zip) : failed(new FileRefused("broken", error?.message)))),
  );
}

async function inspectZip(zip: ZipFile, budget: Budget, depth: number): Promise<string> {
  try {
    const entries = await listEntries(zip, budget);
    const types = entries.get("[content_types].xml");
    if (!types) throw new FileRefused("archive");
    const type = officeType(await content(zip, types, budget));
    for (const [name, entry] of entries) await inspectPart(zip, name, entry, budget, depth);
    return type;
  } finally {
    zip.close();
  }
}

async function inspectPart(zip: ZipFile, name: string, entry: Entry, budget: Budget, depth: number) {
  if (macroPart.test(name)) throw new FileRefused("macros", name);
  if (programPart.test(name)) throw new FileRefused("executable", name);
  if (archivePart.test(name)) throw new FileRefused("archive", name);
  if (embedded.test(name)) {
    // A chart carries its numbers as a workbook; anything else that is packed inside could be anything.
    if (!nested.test(name) || depth > 0) throw new FileRefused("active", name);
    const inside = await content(zip, entry, budget);
    await inspectZip(await opened((done) => fromBuffer(inside, options, done)), budget, depth + 1);
  }
  if (/\.rels$/i.test(name)) return inspectRelations(await content(zip, entry, budget));
  if (drawing.test(name)) return;
  if (/\.xml$/i.test(name) || (await startsAsXml(zip, name, entry))) {
    const marked = secretLine(wordsOf(await content(zip, entry, budget)));
    if (marked) throw new FileRefused("secret_text", marked);
  }
}

/** What a part is by its first bytes, whatever it is called: a program, an archive, words, or something to look at. */
async function startsAsXml(zip: ZipFile, name: string, entry: Entry): Promise<boolean> {
  const stream = await opening(zip, entry);
  let head: Buffer = Buffer.alloc(0);
  for await (const piece of stream as AsyncIterable<Buffer>) {
    head = Buffer.concat([head, piece]);
    if (head.length >= 512) break;
  }
  const found = fileKind({ head, tail: Buffer.alloc(0) });
  const code = "refused" in found ? found.refused : found.kind;
  if (code === "executable" && !font.test(name)) throw new FileRefused("executable", name);
  if (code === "old_office") throw new FileRefused("active", name);
  if ((code === "archive" && !packedPicture.test(name)) || (code === "zip" && !embedded.test(name)))
    throw new FileRefused("archive", name);
  return /^[\0\s\u00ef\u00bb\u00bf\u00fe\u00ff]{0,8}</.test(head.subarray(0, 16).toString("latin1"));
}

function listEntries(zip: ZipFile, budget: Budget): Promise<Map<string, Entry>> {
  return new Promise((done, failed) => {
    const entries = new Map<string, Entry>();
    const refuse = (error: FileRefused) => failed(error);
    zip.on("error", (error: Error) => refuse(new FileRefused("broken", error.message)));
    zip.on("end", () => done(entries));
    zip.on("entry", (entry: Entry) => {
      budget.parts += 1;
      budget.unpacked += entry.uncompressedSize;
      if (budget.parts > inspectLimits.parts || budget.unpacked > inspectLimits.unpacked)
        return refuse(new FileRefused("too_much_inside"));
      if ((entry.generalPurposeBitFlag & 1) === 1) return refuse(new FileRefused("encrypted"));
      const name = entry.fileName.toLowerCase();
      // Two parts of one name: one for us, the other for whoever opens it.
      if (entries.has(name)) return refuse(new FileRefused("broken", "two parts of one name"));
      entries.set(name, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

const opening = (zip: ZipFile, entry: Entry) =>
  new Promise<Readable>((done, failed) =>
    zip.openReadStream(entry, (error, found) =>
      error ? failed(new FileRefused("broken", error.message)) : done(found),
    ),
  );

async function content(zip: ZipFile, entry: Entry, budget: Budget): Promise<Buffer> {
  const stream = await opening(zip, entry);
  const pieces: Buffer[] = [];
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      budget.text += piece.length;
      if (budget.text > inspectLimits.text) throw new FileRefused("too_much_inside", entry.fileName);
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused("broken", error instanceof Error ? error.message : entry.fileName);
  } finally {
    stream.destroy();
  }
  return Buffer.concat(pieces);
}
