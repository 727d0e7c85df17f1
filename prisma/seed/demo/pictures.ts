import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { StoredFile } from "@/lib/core/file-store";
import { redrawImage } from "@/lib/core/inspect-image";
import { type Scene, scenes } from "./scenes";

/** A scene as the portal keeps it after somebody handed it in. */
export type Picture = Pick<Scene, "name" | "caption" | "of"> & {
  received: StoredFile;
  main: StoredFile;
  thumb: StoredFile;
  width: number;
  height: number;
};

type Put = (path: string, file: StoredFile) => Promise<void>;

/**
 * Draws the scenes and takes them in as uploads are: drawn anew with their thumbnail, and put into the store under their
 * hash. What is in the store already is put there again and is the same.
 */
export async function takeInPictures(put: Put | null): Promise<Picture[]> {
  const folder = await mkdtemp(join(tmpdir(), "portal-scenes-"));
  try {
    const taken: Picture[] = [];
    for (const scene of scenes) taken.push(await takeIn(scene, put, folder));
    return taken;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeIn({ name, caption, of, svg }: Scene, put: Put | null, folder: string): Promise<Picture> {
  const photo = await sharp(Buffer.from(svg)).png({ palette: true, colours: 64 }).toBuffer();
  const path = join(folder, "photo");
  await writeFile(path, photo);
  const found = await redrawImage(path, folder);
  if (found.kind !== "photo") throw new Error(`${name} is no picture`);
  const { width, height, main, thumb } = found;
  const kept = {
    main: contentOf(await readFile(main)),
    thumb: contentOf(await readFile(thumb)),
  };
  await put?.(main, kept.main);
  await put?.(thumb, kept.thumb);
  return { ...{ name, caption, of, width, height }, received: contentOf(photo), ...kept };
}

function contentOf(content: Buffer): StoredFile {
  return { sha256: createHash("sha256").update(content).digest("hex"), bytes: content.length };
}
