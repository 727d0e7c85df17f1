import { expect, test } from "vitest";
import { csvLine } from "@/lib/core/csv";

test("commas, quotes and lines are quoted, and a quote is doubled", () => {
  expect(csvLine(["a,b", 'nói "được"', "một\nhai", 12, 5n, null, ""])).toBe(
    '"a,b","nói ""được""","một\nhai",12,5,,\r\n',
  );
});

test.each(["=1+1", "+84", "-2", "@cmd", "\tx", "\rx"])("%j is not taken as a formula", (typed) => {
  expect(csvLine([typed]).replaceAll('"', "").startsWith(`'${typed}`)).toBe(true);
});

test("a formula inside quotes is none either", () => {
  expect(csvLine(['=HYPERLINK("http://x","y")'])).toBe(`"'=HYPERLINK(""http://x"",""y"")"\r\n`);
});
