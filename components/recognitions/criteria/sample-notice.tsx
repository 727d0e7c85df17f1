import { Notice } from "@/components/patterns/notice";
import { sampleSentence } from "@/lib/recognitions/words";

/** Says of a set that is not the wording of the law what of it is not. */
export function SampleNotice({ sample, source }: { sample: boolean; source: string }) {
  if (!sample) return null;
  return (
    <Notice tone="warning" title={sampleSentence}>
      <p>{source}</p>
    </Notice>
  );
}
