import { type Drawing, drawQr, landscapePdf, mm } from "@/lib/core/pdf";
import type { Certificate } from "./certificate";

const ink = "#1a1a1a";
const red = "#b3261e";
const gold = "#a8832b";
const wide = 297;

/** Certificates as one file, ready to print: a sheet each. */
export function certificatesPdf(
  about: { title: string; author: string },
  all: readonly Certificate[],
): Promise<Uint8Array<ArrayBuffer>> {
  return landscapePdf(
    about,
    all.map((one) => (drawing) => draw(drawing, one)),
  );
}

type Line = { size: number; face: "regular" | "bold" | "italic"; colour?: string; spacing?: number };

/** Words in the middle between two edges, smaller where they would not fit into two lines; gives the y below them. */
function centred(drawing: Drawing, words: string, y: number, line: Line, from = 25, to = wide - 25): number {
  const width = (to - from) * mm;
  let { size } = line;
  drawing.font(line.face).fillColor(line.colour ?? ink);
  const most = () => drawing.fontSize(size).currentLineHeight(true) * 2 + 1;
  while (size > 9 && drawing.fontSize(size).heightOfString(words, { width, align: "center" }) > most())
    size -= 1;
  drawing
    .fontSize(size)
    .text(words, from * mm, y * mm, { width, align: "center", characterSpacing: line.spacing ?? 0 });
  return drawing.y / mm;
}

function draw(drawing: Drawing, of: Certificate): void {
  drawing
    .lineWidth(2.4)
    .strokeColor(red)
    .rect(10 * mm, 10 * mm, (wide - 20) * mm, 190 * mm)
    .stroke();
  drawing
    .lineWidth(0.8)
    .strokeColor(gold)
    .rect(12.5 * mm, 12.5 * mm, (wide - 25) * mm, 185 * mm)
    .stroke();

  centred(drawing, of.stateTitle, 21, { size: 14, face: "bold" });
  const below = centred(drawing, of.motto, 27.5, { size: 14, face: "bold" });
  drawing
    .lineWidth(0.8)
    .strokeColor(ink)
    .moveTo((wide / 2 - 27) * mm, (below + 0.8) * mm)
    .lineTo((wide / 2 + 27) * mm, (below + 0.8) * mm)
    .stroke();

  let y = centred(drawing, of.issuer, 42, { size: 15, face: "bold", colour: red });
  y = centred(drawing, of.heading, y + 5, { size: 34, face: "bold", colour: red, spacing: 1.5 });
  y = centred(drawing, of.name, y + 5, { size: 26, face: "bold" });
  if (of.where) y = centred(drawing, of.where, y + 1, { size: 15, face: "regular" });
  y = centred(drawing, of.achieved, y + 4, { size: 19, face: "bold" });
  y = centred(drawing, of.year, y + 1, { size: 17, face: "bold" });
  centred(drawing, of.decision, y + 3, { size: 13, face: "italic" });

  const right = [wide / 2 + 10, wide - 20] as const;
  let foot = centred(drawing, of.placeAndDay, 147, { size: 13, face: "italic" }, ...right);
  foot = centred(drawing, of.post, foot + 1, { size: 13, face: "bold" }, ...right);
  centred(drawing, of.signer, 187, { size: 14, face: "bold" }, ...right);

  drawQr(drawing, of.address, { x: 20, y: 147, width: 34 });
  const aside = { x: 57, width: wide / 2 - 50 };
  const said: [string, "bold" | "regular" | "italic"][] = [
    [of.serial, "bold"],
    [`Mã: ${of.codeLine}`, "regular"],
    ["Quét mã hoặc mở địa chỉ dưới đây để kiểm tra hiệu lực:", "regular"],
    [of.address.replace(/\/verify\/.*$/, "/verify"), "regular"],
    ...(of.remark ? [[of.remark, "italic"] as [string, "italic"]] : []),
  ];
  if (of.mark) drawMark(drawing, of.mark);
  let line = 152;
  for (const [words, face] of said) {
    drawing
      .font(face)
      .fontSize(10.5)
      .fillColor(ink)
      .text(words, aside.x * mm, line * mm, { width: aside.width * mm });
    line = drawing.y / mm + 1;
  }
}

/** Says across the whole sheet, so that no print of it passes for a certificate, that it holds no more. */
function drawMark(drawing: Drawing, words: string): void {
  const [x, y] = [(wide / 2) * mm, 105 * mm];
  drawing.save().rotate(-28, { origin: [x, y] });
  drawing.font("bold").fontSize(54).fillColor(red).fillOpacity(0.28);
  drawing.text(words, x - drawing.widthOfString(words) / 2, y - 27, { lineBreak: false });
  drawing.restore().fillOpacity(1);
}
