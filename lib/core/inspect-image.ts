import { join } from "node:path";
import sharp from "sharp";
import { FileRefused, type Inspected, inspectLimits } from "./inspect-limits";

sharp.cache(false);
sharp.concurrency(1);

/**
 * Draws a picture anew: turned as it was taken, no larger than a screen needs, without position, camera and whatever else
 * was written into it or hung behind it.
 */
export async function redrawImage(path: string, folder: string): Promise<Inspected> {
  const main = join(folder, "main.jpg");
  const thumb = join(folder, "thumb.jpg");
  const open = { limitInputPixels: inspectLimits.pixels, failOn: "error", animated: false } as const;
  try {
    const size = { fit: "inside", withoutEnlargement: true } as const;
    const { width, height } = await sharp(path, open)
      .rotate()
      .flatten({ background: "#ffffff" })
      .resize(inspectLimits.side, inspectLimits.side, size)
      .jpeg({ quality: 82, chromaSubsampling: "4:2:0" })
      .toFile(main);
    await sharp(main)
      .resize(inspectLimits.thumb, inspectLimits.thumb, size)
      .jpeg({ quality: 72 })
      .toFile(thumb);
    return { kind: "photo", type: "image/jpeg", width, height, main, thumb };
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    throw new FileRefused(/pixel limit/i.test(said) ? "too_much_inside" : "broken", said);
  }
}
