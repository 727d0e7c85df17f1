import { readXlsx } from "hucre/xlsx";

type Value = string | number | boolean | Date | null;

/** A workbook as another library reads it: the rows of its sheets, and what the sheet "Thông tin" says. */
export async function readWorkbook(bytes: Uint8Array) {
  const book = await readXlsx(bytes);
  const sheets = book.sheets.map(({ name, rows, ...rest }) => ({ ...rest, name, rows: rows as Value[][] }));
  const said = sheets.at(-1)?.rows ?? [];
  return {
    sheets,
    head: sheets[0]?.rows[0] ?? [],
    rows: sheets.slice(0, -1).flatMap((sheet) => sheet.rows.slice(1)),
    facts: new Map(said.map(([label, value]) => [String(label), value])),
  };
}

/** A CSV file without its mark: head, rows, and what stands behind "#" at its end. */
export function readCsv(bytes: Uint8Array) {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const lines = cellsOf(text.replace(/^\uFEFF/, ""));
  const said = lines.filter(([first]) => first?.startsWith("# ")).map(([first]) => first?.slice(2) ?? "");
  const [head = [], ...rows] = lines.filter(([first]) => !first?.startsWith("# "));
  return {
    marked: text.startsWith("\uFEFF"),
    head,
    rows,
    facts: new Map(said.map((line) => line.split(/: (.*)/s) as [string, string])),
  };
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])*\r\n/g) ?? []) {
    const cells = line.slice(0, -2).match(/(?:^|;)(?:"(?:[^"]|"")*"|[^;]*)/g) ?? [];
    rows.push(
      cells.map((cell) =>
        cell
          .replace(/^;/, "")
          .replace(/^"(.*)"$/s, "$1")
          .replaceAll('""', '"'),
      ),
    );
  }
  return rows;
}
