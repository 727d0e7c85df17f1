import { Notice } from "@/components/patterns/notice";

/** What the form before this page has done; an address with another word says nothing. */
export function DoneNotice({ done, words }: { done: string | undefined; words: Record<string, string> }) {
  const sentence = done && Object.hasOwn(words, done) ? words[done] : undefined;
  if (!sentence) return null;
  return <Notice tone="success" title={sentence} live />;
}
