/** A spreadsheet takes what begins with one of these as a formula and would carry it out. */
const formula = /^[=+\-@\t\r]/;

/** What spreadsheets need in front of a file to read its letters right. */
export const csvStart = "\uFEFF";

/** One line of a CSV file (RFC 4180); what would be taken as a formula is led by an apostrophe. */
export function csvLine(cells: readonly (string | number | bigint | null | undefined)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | bigint | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && formula.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
