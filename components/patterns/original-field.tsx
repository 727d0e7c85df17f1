import { type FieldReader, originalOf } from "@/lib/core/merge";
import { HiddenField } from "./hidden-field";

/** What the record said when its form was drawn: with it, a later saving tells who of two people changed which field. */
export function OriginalField<C>({ readers, content }: { readers: readonly FieldReader<C>[]; content: C }) {
  return <HiddenField name="original" value={JSON.stringify(originalOf(readers, content))} />;
}
