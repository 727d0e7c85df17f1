import { type FieldReader, merge } from "@/lib/core/merge";

/** What two versions of a record say differently, as the conflict panel reads it out. */
export function differing<C>(readers: FieldReader<C>[], mine: C, theirs: C) {
  const { differences } = merge(readers, { original: {}, mine, theirs }, {});
  return differences.map((one) => ({
    path: one.path,
    label: one.label,
    mine: one.mine,
    theirs: one.theirs,
  }));
}
