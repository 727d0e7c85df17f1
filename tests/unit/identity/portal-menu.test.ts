import { expect, test } from "vitest";
import { portalMenu, portalPlaces } from "@/components/identity/portal-menu";

const hrefs = (role: Parameters<typeof portalMenu>[0]) =>
  portalMenu(role, 0).flatMap((group) => group.items.map((item) => item.href));

test("a menu shows what its role may open", () => {
  expect(hrefs("province_admin")).toContain("/admin/people");
  expect(hrefs("commune_officer")).not.toContain("/admin/people");
  expect(hrefs("appraiser")).toEqual(["/", "/recognitions/appraisals", "/recognitions/schemes", "/units"]);
});

test("the number of waiting acts stands at the first entry only", () => {
  const items = portalMenu("commune_chief", 12).flatMap((group) => group.items);
  expect(items.filter((item) => item.count).map((item) => [item.href, item.count])).toEqual([["/", 12]]);
});

test("an entry leaves to others what has an entry of its own", () => {
  const items = portalMenu("province_officer", 0).flatMap((group) => group.items);
  expect(items.find((item) => item.href === "/festivals")?.except).toEqual([
    "/festivals/plans",
    "/festivals/reports",
    "/festivals/seasons",
    "/festivals/extensions",
  ]);
  expect(items.find((item) => item.href === "/units")?.except).toEqual([]);
});

test("a phone has four places at most", () => {
  expect(portalPlaces(portalMenu("ministry_admin", 0)).map((item) => item.href)).toEqual([
    "/",
    "/festivals",
    "/reports",
    "/units",
  ]);
});
