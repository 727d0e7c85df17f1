import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { hostileOffice, zipped } from "./office-files";
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

/** Pictures with a place and a name in every pocket that their formats have, and a page of HTML hung behind. */
export async function picturesWithSecrets(): Promise<[string, Buffer][]> {
  const xmp =
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">bí danh</x:xmpmeta><?xpacket end="w"?>';
  const drawn = () =>
    sharp(photoOf())
      .withExif({ IFD0: { Artist: "bí danh" } })
      .withXmp(xmp);
  const photoOf = () => ({
    create: { width: 640, height: 480, channels: 3 as const, background: "#336699" },
  });
  const behind = Buffer.from("<html><script>alert(1)</script>");
  return Promise.all(
    (["jpeg", "png", "webp"] as const).map(
      async (format): Promise<[string, Buffer]> => [
        format,
        Buffer.concat([await drawn().toFormat(format).toBuffer(), behind]),
      ],
    ),
  );
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

/** What must not come in: its name, its content, the code that it is refused by. */
export async function hostileFiles(): Promise<[string, string, Buffer, string][]> {
  const exe = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 1)]);
  const tar = Buffer.alloc(512);
  tar.write("ustar", 257);
  return [
    ...hostileOffice,
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
    ["a cabinet", "anh.jpg", Buffer.from("MSCF and more"), "archive"],
    ["a program of Java", "a.jar", zipped({ "META-INF/MANIFEST.MF": "Main-Class: a" }), "archive"],
    ["a shortcut", "a.lnk", Buffer.from("4c0000000114020000000000c000", "hex"), "executable"],
    ["commands", "a.bat", Buffer.from("@echo off\r\ndel /s c:\\"), "unknown"],
    ["a drawing with a head", "a.svg", Buffer.from('<?xml version="1.0"?><svg><script/></svg>'), "unknown"],
    [
      "a PDF that is an archive too",
      "a.pdf",
      Buffer.concat([Buffer.from(pdf("a")), zipped({ "a.exe": exe })]),
      "archive",
    ],
    ["an old or locked Office file", "a.doc", Buffer.from("d0cf11e0a1b11ae100000000", "hex"), "old_office"],
    ["a photo of an iPhone", "a.heic", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0"), "heic"],
    ["a PDF that runs a script", "a.pdf", withAction("/S/JavaScript/JS(app.alert(1))"), "active"],
    ["a PDF that hides its script's name", "a.pdf", withAction("/S/J#61vaScript/JS(app.alert(1))"), "active"],
    ["a PDF that hides that it starts one", "a.pdf", withAction("/S/L#61unch/F(cmd.exe)"), "active"],
    ["a PDF that starts a program", "a.pdf", withAction("/S/Launch/F(cmd.exe)"), "active"],
    ["a locked PDF", "a.pdf", Buffer.from(pdf("a").replace("<</Root", "<</Encrypt 9 0 R/Root")), "encrypted"],
    [
      "a PDF that carries a file",
      "a.pdf",
      withAction("/S/GoToE", "/Names<</EmbeddedFiles 9 0 R>>"),
      "active",
    ],
    ["a PDF that sends a form", "a.pdf", withAction("/S/SubmitForm/F(https://xau.vn)"), "active"],
    ["a PDF that plays a script", "a.pdf", withAction("/S/Rendition/JS(app.alert(1))"), "active"],
    ["a PDF with a form of scripts", "a.pdf", withAction("/S/GoTo", "/AcroForm<</XFA 9 0 R>>"), "active"],
    ["a PDF with its script packed", "a.pdf", withPacked("/Type/ObjStm/Filter/FlateDecode"), "active"],
    ["a PDF with its packing renamed", "a.pdf", withPacked("/Type/Obj#53tm/Filter[/Fl]"), "active"],
    ["a PDF that is packed oddly", "a.pdf", withPacked("/Type/ObjStm/Filter/LZWDecode"), "active"],
    [
      "a PDF that is shifted and packed",
      "a.pdf",
      withPacked("/Type/ObjStm/Filter/Fl/Predictor 12"),
      "active",
    ],
    [
      "a PDF whose packing is a bomb",
      "a.pdf",
      withPacked("/Type/ObjStm/Filter/FlateDecode", Buffer.alloc(80_000_000)),
      "too_much_inside",
    ],
    ["a PDF behind something else", "a.pdf", Buffer.from(`<html>${pdf("a")}`), "unknown"],
    ["half a PDF", "a.pdf", Buffer.from(pdf("a").slice(0, 60)), "cut"],
    [
      "a picture that is too large unpacked",
      "a.png",
      await sharp({ create: { width: 8000, height: 8000, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
      "too_much_inside",
    ],
    ["a picture that says it is larger still", "a.png", await vastPicture(), "too_much_inside"],
    ["half a photo", "a.jpg", (await photo()).subarray(0, 3_000), "broken"],
    [
      "the stamp of an old font in a PDF",
      "a.pdf",
      pdfSaying("TUY\u00d6T M\u00cbT", "S\u00e8 12"),
      "secret_text",
    ],
    [
      "the stamp in what a PDF says of itself",
      "a.pdf",
      Buffer.from(
        pdf("a").replace(
          "trailer<</Root 1 0 R>>",
          "4 0 obj<</Title(\xfe\xff\0T\x1e\xd0\0I\0 \0M\x1e\xac\0T)>>endobj\ntrailer<</Root 1 0 R/Info 4 0 R>>",
        ),
        "latin1",
      ),
      "secret_text",
    ],
    ["a name with the mark", "Tối mật - báo cáo.pdf", Buffer.from(pdf("a")), "secret_name"],
    ["a name with the mark in capitals", "12_MẬT_2026.pdf", Buffer.from(pdf("a")), "secret_name"],
  ];
}

const withAction = (action: string, more = "") =>
  Buffer.from(pdf("a").replace("/Pages 2 0 R", `/Pages 2 0 R${more}/OpenAction<<${action}>>`));

/** A PDF with objects packed into a stream. */
function withPacked(about: string, objects = Buffer.from("7 0 <</S/JavaScript/JS(app.alert(1))>>")): Buffer {
  const packed = deflateSync(objects);
  const head = `6 0 obj<<${about}/N 1/First 4/Length ${packed.length}>>stream\n`;
  const [before = "", after = ""] = pdf("a").split("trailer");
  return Buffer.concat([
    Buffer.from(before + head),
    packed,
    Buffer.from(`\nendstream endobj\ntrailer${after}`),
  ]);
}

/** A PNG of a few bytes whose head promises 60.000 by 60.000 points. */
async function vastPicture(): Promise<Buffer> {
  const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  small.writeUInt32BE(60_000, 16);
  small.writeUInt32BE(60_000, 20);
  small.writeUInt32BE(crc32(small.subarray(12, 29)), 29);
  return small;
}
