import { open } from "node:fs/promises";
import { legacyEncoding } from "./legacy-text";
import { type Cell, cellPlace, type Merge, type SheetMessage, type SheetRow } from "./spreadsheet-cells";
import { problemOfParts, problemOfStart } from "./spreadsheet-kind";
import { type SpreadsheetLimits, UnreadableSpreadsheet } from "./spreadsheet-limits";
import { WorkbookParts } from "./spreadsheet-parts";
import { readWorkbookFrame, type SheetPart, type Workbook } from "./spreadsheet-workbook";
import { fold } from "./text";

/** The table that is looked for: the folded words of its headings, and how many of them a row must have to be them. */
export type Wanted = { headings: string[]; atLeast: number };

/** Rows above the headings (a title, a date) that are looked through, and rows sent at a time. */
const rowsBefore = 30;
const batch = 200;

type Tell = (message: SheetMessage) => Promise<void> | void;

/** Reads the first visible sheet that has the wanted headings. Throws UnreadableSpreadsheet where there is none. */
export async function readSheet(
  path: string,
  wanted: Wanted,
  limits: SpreadsheetLimits,
  tell: Tell,
): Promise<void> {
  await refuseOtherFiles(path, limits);
  const parts = await WorkbookParts.open(path, limits);
  try {
    const problem = problemOfParts(parts.names);
    if (problem) throw new UnreadableSpreadsheet(problem);
    const book = await readWorkbookFrame(parts, limits);
    const sheets = book.sheets.map(({ name, hidden }) => ({ name, hidden }));
    await tell({ kind: "workbook", sheets, since1904: book.since1904 });
    const seen = { legacy: false };
    for (const sheet of book.sheets) {
      if (sheet.hidden) continue;
      if (await new SheetReading(parts, book, sheet, wanted, limits, tell, seen).read()) return;
    }
    throw new UnreadableSpreadsheet(seen.legacy ? "legacy_text" : "no_table");
  } finally {
    parts.close();
  }
}

async function refuseOtherFiles(path: string, limits: SpreadsheetLimits): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > limits.file) throw new UnreadableSpreadsheet("file_too_large");
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    const problem = problemOfStart(buffer.subarray(0, bytesRead));
    if (problem) throw new UnreadableSpreadsheet(problem);
  } finally {
    await file.close();
  }
}

/** One pass over one sheet. */
class SheetReading {
  private row: SheetRow = { at: 0, cells: [] };
  private attributes: Record<string, string> = {};
  private column = -1;
  private value = "";
  private formula = false;
  private inValue = false;
  private inReading = false;
  private found = false;
  private looked = 0;
  private hiddenRows = 0;
  private count = 0;
  private merges: Merge[] = [];
  private waiting: SheetMessage[] = [];
  private ready: SheetRow[] = [];

  constructor(
    private readonly parts: WorkbookParts,
    private readonly book: Workbook,
    private readonly sheet: SheetPart,
    private readonly wanted: Wanted,
    private readonly limits: SpreadsheetLimits,
    private readonly tell: Tell,
    /** Headings may be there and not be known, because of how they were typed. */
    private readonly seen: { legacy: boolean },
  ) {}

  /** True where the sheet has the table. */
  async read(): Promise<boolean> {
    await this.parts.read(
      this.sheet.part,
      {
        open: (tag, attributes) => this.open(tag, attributes),
        text: (text) => {
          if (this.inValue) this.value += text;
        },
        close: (tag) => this.close(tag),
      },
      this.limits.unpacked,
      () => this.flush(),
    );
    if (!this.found) return false;
    this.push();
    await this.flush();
    const peak = process.resourceUsage().maxRSS;
    await this.tell({ kind: "end", merges: this.merges, hiddenRows: this.hiddenRows, peak });
    return true;
  }

