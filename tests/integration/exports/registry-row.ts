import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import type { ExportScene } from "./scene";

type Who = keyof ExportScene["people"];
export type Shown = (string | number | null)[];
/** An export beside its page: who takes it out, what is compared. */
export type Row = {
  name: string;
  own: Who;
  foreign: Who;
  query: string;
  /** The columns of the file that are compared, and what the page shows in their place. */
  at: number[];
  page: (tx: Tx, actor: Actor, asked: Record<string, string>) => Promise<Shown[]>;
  /** Nobody's scope: the same for everybody who may read it. */
  open?: true;
};

/** Rows of a list as what is compared of them. */
export const of = async <T>(rows: Promise<{ rows: T[] } | null>, show: (row: T) => Shown) =>
  ((await rows)?.rows ?? []).map(show);
