import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentIssues } from "@/lib/recognitions/criteria/checks";
import { compare } from "@/lib/recognitions/criteria/compare";
import { criteriaOf, forSubject, leavesOf, openRule } from "@/lib/recognitions/criteria/document";
import { fromFile, toFile } from "@/lib/recognitions/criteria/file";
import { groupsOf, rowsOf } from "@/lib/recognitions/criteria/rows";
import { score } from "@/lib/recognitions/criteria/scoring";
import type { SubjectKind } from "@/prisma/generated/enums";
import { shippedSets } from "@/prisma/seed/criteria/load";
import { schemes } from "@/prisma/seed/criteria/schemes";
import { anyDocument, criterion, documentOf, leaf } from "@/tests/support/criteria";

describe("the shipped sets", () => {
  test("are whole, of a scheme that has their subjects, with their source", () => {
    for (const document of shippedSets) {
      expect([document.name, documentIssues(document)]).toEqual([document.name, []]);
      const scheme = schemes.find((one) => one.code === document.scheme);
      const kinds = scheme?.subjects.map((subject) => subject.kind) ?? [];
      expect(kinds).toEqual(expect.arrayContaining(document.subjectKinds));
    }
    expect(shippedSets).toHaveLength(13);
  });

  test("every subject of every scheme has criteria", () => {
    for (const scheme of schemes) {
      for (const { kind } of scheme.subjects) {
        const own = shippedSets.filter(
          (one) => one.scheme === scheme.code && one.subjectKinds.includes(kind),
        );
        expect([scheme.code, kind, own.length > 0]).toEqual([scheme.code, kind, true]);
      }
    }
  });

  test.each([
    ["model_ward_police", 20, 10_000],
    ["exemplary_commune", 34, 3_400],
    ["safe_area", 5, 500],
    ["movement_class", 10, 10_000],
    ["rural_security", 6, 600],
    ["civil_urban", 6, 600],
  ])("%s: %i criteria, %i hundredths", (scheme, count, max) => {
    const document = shippedSets.find((one) => one.scheme === scheme);
    if (!document) throw new Error("none");
    expect(criteriaOf(document)).toHaveLength(count);
    expect(score(document, {}).max).toBe(max);
  });

  test("the groups of the sample are those of the reference: 12, 22, 16, 28, 22 points", () => {
    const sample = shippedSets.find((one) => one.scheme === "model_ward_police");
    expect(sample && score(sample, {}).groups.map((group) => group.max)).toEqual([
      1200, 2200, 1600, 2800, 2200,
    ]);
  });

  test("what is not the wording of the law says so", () => {
    const sources = shippedSets.filter((one) => one.source.includes("mẫu"));
    expect(sources.every((one) => one.sample)).toBe(true);
    expect(shippedSets.filter((one) => !one.sample).map((one) => one.scheme)).toEqual([
      "safe_area",
      "safe_area",
      "rural_security",
    ]);
  });

  test("a commune is safe when 70 % of its subjects are, and not with less", () => {
    const set = shippedSets.find((one) => one.scheme === "safe_area" && one.subjectKinds.includes("ward"));
    if (!set) throw new Error("none");
    const document = forSubject(set, "ward");
    const of = (share: number) =>
      Object.fromEntries(
        criteriaOf(document)
          .flatMap(leavesOf)
          .map((one) => [
            one.key,
            one.kind === "met"
              ? { met: true }
              : { value: one.key === "4.b" ? share : one.kind === "count" ? 100 : 10_000 },
          ]),
      );
    expect(score(document, of(7000)).met).toBe(true);
    expect(score(document, of(6999)).failedBecause).toEqual([{ code: "every", missed: 1 }]);
  });
});

