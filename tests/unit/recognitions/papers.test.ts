import { expect, test } from "vitest";
import { dayOf, inputDay } from "@/lib/core/dates";
import { savePapersInput } from "@/lib/recognitions/applications/schema";

const id = "019a0000-0000-7000-8000-000000000001";

test("a paper that is there was signed by today", () => {
  const on = (days: number) =>
    savePapersInput.safeParse({
      ...{ id, version: "1", partyDay: inputDay(dayOf(new Date(Date.now() + days * 86_400_000))) },
    });
  expect(on(0).success).toBe(true);
  const ahead = on(1);
  expect(ahead.error?.issues).toMatchObject([{ path: ["partyDay"] }]);
});
