import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** A paragraph of a Word file: its style, its text, whether it stands in a table. */
export type WordParagraph = { style: string; text: string; inTable: boolean };

export type WordTable = { headRows: number; rows: string[][] };

export type WordFile = {
  parts: string[];
  paragraphs: WordParagraph[];
  tables: WordTable[];
  /** Ids of the styles that the file knows. */
  styles: string[];
  /** The raw text of a part, for what is not text. */
  part: (name: string) => string;
};

/** Opens a Word file as Word does: unzips it, parses every part strictly and reads what stands in it. */
export function readWord(file: Uint8Array): WordFile {
  const entries = unzipSync(file);
  const part = (name: string) => strFromU8(entries[name] ?? new Uint8Array());
  for (const name of Object.keys(entries)) {
    if (/\.(xml|rels)$/.test(name)) parse(part(name), {});
  }
  const styles: string[] = [];
  parse(part("word/styles.xml"), {
    open: (name, attributes) => name === "w:style" && styles.push(attributes["w:styleId"] ?? ""),
  });
  return { parts: Object.keys(entries), styles, part, ...body(part("word/document.xml")) };
}

function body(xml: string): Pick<WordFile, "paragraphs" | "tables"> {
  const paragraphs: WordParagraph[] = [];
  const tables: WordTable[] = [];
  let table: WordTable | null = null;
  let paragraph: WordParagraph | null = null;
  let inText = false;
  let inRun = false;
  parse(xml, {
    open: (name, attributes) => {
      if (name === "w:tbl") table = { headRows: 0, rows: [] };
      if (name === "w:tr") table?.rows.push([]);
      if (name === "w:tblHeader" && table) table.headRows += 1;
      if (name === "w:tc") table?.rows.at(-1)?.push("");
      if (name === "w:p") paragraph = { style: "", text: "", inTable: table !== null };
      if (name === "w:pStyle" && paragraph) paragraph.style = attributes["w:val"] ?? "";
      if (name === "w:r") inRun = true;
      if ((name === "w:br" || name === "w:tab") && inRun && paragraph)
        paragraph.text += name === "w:br" ? "\n" : "\t";
      if (name === "w:t") inText = true;
    },
    text: (text) => {
      if (inText && paragraph) paragraph.text += text;
    },
    close: (name) => {
      if (name === "w:t") inText = false;
      if (name === "w:r") inRun = false;
      if (name === "w:tbl" && table) {
        tables.push(table);
        table = null;
      }
      if (name !== "w:p" || !paragraph) return;
      paragraphs.push(paragraph);
      const row = table?.rows.at(-1);
      if (row?.length) row[row.length - 1] += `${row.at(-1) === "" ? "" : "\n"}${paragraph.text}`;
      paragraph = null;
    },
  });
  return { paragraphs, tables };
}

type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => unknown;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Strict: what Word would want to repair is an error here. */
function parse(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => open?.(name, attributes as Record<string, string>));
  parser.on("text", (found) => text?.(found));
  parser.on("closetag", ({ name }) => close?.(name));
  parser.write(xml).close();
}
