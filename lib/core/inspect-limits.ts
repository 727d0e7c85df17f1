import type { FileKindRefusal } from "./file-kind";

/** What a file may grow to while it is looked into. */
export const inspectLimits = {
  /** Pixels of a picture: 8.000 by 7.500; a photo of a telephone has 12 to 50 million. */
  pixels: 60_000_000,
  /** Longest side of what is kept. */
  side: 2_560,
  thumb: 480,
  parts: 3_000,
  /** Everything inside an Office file together. */
  unpacked: 250_000_000,
  /** What is read for its words. */
  text: 60_000_000,
  pages: 500,
  milliseconds: 60_000,
  heap: 384,
} as const;

export type FileRefusal =
  | FileKindRefusal
  | "macros"
  | "active"
  | "encrypted"
  | "broken"
  | "too_much_inside"
  | "too_slow"
  | "secret_name"
  | "secret_text"
  | "secret_caption"
  | "virus"
  | "scanner_down";

/** What speaks against a file; never a fault of ours. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  constructor(
    readonly code: FileRefusal,
    readonly detail = "",
  ) {
    super(detail ? `${code}: ${detail}` : code);
  }
}

/** What a file turned out to be. A picture comes with its drawings, new ones without what the camera wrote. */
export type Inspected =
  | { kind: "photo"; type: "image/jpeg"; width: number; height: number; main: string; thumb: string }
  | { kind: "paper"; type: string };
