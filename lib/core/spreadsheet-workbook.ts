import { type SpreadsheetLimits, UnreadableSpreadsheet } from "./spreadsheet-limits";
import type { WorkbookParts } from "./spreadsheet-parts";

export type SheetPart = { name: string; hidden: boolean; part: string };

/** What must be known of a workbook before a sheet of it is read. */
export type Workbook = {
  sheets: SheetPart[];
  /** Days are counted from 1904 (old files of the Mac). */
  since1904: boolean;
  /** By the number of a cell's style: true where the number is shown as a day or an hour. */
  dated: boolean[];
  texts: string[];
};

/** Reads the frame of a workbook: sheets, styles and shared texts. */
export async function readWorkbookFrame(parts: WorkbookParts, limits: SpreadsheetLimits): Promise<Workbook> {
  await refuseMacros(parts, limits);
  const part = await mainPart(parts, limits);
  const targets = await relations(parts, relationsOf(part), limits);
  const { sheets, since1904 } = await listSheets(parts, part, limits);
  if (sheets.length > limits.sheets) throw new UnreadableSpreadsheet("too_many_sheets");
  return {
    sheets: sheets.flatMap(({ name, hidden, id }) => {
      const target = targets.find((one) => one.id === id && one.type.endsWith("/worksheet"));
      return target ? [{ name, hidden, part: resolve(part, target.target) }] : [];
    }),
    since1904,
    dated: await readStyles(parts, partOf(targets, part, "/styles"), limits),
    texts: await readTexts(parts, partOf(targets, part, "/sharedStrings"), limits),
  };
}

async function refuseMacros(parts: WorkbookParts, limits: SpreadsheetLimits): Promise<void> {
  let kind = "";
  await parts.read(
    "[content_types].xml",
    {
      open: (_, { PartName = "", ContentType = "" }) => {
        if (/macroEnabled|vbaProject/i.test(ContentType)) throw new UnreadableSpreadsheet("macros");
        if (/sheet\.binary/i.test(ContentType)) throw new UnreadableSpreadsheet("binary_excel");
        if (/spreadsheetml\.(sheet|template)\.main\+xml/.test(ContentType)) kind = PartName;
      },
    },
    limits.part,
  );
  if (kind === "") throw new UnreadableSpreadsheet("unknown_kind");
}

type Relation = { id: string; type: string; target: string };

async function relations(parts: WorkbookParts, name: string, limits: SpreadsheetLimits): Promise<Relation[]> {
  const found: Relation[] = [];
  if (!parts.has(name)) return found;
  await parts.read(
    name,
    {
      open: (tag, { Id = "", Type = "", Target = "", TargetMode = "" }) => {
        if (tag !== "Relationship") return;
        if (TargetMode === "External") throw new UnreadableSpreadsheet("links", Target.slice(0, 100));
        found.push({ id: Id, type: Type, target: Target });
      },
    },
    limits.part,
  );
  return found;
}

async function mainPart(parts: WorkbookParts, limits: SpreadsheetLimits): Promise<string> {
  const root = await relations(parts, "_rels/.rels", limits);
  const main = root.find(({ type }) => type.endsWith("/officeDocument"));
  const part = main ? resolve("", main.target) : "xl/workbook.xml";
  if (!parts.has(part)) throw new UnreadableSpreadsheet("broken", part);
  return part;
}

function relationsOf(part: string): string {
  const cut = part.lastIndexOf("/") + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** The name of a part as another part says it: from the root, or beside itself. */
function resolve(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

function partOf(targets: Relation[], main: string, type: string): string | null {
  const found = targets.find((one) => one.type.endsWith(type));
  return found ? resolve(main, found.target) : null;
}

async function listSheets(parts: WorkbookParts, part: string, limits: SpreadsheetLimits) {
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  let since1904 = false;
  await parts.read(
    part,
    {
      open: (tag, attributes) => {
        if (tag === "workbookPr") since1904 = ["1", "true"].includes(attributes.date1904 ?? "");
        if (tag === "externalReference") throw new UnreadableSpreadsheet("links");
        if (tag !== "sheet") return;
        const id = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? "";
        sheets.push({
          name: (attributes.name ?? "").slice(0, 100),
          hidden: (attributes.state ?? "visible") !== "visible",
          id,
        });
        if (sheets.length > limits.sheets) throw new UnreadableSpreadsheet("too_many_sheets");
      },
    },
    limits.part,
  );
  return { sheets, since1904 };
}

/** Formats that Excel numbers itself: days and hours (ECMA-376, part 1, 18.8.30). */
const ownDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47,
]);

/** True for a format that writes a day or an hour: letters of one outside of quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[dmyhs]/i.test(bare) && !/^general$/i.test(bare.trim());
}

async function readStyles(
  parts: WorkbookParts,
  name: string | null,
  limits: SpreadsheetLimits,
): Promise<boolean[]> {
  const dated: boolean[] = [];
  if (!name || !parts.has(name)) return dated;
  const codes = new Map<number, string>();
  let inCells = false;
  await parts.read(
    name,
    {
      open: (tag, attributes) => {
        if (tag === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
        if (tag === "cellXfs") inCells = true;
        if (tag !== "xf" || !inCells || dated.length > 100_000) return;
        const format = Number(attributes.numFmtId ?? 0);
        const code = codes.get(format);
        dated.push(code === undefined ? ownDates.has(format) : isDateFormat(code));
      },
      close: (tag) => {
        if (tag === "cellXfs") inCells = false;
        return undefined;
      },
    },
    limits.part,
  );
  return dated;
}

async function readTexts(
  parts: WorkbookParts,
  name: string | null,
  limits: SpreadsheetLimits,
): Promise<string[]> {
  const texts: string[] = [];
  if (!name || !parts.has(name)) return texts;
  let [current, inText, inReading, characters] = ["", false, false, 0];
  await parts.read(name, {
    open: (tag) => {
      if (tag === "si") current = "";
      if (tag === "t") inText = true;
      if (tag === "rPh") inReading = true;
    },
    text: (text) => {
      if (inText && !inReading) current += text;
    },
    close: (tag) => {
      if (tag === "t") inText = false;
      if (tag === "rPh") inReading = false;
      if (tag !== "si") return undefined;
      characters += current.length;
      texts.push(current);
      if (texts.length > limits.texts || characters > limits.textChars)
        throw new UnreadableSpreadsheet("unpacked_too_large", "sharedStrings");
      return undefined;
    },
  });
  return texts;
}
