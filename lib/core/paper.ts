/**
 * An official paper as data (NĐ 30/2020, Phụ lục I): what stands on it and in which order. Print and Word are drawn
 * from the same data, so that both say the same.
 */
export type Paper = {
  /** The name of the file's content. */
  title: string;
  /** Above everything while it is not signed; null afterwards. */
  mark: string | null;
  /** Cơ quan chủ quản, above who issues it; "" where there is none. */
  parent: string;
  issuer: string;
  number: string;
  placeAndDay: string;
  /** Tên loại. */
  kind: string;
  /** Trích yếu. */
  subject: string;
  /** Kính gửi; "" on papers that are sent to nobody by name. */
  to: string;
  blocks: PaperBlock[];
  recipients: string[];
  signature: { authority: string[]; notes: string[]; name: string };
  /** Said below the signature. */
  remarks: string[];
  appendix: PaperAppendix | null;
};

export type PaperBlock =
  | { kind: "heading"; level: 1 | 2; text: string }
  /** In the middle: who decides, and "QUYẾT ĐỊNH:". */
  | { kind: "centred"; text: string }
  /** "Căn cứ …", in italics. */
  | { kind: "basis"; text: string }
  | { kind: "paragraph"; text: string }
  /** Not written yet: a dotted line to fill in. */
  | { kind: "blank" }
  /** What others wrote, for the writer to work on: each with who said it. */
  | { kind: "gathered"; title: string; items: { text: string; from: string }[]; note: string };

export type PaperAppendix = {
  title: string;
  subject: string;
  notes: string[];
  columns: PaperColumn[];
  rows: string[][];
};

export type PaperColumn = {
  header: string;
  /** Columns of one group stand side by side below its name. */
  group?: string;
  align: "start" | "center" | "end";
  /** Millimetres of the sheet on its side; together as wide as the text. */
  width: number;
};

export const stateTitle = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
export const motto = "Độc lập - Tự do - Hạnh phúc";

/** Room for what is not known: never made-up text. */
export const dotted = "………………………";

/** Who issues, at the head of a paper: the name of the unit stays together, "ỦY BAN NHÂN DÂN" above "TỈNH HÀ TĨNH". */
export function headName(issuer: string): string {
  const [, body, unit] = /^(ỦY BAN NHÂN DÂN|CÔNG AN) (.+)$/u.exec(issuer.toLocaleUpperCase("vi")) ?? [];
  return body && unit ? `${body} ${unit.replaceAll(" ", "\u00a0")}` : issuer.toLocaleUpperCase("vi");
}

/** A4 in millimetres, with the margins of official papers: top and bottom 20, left 30, right 15. */
export const sheet = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15 } as const;

/** The width of the text on an upright sheet, and on one that lies on its side. */
export const textWidth = {
  upright: sheet.width - sheet.left - sheet.right,
  lying: sheet.height - sheet.left - sheet.right,
} as const;

/** One cell of the head of a table: where it stands and how far it goes. */
export type HeadCell = { text: string; columns: number; rows: number };

/** The head of a table: one row, or two where columns are grouped. */
export function headRows(columns: readonly PaperColumn[]): HeadCell[][] {
  if (columns.every(({ group }) => group === undefined)) {
    return [columns.map(({ header }) => ({ text: header, columns: 1, rows: 1 }))];
  }
  const first: HeadCell[] = [];
  const second: HeadCell[] = [];
  let open: string | undefined;
  for (const { header, group } of columns) {
    const last = first.at(-1);
    if (group === undefined) first.push({ text: header, columns: 1, rows: 2 });
    else {
      if (group === open && last) last.columns += 1;
      else first.push({ text: group, columns: 1, rows: 1 });
      second.push({ text: header, columns: 1, rows: 1 });
    }
    open = group;
  }
  return [first, second];
}

/** Text as a file may hold it: composed marks, one kind of line break, nothing that no document may contain. */
export function paperText(text: string): string {
  return (
    text
      .normalize("NFC")
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replace(/\t/g, " ")
      // What XML 1.0 has no place for, whether escaped or not.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
  );
}
