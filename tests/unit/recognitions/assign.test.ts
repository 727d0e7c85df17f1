import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Assigning, assign } from "@/lib/recognitions/appraisal/assign";

const people = fc.uniqueArray(
  fc.integer({ min: 0, max: 30 }).map((n) => `m${n}`),
  { minLength: 1, maxLength: 9 },
);
const work = fc.uniqueArray(
  fc.integer({ min: 0, max: 60 }).map((n) => `a${n}`),
  { maxLength: 25 },
);
const none = () => false;

const loads = (of: Pick<Assigning, "members">, assigned: ReturnType<typeof assign>) =>
  of.members.map(({ id, load }) => load + assigned.filter(({ members }) => members.includes(id)).length);

describe("assignment", () => {
  test("each application gets as many as asked, nobody twice, and the load differs by one at most", () => {
    fc.assert(
      fc.property(
        people,
        work,
        fc.integer({ min: 1, max: 4 }),
        fc.string(),
        (ids, applications, per, seed) => {
          const members = ids.map((id) => ({ id, load: 0 }));
          const of = { applications, members, per, seed, shutOut: none };
          const assigned = assign(of);
          expect(assigned.map(({ application }) => application).sort()).toEqual([...applications].sort());
          for (const { members: who, missing } of assigned) {
            expect(new Set(who).size).toBe(who.length);
            expect(who.length + missing).toBe(per);
            expect(missing).toBe(Math.max(0, per - ids.length));
          }
          const all = loads(of, assigned);
          expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test("nobody with a conflict is chosen, whoever has none is missed by nobody", () => {
    const conflicts = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(people, work, conflicts, (ids, applications, pairs) => {
        const out = new Set(pairs.map(([a, m]) => `a${a} m${m}`));
        const shutOut = (application: string, member: string) => out.has(`${application} ${member}`);
        const assigned = assign({
          applications,
          members: ids.map((id) => ({ id, load: 0 })),
          per: 2,
          seed: "x",
          shutOut,
        });
        for (const { application, members, missing } of assigned) {
          expect(members.some((member) => shutOut(application, member))).toBe(false);
          const able = ids.filter((id) => !shutOut(application, id)).length;
          expect(missing).toBe(Math.max(0, 2 - able));
        }
      }),
    );
  });

  test("work goes over others where the conflicts want it", () => {
    // c may only take a1 and a2; the two others would keep everything if nothing moved.
    const shutOut = (application: string, member: string) => member === "c" && application === "a3";
    const members = ["a", "b", "c"].map((id) => ({ id, load: 0 }));
    const assigned = assign({ applications: ["a1", "a2", "a3"], members, per: 1, seed: "s", shutOut });
    expect(loads({ members }, assigned)).toEqual([1, 1, 1]);
  });

  test("what is already on a desk counts", () => {
    const members = [
      { id: "full", load: 4 },
      { id: "empty", load: 0 },
    ];
    const assigned = assign({
      applications: ["a", "b", "c", "d"],
      members,
      per: 1,
      seed: "s",
      shutOut: none,
    });
    expect(assigned.every(({ members: who }) => who[0] === "empty")).toBe(true);
  });

  test("the same seed gives the same, in whatever order they are named; another seed another", () => {
    const applications = Array.from({ length: 12 }, (_, at) => `a${at}`);
    const members = Array.from({ length: 5 }, (_, at) => ({ id: `m${at}`, load: 0 }));
    const by = (seed: string, turned = false) =>
      JSON.stringify(
        assign({
          ...{
            applications: turned ? [...applications].reverse() : applications,
            per: 2,
            seed,
            shutOut: none,
          },
          members: turned ? [...members].reverse() : members,
        }),
      );
    expect(by("one")).toBe(by("one", true));
    expect(by("one")).not.toBe(by("two"));
  });
});
