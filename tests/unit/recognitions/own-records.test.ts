import { expect, test } from "vitest";
import { countedDetail } from "@/lib/recognitions/applications/own-records";

test("numbers that begin what is said of a record are written as people write them; names of files stay", () => {
  expect(countedDetail({ kind: "festival", detail: "1250 lượt người" })).toBe("1.250 lượt người");
  expect(countedDetail({ kind: "award", detail: "3 bằng khen của UBND tỉnh cho tập thể" })).toBe(
    "3 bằng khen của UBND tỉnh cho tập thể",
  );
  expect(countedDetail({ kind: "file", detail: "2026.jpg" })).toBe("2026.jpg");
});