// Hundreds of random sets: on a busy machine that takes more than the usual five seconds.
describe("as a file", { timeout: 60_000 }, () => {
  test("what is written is read back, whatever the set", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const read = fromFile(toFile(document));
        // Where criteria are met or not, a set has no points to be kept.
        const max = (of: { max: number }) => (document.scoring === "points" ? of.max : 0);
        const groups = document.groups.map((group) => ({
          ...group,
          criteria: group.criteria.map((of) => ({
            ...{ ...of, max: max(of) },
            parts: of.parts.map((part) => ({ ...part, max: max(part) })),
          })),
        }));
        expect("document" in read && read.document).toEqual({ ...document, groups });
      }),
      { numRuns: 200 },
    );
    for (const document of shippedSets) {
      const read = fromFile(toFile(document));
      expect("document" in read && read.document).toEqual(document);
    }
  });

  test("a sample says in the file that it is one", () => {
    const sample = toFile(documentOf([[criterion({ key: "a", max: 100 })]], { sample: true }));
    expect(sample).toContain("Bộ tiêu chí mẫu, nhập theo văn bản gốc");
    const read = fromFile(sample);
    expect("document" in read && read.document.sample).toBe(true);
    expect(toFile(documentOf([[criterion({ key: "a", max: 100 })]]))).not.toContain("Bộ tiêu chí mẫu");
  });

  test("points are written as people write them", () => {
    const set = documentOf([[criterion({ key: "a", kind: "points", max: 450 })]], {
      passRule: { ...openRule, total: 400, metCount: { atLeast: 1, of: 1 } },
    });
    const file = JSON.parse(toFile(set));
    expect(file.groups[0].criteria[0].max).toBe(4.5);
    expect(file.passRule).toMatchObject({ total: 4, metCount: { atLeast: 1, of: 1 } });
  });

  const valid = () => JSON.parse(toFile(documentOf([[criterion({ key: "a", max: 100 })]])));
  test.each([
    ["no JSON", () => "{", "JSON"],
    ["another file", () => "{}", "không phải tệp bộ tiêu chí"],
    [
      "a number as a word",
      () => {
        const f = valid();
        f.groups[0].criteria[0].max = "4";
        return JSON.stringify(f);
      },
      "criteria → thứ 1 (mã a) → max: cần kiểu số",
    ],
    [
      "a kind that is none",
      () => {
        const f = valid();
        f.groups[0].criteria[0].kind = "x";
        return JSON.stringify(f);
      },
      "phải là một trong: met, points",
    ],
    [
      "something missing",
      () => {
        const f = valid();
        delete f.groups[0].name;
        return JSON.stringify(f);
      },
      "groups → thứ 1 (mã 1) → name: thiếu",
    ],
    [
      "something more",
      () => {
        const f = valid();
        f.danger = 1;
        return JSON.stringify(f);
      },
      "không có mục danger",
    ],
    [
      "thousandths",
      () => {
        const f = valid();
        f.groups[0].criteria[0].max = 4.555;
        return JSON.stringify(f);
      },
      "hai chữ số thập phân: 4.555",
    ],
    [
      "one key twice",
      () => {
        const f = valid();
        f.groups[0].criteria.push({ ...f.groups[0].criteria[0], code: "b" });
        return JSON.stringify(f);
      },
      "Hai tiêu chí cùng khóa a",
    ],
    [
      "a day that is none",
      () => {
        const f = valid();
        f.validFrom = "2024-02-30";
        return JSON.stringify(f);
      },
      "validFrom",
    ],
    ["another edition of the file", () => JSON.stringify({ ...valid(), phienBan: 2 }), "mẫu phiên bản 2"],
    [
      "something more, deep inside",
      () => {
        const f = valid();
        f.groups[0].criteria[0].weight = 3;
        return JSON.stringify(f);
      },
      "criteria → thứ 1 (mã a): không có mục weight",
    ],
    [
      "nested without end",
      () => `{"tep":"bo-tieu-chi","phienBan":1,"groups":${"[".repeat(140_000)}${"]".repeat(140_000)}}`,
      "thiếu",
    ],
    [
      "a sign that nothing keeps",
      () => JSON.stringify(valid()).replace("Tiêu chí a", "Tiêu\\u0000chí"),
      "text: có ký tự không đọc được",
    ],
    [
      "half a sign",
      () => JSON.stringify(valid()).replace("Tiêu chí a", "Tiêu \\ud800 chí"),
      "text: có ký tự không đọc được",
    ],
    [
      "a number beyond all measure",
      () => {
        const f = valid();
        f.groups[0].criteria[0].metAt = 1e300;
        return JSON.stringify(f);
      },
      "metAt",
    ],
    [
      "a key that is a path",
      () => {
        const f = valid();
        f.groups[0].criteria[0].key = "+a/../b";
        return JSON.stringify(f);
      },
      "key: viết sai mẫu",
    ],
    [
      "parts of parts",
      () => {
        const f = valid();
        const [one] = f.groups[0].criteria;
        one.kind = "parts";
        one.parts = [{ ...one, key: "p", parts: undefined }];
        return JSON.stringify(f);
      },
      "parts → thứ 1 (mã a) → kind",
    ],
    [
      "what an object already has",
      () => JSON.stringify(valid()).replace('"groups"', '"__proto__":{"sample":true},"groups"'),
      "không có mục __proto__",
    ],
  ])("%s is refused, and told where", (_what, text, message) => {
    const read = fromFile(text());
    expect("issues" in read && read.issues.map((one) => one.message).join(" ")).toContain(message);
  });

  test("points that cannot be are put right: of a whole with parts, and where criteria are met or not", () => {
    const parts = [leaf({ key: "p", code: "a", max: 100 }), leaf({ key: "q", code: "b", max: 150 })];
    const whole = criterion({ key: "a", kind: "parts", max: 900, parts });
    const of = (more = {}) => {
      const read = fromFile(toFile(documentOf([[whole]], more)));
      return "document" in read ? read.document.groups[0]?.criteria.map((one) => one.max) : read.issues;
    };
    expect(of()).toEqual([250]);
    expect(of({ scoring: "met", passRule: { ...openRule, every: true } })).toEqual([0]);
  });

  test("gaps are no reason to refuse a draft", () => {
    const read = fromFile(toFile(documentOf([[criterion({ key: "a" })]], { source: "" })));
    expect("remarks" in read && read.remarks.map((one) => one.code)).toEqual(["missing", "max"]);
  });
});

