import { strToU8, zipSync } from "fflate";

const wordTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

/** A Word file with paragraphs, and whatever else is put into it. */
export function word(paragraphs: string[], more: Record<string, string | Uint8Array> = {}): Buffer {
  const body = paragraphs.map((one) => `<w:p><w:r><w:t>${one}</w:t></w:r></w:p>`).join("");
  const parts = {
    "[Content_Types].xml": wordTypes,
    "word/document.xml": `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
    ...more,
  };
  return zipped(parts);
}

export function zipped(parts: Record<string, string | Uint8Array>): Buffer {
  return Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, content]) => [
          name,
          typeof content === "string" ? strToU8(content) : content,
        ]),
      ),
    ),
  );
}

const external = (type: string) =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://xau.vn/a.dotm" TargetMode="External"/></Relationships>`;

const macroTypes = wordTypes.replace(
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  "application/vnd.ms-word.document.macroEnabled.main+xml",
);

/** Relations as a writer of hostile files would put them: other quotes, letters as numbers. */
const sly = external("attachedTemplate").replaceAll('"', "'").replace("External", "&#69;xternal");
const wide = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const related = (type: string, target: string) =>
  external(type).replace('Target="https://xau.vn/a.dotm" TargetMode="External"', `Target="${target}"`);
const rels = "word/_rels/document.xml.rels";
const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
const field = (...pieces: string[]) =>
  word([
    `a</w:t></w:r>${pieces.map((one) => `<w:r><w:instrText>${one}</w:instrText></w:r>`).join("")}<w:r><w:t>`,
  ]);

const exe = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 1)]);

/** Office files that must not come in: their name, their content, the code that they are refused by. */
export const hostileOffice: [string, string, Buffer, string][] = [
  ["macros by their type", "a.docx", word(["a"], { "[Content_Types].xml": macroTypes }), "macros"],
  ["macros by their part", "a.docx", word(["a"], { "word/vbaProject.bin": "x" }), "macros"],
  ["sheets of macros", "a.docx", word(["a"], { "xl/macrosheets/sheet1.xml": "<a/>" }), "macros"],
  ["a program inside a Word file", "a.docx", word(["a"], { "word/media/a.exe": exe }), "executable"],
  [
    "an archive inside a Word file",
    "a.docx",
    word(["a"], { "word/media/a.zip": zipped({ a: "a" }) }),
    "archive",
  ],
  ["a packed object", "a.docx", word(["a"], { "word/embeddings/oleObject1.bin": exe }), "active"],
  [
    "a workbook with macros inside a Word file",
    "a.docx",
    word(["a"], { "word/embeddings/a.docx": word(["a"], { "word/vbaProject.bin": "x" }) }),
    "macros",
  ],
  [
    "a template from elsewhere",
    "a.docx",
    word(["a"], { "word/_rels/settings.xml.rels": external("attachedTemplate") }),
    "active",
  ],
  [
    "a field that starts programs",
    "a.docx",
    word(["a</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\windows\\cmd.exe</w:instrText></w:r><w:r><w:t>"]),
    "active",
  ],
  ["such a field in pieces", "a.docx", field(" DD", "EAUTO c:\\windows\\cmd.exe"), "active"],
  [
    "such a field in one",
    "a.docx",
    word(['a</w:t></w:r><w:fldSimple w:instr="DDE cmd"/><w:r><w:t>']),
    "active",
  ],
  [
    "a table that starts programs",
    "a.xlsx",
    word(["a"], {
      "xl/externalLinks/externalLink1.xml": '<x:externalLink><x:ddeLink ddeService="cmd"/></x:externalLink>',
    }),
    "active",
  ],
  ["a template, slyly", "a.docx", word(["a"], { "word/_rels/settings.xml.rels": sly }), "active"],
  [
    "a template in wide letters",
    "a.docx",
    word(["a"], { "word/_rels/settings.xml.rels": wide(external("attachedTemplate")) }),
    "active",
  ],
  [
    "a template on another machine",
    "a.docx",
    word(["a"], { [rels]: external("attachedTemplate").replace("https://", "\\\\") }),
    "active",
  ],
  ["a picture that is fetched", "a.docx", word(["a"], { [rels]: external("image") }), "active"],
  ["a page of HTML inside", "a.docx", word(["a"], { [rels]: related("aFChunk", "a.mht") }), "active"],
  [
    "macros called a picture",
    "a.docx",
    word(["a"], { [rels]: related("vbaProject", "media/a.png"), "word/media/a.png": ole }),
    "macros",
  ],
  ["an object called a picture", "a.docx", word(["a"], { "word/media/a.png": ole }), "active"],
  ["a program called a picture", "a.docx", word(["a"], { "word/media/a.png": exe }), "executable"],
  [
    "an archive called a picture",
    "a.docx",
    word(["a"], { "word/media/a.png": zipped({ a: "a" }) }),
    "archive",
  ],
  [
    "a workbook with macros by its name",
    "a.xlsm",
    word(["a"], {
      "[Content_Types].xml": macroTypes.replace("ms-word.document", "ms-excel.sheet"),
    }),
    "macros",
  ],
  [
    "entities that grow",
    "a.docx",
    word(["a"], { "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>c</a>' }),
    "broken",
  ],
  [
    "a bomb",
    "a.docx",
    word(["a"], {
      "word/media/a.bin": new Uint8Array(130_000_000),
      "word/media/b.bin": new Uint8Array(130_000_000),
    }),
    "too_much_inside",
  ],
  [
    "a wall of words",
    "a.docx",
    word(["a"], { "word/header1.xml": new Uint8Array(70_000_000) }),
    "too_much_inside",
  ],
  ["the stamp in a Word file", "a.docx", word(["MẬT", "Công an tỉnh"]), "secret_text"],
  [
    "the stamp in a header, its letters apart",
    "a.docx",
    word(["a"], { "word/header1.xml": "<w:p><w:t>T Ố I  M Ậ T</w:t></w:p>" }),
    "secret_text",
  ],
  [
    "the stamp in wide letters",
    "a.docx",
    word(["a"], { "word/document.xml": wide("<w:p><w:t>TỐI MẬT</w:t></w:p>") }),
    "secret_text",
  ],
  [
    "the stamp where nobody looks",
    "a.docx",
    word(["a"], {
      "word/noi-dung.bin": "<w:p><w:r><w:t>TUYỆT</w:t></w:r> <w:r><w:t>MẬT</w:t></w:r></w:p>",
    }),
    "secret_text",
  ],
];
