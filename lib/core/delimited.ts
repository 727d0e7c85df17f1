/** A table as text: rows of cells, each row with the line of the text that it begins on. */
export type DelimitedRow = { line: number; cells: string[] };

/** What a file's bytes say, or why they cannot be read as text. */
export type FileText = { text: string } | { problem: "empty" | "spreadsheet" | "encoding" };

/** Reads a text file: UTF-8 with or without its mark, or what spreadsheets call "Unicode text" (UTF-16). */
export function textOfFile(bytes: Uint8Array): FileText {
  if (bytes.length === 0) return { problem: "empty" };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { problem: "spreadsheet" };
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "encoding" };
  }
}

/** Parts text into rows and cells. The first line tells what parts them: tab, semicolon or comma; quotes may hold any. */
export function parseDelimited(text: string): DelimitedRow[] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const mark = head.includes("\t") ? "\t" : head.split(";").length >= head.split(",").length ? ";" : ",";
  const rows: DelimitedRow[] = [];
  let [cells, cell, quoted, line, begun] = [[] as string[], "", false, 1, 1];
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== ""))
      rows.push({ line: begun, cells: cells.map((one) => one.trim()) });
    [cells, cell] = [[], ""];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\n") line += 1;
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === mark) {
      cells.push(cell);
      cell = "";
    } else if (sign === "\n") {
      endRow();
      begun = line;
    } else if (sign !== "\r") cell += sign;
  }
  endRow();
  return rows;
}

/** A table as a file that spreadsheets open as it is: marked UTF-8, semicolons, no cell that acts as a formula. */
export function toDelimited(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    const safe = /^[=+\-@\t]/.test(String(value)) ? `'${value}` : String(value);
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