test("rows and back, in the same order", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { groups, criteria } = rowsOf(document);
      expect(groupsOf([...groups].reverse(), [...criteria].reverse())).toEqual(document.groups);
    }),
    { numRuns: 100 },
  );
});

describe("what is in the way of publishing", () => {
  const one = (row: Parameters<typeof criterion>[0], more = {}) =>
    documentIssues(documentOf([[criterion(row)]], more)).map((issue) => `${issue.path} ${issue.code}`);
  const at = (value: number, points: number) => ({ at: value, points });

  test.each([
    ["nothing", { key: "a", max: 100 }, []],
    ["no points", { key: "a" }, ["criterion.a max"]],
    ["no parts", { key: "a", kind: "parts" as const }, ["criterion.a empty"]],
    ["no thresholds", { key: "a", kind: "percent" as const, max: 100 }, ["criterion.a steps"]],
    [
      "the best gives too little",
      { key: "a", kind: "percent" as const, max: 100, steps: [at(5000, 90)] },
      ["criterion.a top"],
    ],
    [
      "better gives less",
      { key: "a", kind: "percent" as const, max: 100, steps: [at(5000, 100), at(6000, 50), at(7000, 100)] },
      ["criterion.a steps"],
    ],
    [
      "less is better",
      {
        key: "a",
        kind: "count" as const,
        better: "less" as const,
        max: 100,
        steps: [at(0, 100), at(200, 50)],
      },
      [],
    ],
    [
      "mandatory without a value that counts",
      { key: "a", kind: "percent" as const, mandatory: true, max: 100, steps: [at(5000, 100)] },
      ["criterion.a met_at"],
    ],
    [
      "one grade",
      {
        key: "a",
        kind: "grade" as const,
        max: 100,
        steps: [{ grade: "a", label: "A", points: 100, met: true }],
      },
      ["criterion.a grades"],
    ],
    [
      "parts of what has none",
      { key: "a", max: 100, parts: [leaf({ key: "p", max: 100 })] },
      ["criterion.a parts"],
    ],
    [
      "met only above all points",
      { key: "a", kind: "points" as const, max: 100, metAt: 101 },
      ["criterion.a met_at"],
    ],
    ["a source that is gone", { key: "a", max: 100, source: "gone" }, ["criterion.a source"]],
    [
      "asked of others",
      { key: "a", max: 100, appliesTo: ["school" as const] },
      ["criterion.a applies", "head nothing_asked"],
    ],
  ])("%s", (_what, row, expected) => {
    expect(one(row)).toEqual(expected);
  });

  test.each([
    ["a total above all points", { total: 101 }, ["rule total"]],
    ["another number of criteria", { metCount: { atLeast: 1, of: 2 } }, ["rule count"]],
    ["more than all", { metCount: { atLeast: 2, of: 1 } }, ["rule count"]],
    ["a quota of what is not measured", { quotas: [{ criterion: "a", atLeast: 100 }] }, ["rule quota"]],
    ["a cap by a class that is none", { cap: { scheme: "safe_area", class: "x" } }, ["rule cap"]],
  ])("%s", (_what, rule, expected) => {
    expect(one({ key: "a", max: 100 }, { passRule: { ...openRule, ...rule } })).toEqual(expected);
  });

  test("classes go down to nothing", () => {
    const classes = [
      { code: "a", label: "A", from: 50 },
      { code: "b", label: "B", from: 60 },
    ];
    expect(one({ key: "a", max: 100 }, { classes })).toEqual(["rule classes", "rule classes"]);
  });

  test("its scheme has the subjects, and the scheme that limits it is there", () => {
    const cap = { scheme: "gone", class: null };
    const set = documentOf([[criterion({ key: "a", max: 100 })]], { passRule: { ...openRule, cap } });
    const told = (kinds: SubjectKind[], schemes: string[]) =>
      documentIssues(set, { kinds, schemes }).map((one) => `${one.path} ${one.code}`);
    expect(told(["ward"], ["gone"])).toEqual([]);
    expect(told(["commune"], ["model_ward_police"])).toEqual(["head foreign", "rule cap"]);
  });

  test("two of one code", () => {
    const twice = documentOf([
      [criterion({ key: "a", code: "1", max: 100 }), criterion({ key: "b", code: "1", max: 100 })],
    ]);
    expect(documentIssues(twice).map((one) => one.message)).toEqual(["Hai tiêu chí cùng mã 1."]);
  });
});

