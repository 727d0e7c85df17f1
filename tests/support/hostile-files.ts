import { strToU8, zipSync } from "fflate";
import sharp from "sharp";
import { pdf } from "./pdf";

/** Files of evidence, good ones and such as people should not send. */

/** A photo as a telephone takes it: with the place where it was taken written into it. */
export function photo(colour = "#2f7d5b", size = { width: 1200, height: 900 }): Promise<Buffer> {
  return sharp({ create: { ...size, channels: 3, background: colour } })
    .jpeg()
    .withExif({
      IFD0: { Make: "Telephone", Copyright: "Nguyễn Văn Thử" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "18/1 20/1 30/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "105/1 54/1 0/1",
      },
    })
    .toBuffer();
}

/** A PDF of one page that says something; letters of Windows' Latin alphabet only. */
export function pdfSaying(...lines: string[]): Buffer {
  const words = `BT /F1 12 Tf 50 700 Td ${lines.map((line) => `(${line}) Tj 0 -20 Td`).join(" ")} ET`;
  const font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
  return Buffer.from(
    [
      "%PDF-1.4",
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 ${font}>>>>>>endobj`,
      `4 0 obj<</Length ${words.length}>>stream\n${words}\nendstream endobj`,
      "trailer<</Root 1 0 R>>",
      "%%EOF",
      "",
    ].join("\n"),
    "latin1",
  );
}

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

/** What must not come in: its name, its content, the code that it is refused by. */
export async function hostileFiles(): Promise<[string, string, Buffer, string][]> {
  const exe = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 1)]);
  const tar = Buffer.alloc(512);
  tar.write("ustar", 257);
  return [
    ["a program that calls itself a photo", "anh.jpg", exe, "executable"],
    ["a program of Linux", "bao-cao.pdf", Buffer.from("\x7fELF\x02\x01\x01"), "executable"],
    ["a script", "ghi-chu.pdf", Buffer.from("#!/bin/sh\nrm -rf /"), "executable"],
    ["a page of HTML", "anh.png", Buffer.from("<html><script>alert(1)</script>"), "unknown"],
    ["a drawing that runs scripts", "anh.jpg", Buffer.from("<svg onload='alert(1)'/>"), "unknown"],
    ["an archive", "anh.zip", zipped({ "a.txt": "a" }), "archive"],
    ["an archive that calls itself a Word file", "a.docx", zipped({ "a.exe": exe }), "archive"],
    ["a RAR", "anh.jpg", Buffer.from("Rar!\x1a\x07\x01\x00 and more"), "archive"],
    ["a 7z", "anh.jpg", Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), "archive"],
    ["a gzip", "anh.jpg", Buffer.from([0x1f, 0x8b, 8, 0, 0]), "archive"],
    ["a tar", "anh.jpg", tar, "archive"],
    [
      "a PDF that is an archive too",
      "a.pdf",
      Buffer.concat([Buffer.from(pdf("a")), zipped({ "a.exe": exe })]),
      "archive",
    ],
    ["an old or locked Office file", "a.doc", Buffer.from("d0cf11e0a1b11ae100000000", "hex"), "old_office"],
    ["a photo of an iPhone", "a.heic", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0"), "heic"],
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
    [
      "entities that grow",
      "a.docx",
      word(["a"], { "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
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
    ["a PDF that runs a script", "a.pdf", withAction("/S/JavaScript/JS(app.alert(1))"), "active"],
    ["a PDF that hides its script's name", "a.pdf", withAction("/S/J#61vaScript/JS(app.alert(1))"), "active"],
    ["a PDF that starts a program", "a.pdf", withAction("/S/Launch/F(cmd.exe)"), "active"],
    ["a locked PDF", "a.pdf", Buffer.from(pdf("a").replace("<</Root", "<</Encrypt 9 0 R/Root")), "encrypted"],
    ["half a PDF", "a.pdf", Buffer.from(pdf("a").slice(0, 60)), "cut"],
    [
      "a picture that is too large unpacked",
      "a.png",
      await sharp({ create: { width: 8000, height: 8000, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
      "too_much_inside",
    ],
    ["half a photo", "a.jpg", (await photo()).subarray(0, 3_000), "broken"],
    ["the stamp in a Word file", "a.docx", word(["MẬT", "Công an tỉnh"]), "secret_text"],
    [
      "the stamp in a header, its letters apart",
      "a.docx",
      word(["a"], { "word/header1.xml": "<w:p><w:t>T Ố I  M Ậ T</w:t></w:p>" }),
      "secret_text",
    ],
    [
      "the stamp of an old font in a PDF",
      "a.pdf",
      pdfSaying("TUY\u00d6T M\u00cbT", "S\u00e8 12"),
      "secret_text",
    ],
    ["a name with the mark", "Tối mật - báo cáo.pdf", Buffer.from(pdf("a")), "secret_name"],
    ["a name with the mark in capitals", "12_MẬT_2026.pdf", Buffer.from(pdf("a")), "secret_name"],
  ];
}

const withAction = (action: string) =>
  Buffer.from(pdf("a").replace("/Pages 2 0 R", `/Pages 2 0 R/OpenAction<<${action}>>`));
