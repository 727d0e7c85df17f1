import { describe, expect, test } from "vitest";
import { z } from "zod";
import { choices, day, documentNumber, hour, money, requiredText, rows, whole } from "@/lib/core/fields";
import { changeRows, echo, unflatten } from "@/lib/core/form";

function form(pairs: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

describe("what was typed", () => {
  test("comes back word for word, without the machinery of the form", () => {
    const values = echo(
      form([
        ["name", "  Thôn 5 "],
        ["requestId", "x"],
        ["$ACTION_ID_1", ""],
        ["traits[]", "a"],
      ]),
    );
    expect(values).toEqual({ name: "  Thôn 5 ", "traits[]": ["a"] });
  });

  test("takes the shape that schemas read, in the order of the rows", () => {
    const values = {
      "guests.rows": "2",
      "guests.1.name": "B",
      "guests.0.name": "A",
      "traits[]": "x",
      place: "P",
    };
    expect(unflatten(values)).toEqual({ guests: [{ name: "A" }, { name: "B" }], traits: ["x"], place: "P" });
  });

  test("has no character that the database refuses, and no endless list of names", () => {
    expect(echo(form([["name", "Thôn\0 5"]]))).toEqual({ name: "Thôn 5" });
    const many = Array.from({ length: 3_000 }, (_, index): [string, string] => [`field${index}`, "x"]);
    expect(Object.keys(echo(form([...many, [`${"a.".repeat(200)}b`, "x"]])))).toHaveLength(2_000);
  });

  test("cannot reach into prototypes", () => {
    unflatten({ "__proto__.polluted": "yes", "a.__proto__": "x" });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("repeated rows", () => {
  const typed = { "guests.0.name": "A", "guests.1.name": "B", "guests.2.name": "C", "guests.rows": "3" };

  test("one more", () => {
    expect(changeRows(typed, "add:guests")).toMatchObject({ ...typed, "guests.rows": "4" });
  });

  test("one less: the ones behind it move up", () => {
    expect(changeRows(typed, "remove:guests:1")).toEqual({
      "guests.0.name": "A",
      "guests.1.name": "C",
      "guests.rows": "2",
    });
  });

  test("never more than a page can bear, whatever the address asks for", () => {
    expect(changeRows({ "guests.99999999.name": "x" }, "add:guests")).toMatchObject({ "guests.rows": "100" });
  });

  test("other buttons change nothing", () => {
    expect(changeRows(typed, "send")).toBeNull();
  });

  test("blank rows are dropped and errors name the row on the page", () => {
    const schema = z.object({
      guests: rows(z.object({ name: requiredText(10, "Nhập họ tên."), title: z.string() })),
    });
    const good = schema.parse({
      guests: [
        { name: "", title: "" },
        { name: "A", title: "x" },
      ],
    });
    expect(good.guests).toEqual([{ name: "A", title: "x" }]);
    const bad = schema.safeParse({
      guests: [
        { name: "", title: "" },
        { name: "", title: "x" },
      ],
    });
    expect(bad.error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([
      ["guests.1.name", "Nhập họ tên."],
    ]);
  });
});

describe("fields say what to do", () => {
  test.each([
    ["whole", whole(1, 1000, "250"), "hai trăm", "Nhập số nguyên từ 1 trở lên, ví dụ 250."],
    ["whole too small", whole(1, 1000, "250"), "0", "Nhập số nguyên từ 1 trở lên, ví dụ 250."],
    ["whole too big", whole(1, 1000, "250"), "1.001", "Số quá lớn: nhiều nhất 1.000. Kiểm tra lại."],
    ["day", day(), "31/02/2026", "Không có ngày 31/02/2026 trong lịch. Kiểm tra lại ngày và tháng."],
    ["day", day(), "hôm qua", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 19/08/2026."],
    ["hour", hour(), "25:00", "Nhập giờ theo dạng giờ:phút, ví dụ 07:30."],
    [
      "number of a document",
      documentNumber(),
      "số 12",
      "Nhập số, ký hiệu như trên văn bản, ví dụ 122/KH-UBND.",
    ],
  ])("%s", (_, field, typed, sentence) => {
    expect(field.safeParse(typed).error?.issues[0]?.message).toBe(sentence);
  });

  test("and read what is right", () => {
    expect(whole(1, 10_000, "1").parse("1.250")).toBe(1250);
    expect(money().parse("34.900.000.000")).toBe(34_900_000_000n);
    expect(hour().parse("7g30")).toBe("07:30");
    expect(choices(["a", "b", "c"]).parse(["c", "a", "a"])).toEqual(["a", "c"]);
  });

  test.each([
    "09/2024/TT-BCA",
    "639/QĐ-BCA-V05",
    "42/KH-BCA-V05",
    "27/ĐA-BCA",
    "47/TTr-V05-P2",
    "142/V05-P5",
    "1231/TTr-CAT-XDPTBVANTQ",
    "122/KH-UBND",
    "732/QĐ-BCĐ",
    "12-NQ/TW",
    "09-CT/TW",
    "992-KL/TU",
    "09/Ctr-BCA-TTTW",
    "521/2005/QĐ-TTg",
    "152/2025/NĐ-CP",
  ])("the number %s is one", (number) => {
    expect(documentNumber().safeParse(number).success).toBe(true);
  });
});