describe("two editions side by side", { timeout: 60_000 }, () => {
  const a = criterion({ key: "a", max: 100 });
  const b = criterion({ key: "b", max: 200 });

  test("a set is the same as itself", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { counts, head } = compare(document, document);
        expect(head).toEqual([]);
        expect(counts).toMatchObject({ changed: 0, moved: 0, added: 0, removed: 0 });
      }),
      { numRuns: 50 },
    );
  });

  test("what is new, gone, changed and moved is told, by its key and not by its code", () => {
    const before = documentOf([
      [a, b],
      [criterion({ key: "c", max: 300 }), criterion({ key: "d", max: 50 })],
    ]);
    const after = documentOf(
      [
        [{ ...b, code: "9" }, criterion({ key: "e", max: 100 })],
        [criterion({ key: "d", max: 50 }), a],
      ],
      { name: "Khác" },
    );
    const compared = compare(before, after);
    expect(compared.head).toEqual(["name"]);
    expect(compared.counts).toEqual({ same: 1, changed: 1, moved: 1, added: 1, removed: 1 });
    const of = (key: string) =>
      compared.groups.flatMap((group) => group.criteria).find((one) => one.key === key);
    expect(of("b")).toMatchObject({ standing: "changed", fields: ["code"] });
    expect([of("a")?.standing, of("c")?.standing, of("e")?.standing]).toEqual(["moved", "removed", "added"]);
  });

  test("a part that changed changes its criterion", () => {
    const whole = (max: number) =>
      criterion({ key: "a", kind: "parts", max: 300, parts: [leaf({ key: "p", max })] });
    const [found] = compare(documentOf([[whole(300)]]), documentOf([[whole(200)]])).groups[0]?.criteria ?? [];
    expect(found).toMatchObject({
      standing: "changed",
      fields: [],
      parts: [{ standing: "changed", fields: ["max"] }],
    });
  });
});