  private open(tag: string, attributes: Record<string, string>): void {
    if (tag === "row") {
      const at = Number(attributes.r ?? this.row.at + 1);
      if (!(at > this.row.at && at <= 1_048_576)) throw new UnreadableSpreadsheet("broken", "row");
      this.row = { at, cells: [] };
      this.column = -1;
      if (this.found && attributes.hidden === "1") this.hiddenRows += 1;
    } else if (tag === "c") {
      const place = attributes.r === undefined ? null : cellPlace(attributes.r);
      this.column = place ? place.column : this.column + 1;
      [this.attributes, this.value, this.formula] = [attributes, "", false];
    } else if (tag === "f") this.formula = true;
    else if (tag === "v" || tag === "t") this.inValue = !this.inReading;
    else if (tag === "rPh") this.inReading = true;
    else if (tag === "mergeCell") this.merge(attributes.ref ?? "");
  }

  private close(tag: string): "enough" | undefined {
    if (tag === "v" || tag === "t") this.inValue = false;
    if (tag === "rPh") this.inReading = false;
    if (tag === "c") this.cell();
    if (tag !== "row" || this.row.cells.length === 0) return undefined;
    if (this.found) {
      this.count += 1;
      if (this.count > this.limits.rows) throw new UnreadableSpreadsheet("too_many_rows");
      this.ready.push(this.row);
      if (this.ready.length >= batch) this.push();
      return undefined;
    }
    this.looked += 1;
    if (this.isHead()) {
      this.found = true;
      this.waiting.push({ kind: "head", sheet: this.sheet.name, row: this.row });
      return undefined;
    }
    this.seen.legacy ||= this.row.cells.some(([, , value]) => legacyEncoding(String(value)) !== null);
    return this.looked >= rowsBefore ? "enough" : undefined;
  }

  private isHead(): boolean {
    const words = this.row.cells.map(([, , value]) => fold(String(value)));
    return this.wanted.headings.filter((one) => words.includes(one)).length >= this.wanted.atLeast;
  }

  private push(): void {
    if (this.ready.length > 0) this.waiting.push({ kind: "rows", rows: this.ready });
    this.ready = [];
  }

  private async flush(): Promise<void> {
    for (const message of this.waiting.splice(0)) await this.tell(message);
  }

  private cell(): void {
    const read = this.kindAndValue();
    if (!read || read[1] === "") return;
    if (this.column < 0 || this.column >= this.limits.columns)
      throw new UnreadableSpreadsheet("too_many_columns");
    const [kind, value] = read;
    if (typeof value === "string" && value.length > 32_767) throw new UnreadableSpreadsheet("text_too_long");
    this.row.cells.push(this.formula ? [this.column, kind, value, 1] : [this.column, kind, value]);
  }

  private kindAndValue(): [Cell[1], string | number] | null {
    const raw = this.value;
    switch (this.attributes.t ?? "n") {
      case "s": {
        const text = this.book.texts[Number(raw)];
        return raw === "" || text === undefined ? null : ["s", plain(text)];
      }
      case "inlineStr":
      case "str":
        return ["s", plain(raw)];
      case "b":
        return ["b", raw === "1" ? 1 : 0];
      case "e":
        return ["e", raw];
      case "d":
        return ["s", raw.replace(/T00:00(:00(\.0+)?)?Z?$/, "")];
      default: {
        if (raw === "") return this.formula ? ["s", "0"] : null;
        const number = Number(raw);
        if (!Number.isFinite(number)) return ["s", plain(raw)];
        return [this.book.dated[Number(this.attributes.s ?? 0)] ? "d" : "n", number];
      }
    }
  }

  private merge(ref: string): void {
    const [from = "", to = from] = ref.split(":");
    const [a, b] = [cellPlace(from), cellPlace(to)];
    if (!a || !b || this.merges.length >= 1_000) return;
    this.merges.push({ top: a.row, bottom: b.row, left: a.column, right: b.column });
  }
}

/** Text as a person sees it: Excel's own escapes undone, without signs that cannot be seen or stored. */
function plain(text: string): string {
  return text
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]|[\u200b-\u200f\u2028\u2029\u202a-\u202e\ufeff]/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/\u00a0/g, " ")
    .trim();
}
