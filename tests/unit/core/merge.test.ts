import fc from "fast-check";
import { expect, test } from "vitest";
import { choiceIssues, type FieldReader, merge, originalOf } from "@/lib/core/merge";

type Note = { title: string; text: string; guests: string[] };
const readers: FieldReader<Note>[] = [
  { path: "title", label: "Tên", read: (note) => note.title },
  { path: "text", label: "Nội dung", read: (note) => note.text },
  { path: "guests", label: "Đại biểu", read: (note) => note.guests.join("\n") },
];
const base: Note = { title: "Đêm hội", text: "Một", guests: ["An"] };
const original = originalOf(readers, base);
const put = (mine: Partial<Note>, theirs: Partial<Note>, choices = {}) =>
  merge(readers, { original, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } }, choices);

test("what only one of them changed is theirs, and nobody is asked", () => {
  const { content, open, silent } = put({ text: "Hai" }, { title: "Ngày hội", guests: ["An", "Bình"] });
  expect(content).toEqual({ title: "Ngày hội", text: "Hai", guests: ["An", "Bình"] });
  expect(open).toEqual([]);
  expect(silent).toBe(true);
});

test("the same change by both is no difference; nothing of the other one is no merge", () => {
  expect(put({ text: "Hai" }, { text: "Hai" }).differences).toEqual([]);
  expect(put({ text: "Hai" }, {})).toMatchObject({ content: { text: "Hai" }, open: [], silent: false });
});

test("what both changed waits for a choice, with all three texts", () => {
  const found = put({ text: "Hai", guests: [] }, { text: "Ba" });
  expect(found.open).toMatchObject([{ path: "text", original: "Một", mine: "Hai", theirs: "Ba" }]);
  expect(choiceIssues(found.open)[0]).toMatchObject({ path: "choice.text" });
  const value = found.open[0]?.values.theirs ?? "";
  const chosen = put({ text: "Hai", guests: [] }, { text: "Ba" }, { text: value });
  expect(chosen).toMatchObject({ content: { text: "Ba", guests: [] }, open: [], silent: false });
  const kept = put({ text: "Hai" }, { text: "Ba" }, { text: found.open[0]?.values.mine });
  expect(kept).toMatchObject({ content: { text: "Hai" }, open: [] });
});

test("a choice holds for the texts that it was made between, and for its field alone", () => {
  const first = put({ text: "Hai", title: "A" }, { text: "Ba", title: "B" });
  const choices = Object.fromEntries(first.open.map(({ path, values }) => [path, values.theirs]));
  // A third person saved one of the two: that one is asked about again.
  const third = put({ text: "Hai", title: "A" }, { text: "Bốn", title: "B" }, choices);
  expect(third.open.map(({ path }) => path)).toEqual(["text"]);
  expect(third.content.title).toBe("B");
  // Somebody who gives their text up and then writes on in it is asked again.
  expect(put({ text: "Hai rưỡi" }, { text: "Ba" }, choices).open).toHaveLength(1);
  // Who keeps their own may go on writing.
  const mine = { text: first.open.find(({ path }) => path === "text")?.values.mine };
  expect(put({ text: "Hai rưỡi" }, { text: "Ba" }, mine).content.text).toBe("Hai rưỡi");
});

test("the other way than suggested can be chosen too", () => {
  const { differences } = put({ text: "Hai" }, { title: "Ngày hội" });
  const values = Object.fromEntries(differences.map((one) => [one.path, one.values]));
  const turned = { text: values.text?.theirs, title: values.title?.mine };
  expect(put({ text: "Hai" }, { title: "Ngày hội" }, turned)).toMatchObject({ content: base, silent: false });
});

test("without the original everything that differs is asked about", () => {
  const found = merge(readers, { original: {}, mine: { ...base, text: "Hai" }, theirs: base }, {});
  expect(found.open).toMatchObject([{ path: "text", original: null }]);
});

test("how a browser parts its lines is no change", () => {
  const lines = { ...base, text: "Một\r\nHai" };
  const from = originalOf(readers, { ...base, text: "Một\nHai" });
  const theirs = { ...base, text: "Một\nHai\nBa" };
  expect(merge(readers, { original: from, mine: lines, theirs }, {}).content.text).toBe("Một\nHai\nBa");
});

test("a field that is not on the form is left alone", () => {
  const { content } = merge(
    readers,
    { original, mine: { text: "Hai" }, theirs: { ...base, title: "B" } },
    {},
  );
  expect(content).toEqual({ text: "Hai" });
});

test("nothing typed is lost unless it was given up: for any three versions", () => {
  const word = fc.constantFrom("", "a", "b", "c");
  const note = fc.record({ title: word, text: word, guests: fc.array(word, { maxLength: 2 }) });
  fc.assert(
    fc.property(note, note, note, (from, mine, theirs) => {
      const found = merge(readers, { original: originalOf(readers, from), mine, theirs }, {});
      for (const { path, read } of readers) {
        const asked = found.open.some((one) => one.path === path);
        const saved = read({ ...mine, ...found.content }).trim();
        const [was, m, t] = [read(from).trim(), read(mine).trim(), read(theirs).trim()];
        if (m !== was && !asked && saved !== m) return false;
        if (t !== was && !asked && saved !== t) return false;
      }
      return true;
    }),
  );
});
