import "server-only";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import encodeQR from "qr";

/** A drawing in PDF: millimetres in, points out. */
export type Drawing = InstanceType<typeof PDFDocument>;

/** Points of a millimetre. */
export const mm = 72 / 25.4;

/** Tinos: of the same widths as Times New Roman, with all Vietnamese letters (SIL Open Font License). */
const fonts = join(/* turbopackIgnore: true */ process.cwd(), "node_modules", "@expo-google-fonts", "tinos");
const faces = {
  regular: join(fonts, "400Regular", "Tinos_400Regular.ttf"),
  bold: join(fonts, "700Bold", "Tinos_700Bold.ttf"),
  italic: join(fonts, "400Regular_Italic", "Tinos_400Regular_Italic.ttf"),
} as const;

/** Makes a PDF of sheets that lie on their side; each is drawn by one call. */
export async function landscapePdf(
  about: { title: string; author: string },
  sheets: readonly ((drawing: Drawing) => void)[],
): Promise<Uint8Array<ArrayBuffer>> {
  const drawing = new PDFDocument({
    size: "A4",
    layout: "landscape",
    margin: 0,
    autoFirstPage: false,
    lang: "vi",
    info: { Title: about.title, Author: about.author },
  });
  for (const [name, file] of Object.entries(faces)) drawing.registerFont(name, file);
  const pieces: Uint8Array[] = [];
  const whole = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    drawing.on("data", (piece: Uint8Array) => pieces.push(piece));
    drawing.on("end", () => resolve(new Uint8Array(Buffer.concat(pieces))));
    drawing.on("error", reject);
  });
  for (const draw of sheets) {
    drawing.addPage();
    draw(drawing);
  }
  drawing.end();
  return whole;
}

/** A QR code as squares: sharp in every size. Corner and width in millimetres. */
export function drawQr(drawing: Drawing, text: string, at: { x: number; y: number; width: number }): void {
  const squares = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const side = (at.width * mm) / squares.length;
  drawing
    .save()
    .fillColor("#ffffff")
    .rect(at.x * mm, at.y * mm, at.width * mm, at.width * mm)
    .fill();
  drawing.fillColor("#000000");
  squares.forEach((row, line) => {
    row.forEach((dark, column) => {
      if (dark) drawing.rect(at.x * mm + column * side, at.y * mm + line * side, side, side);
    });
  });
  drawing.fill().restore();
}
