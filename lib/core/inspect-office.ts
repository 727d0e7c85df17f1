import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type Options, open, type ZipFile } from "yauzl";
import { FileRefused, inspectLimits } from "./inspect-limits";
import { secretLine } from "./secret-marks";

const office = "application/vnd.openxmlformats-officedocument.";
const mains: readonly [RegExp, string][] = [
  [/wordprocessingml\.document\.main\+xml/, `${office}wordprocessingml.document`],
  [/spreadsheetml\.sheet\.main\+xml/, `${office}spreadsheetml.sheet`],
  [/presentationml\.presentation\.main\+xml/, `${office}presentationml.presentation`],
];

/** Programs inside, by the names of their parts; old spreadsheets keep macros in sheets of their own. */
const macroPart =
  /(^|\/)(vbaproject|vbadata|macrosheets|activex|attachedtoolbars)|\.(docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppsm|ppam)$/i;
const programPart =
  /\.(exe|dll|com|scr|bat|cmd|ps1|vbs?|vbe|jse?|wsf|hta|msi|lnk|jar|swf|sys|cpl|reg|html?|svgz?|sh|py)$/i;
const archivePart = /\.(zip|rar|7z|gz|tar|cab|iso|img)$/i;
const embedded = /(^|\/)embeddings\//i;
const nested = /\.(docx|xlsx|pptx)$/i;
/** Parts whose words are read for marks of secrecy. */
const worded =
  /^(word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)|xl\/sharedstrings|xl\/worksheets\/[^/]+|ppt\/(slides|notesslides|slidemasters|slidelayouts)\/[^/]+|docprops\/(core|app|custom))\.xml$/i;
/** What a paper fetches from elsewhere when it is opened; a link that a person clicks is none of it. */
const fetched =
  /Type="[^"]*\/(attachedTemplate|oleObject|frame|subDocument|package|externalLinkPath|control|vbaProject)"/i;

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
    const declared = (await content(zip, types, budget)).toString("utf8");
    if (/macroEnabled|vbaProject|ms-office\.activeX/i.test(declared)) throw new FileRefused("macros");
    const type = mains.find(([main]) => main.test(declared))?.[1];
    if (!type) throw new FileRefused("archive");
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
  if (/\.rels$/i.test(name)) {
    const relations = (await content(zip, entry, budget)).toString("utf8");
    for (const [relation] of relations.matchAll(/<Relationship\s[^>]*>/gi))
      if (/TargetMode="External"/i.test(relation) && fetched.test(relation))
        throw new FileRefused("active", name);
  }
  if (worded.test(name)) inspectWords((await content(zip, entry, budget)).toString("utf8"));
}

/** Words of a part, a line for each paragraph, row of text and cell. */
function inspectWords(xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new FileRefused("broken", "declarations");
  if (/<w:instrText[^>]*>[^<]*\bDDE(AUTO)?\b/i.test(xml)) throw new FileRefused("active", "DDE");
  const text = xml
    .replace(/<(w:tab|w:ptab)\b[^>]*>/g, "\t")
    .replace(/<\/(w:p|a:p|si|c|row|dc:\w+|cp:\w+|vt:lpwstr)>|<(w:br|a:br)\b[^>]*>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&amp;", "&")
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      point(Number.parseInt(code, hex ? 16 : 10)),
    );
  const marked = secretLine(text);
  if (marked) throw new FileRefused("secret_text", marked);
}

const point = (code: number) => (code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : " ");

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

async function content(zip: ZipFile, entry: Entry, budget: Budget): Promise<Buffer> {
  const stream = await new Promise<Readable>((done, failed) =>
    zip.openReadStream(entry, (error, found) =>
      error ? failed(new FileRefused("broken", error.message)) : done(found),
    ),
  );
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
