/**
 * What a workbook that somebody hands in may be. Everything is counted while it is read, never believed from a header:
 * a file of 400 kB can hold 300 MB.
 */
export type SpreadsheetLimits = {
  /** Bytes of the file as it was sent. */
  file: number;
  /** Bytes of all parts together, unpacked. */
  unpacked: number;
  /** Bytes of a part that is read whole: list of sheets, styles. */
  part: number;
  parts: number;
  sheets: number;
  /** Rows with something in them, below the headings. */
  rows: number;
  columns: number;
  /** Bytes of XML without a tag; a cell holds 32.767 characters. */
  run: number;
  /** The table of shared texts: how many, and how many characters together. */
  texts: number;
  textChars: number;
  milliseconds: number;
  /** Heap of the process that reads, in MB. */
  heap: number;
};

export const spreadsheetLimits: SpreadsheetLimits = {
  file: 10 * 1024 * 1024,
  unpacked: 128 * 1024 * 1024,
  part: 8 * 1024 * 1024,
  parts: 2_000,
  sheets: 100,
  rows: 20_000,
  columns: 200,
  run: 400_000,
  texts: 600_000,
  textChars: 24_000_000,
  milliseconds: 60_000,
  heap: 96,
};

/** Why a file cannot be read at all. */
export type SpreadsheetProblem =
  | "empty"
  | "text"
  | "html"
  | "pdf"
  | "old_excel"
  | "binary_excel"
  | "open_document"
  | "other_office"
  | "unknown_kind"
  | "encrypted"
  | "macros"
  | "links"
  | "declarations"
  | "broken"
  | "file_too_large"
  | "unpacked_too_large"
  | "too_many_parts"
  | "too_many_sheets"
  | "too_many_rows"
  | "too_many_columns"
  | "text_too_long"
  | "too_slow"
  | "no_table"
  | "legacy_text";

/** Thrown while reading; the one place that catches it tells the person. */
export class UnreadableSpreadsheet extends Error {
  constructor(
    readonly problem: SpreadsheetProblem,
    readonly detail = "",
    /** Memory that the reading process held at most, in kB, where it could still say so. */
    readonly peak: number | null = null,
  ) {
    super(`${problem} ${detail}`.trim());
  }
}
