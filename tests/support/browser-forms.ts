import { randomUUID } from "node:crypto";
import { expect, type Page } from "./browser";
import { ask, traceOf } from "./browser-database";

/** The version that the other record has: a wrong one must not be the reason for a refusal. */
async function versionOf(id: string): Promise<string> {
  const [row] = await ask<{ version: number }>(
    `select version from festival where id = $1 union all select version from festival_plan where id = $1
     union all select version from festival_report where id = $1
     union all select version from application where id = $1 union all select version from subject where id = $1
     union all select (xmin::text::bigint % 2147483647)::int from app_user where id = $1`,
    [id],
  );
  return String(row?.version ?? 1);
}

/**
 * Sends every form of a page again with the id of another unit's record in the place of its own, once for each of its
 * buttons. Each must answer as if there were no such record, and nothing of that record may move. Needs a page without
 * JavaScript: its forms are those that a browser sends by itself. Gives the number of forms.
 */
export async function repostElsewhere(page: Page, foreign: string): Promise<number> {
  const version = await versionOf(foreign);
  const before = await traceOf(foreign);
  const forms = await page.locator("main form[method='POST' i]").evaluateAll((found) =>
    (found as HTMLFormElement[])
      .filter((form) => form.querySelector("input[name='id'], input[name='_1_id']"))
      .map((form) => {
        // An empty choice would be refused before anybody looks for the record.
        for (const whole of form.querySelectorAll<HTMLInputElement>("input[name='whole']"))
          whole.checked = true;
        for (const select of form.querySelectorAll("select")) if (!select.value) select.selectedIndex = 1;
        return form;
      })
      .map((form) => ({
        label: form.getAttribute("aria-label") ?? "",
        fields: [...new FormData(form)].filter(
          (field): field is [string, string] => typeof field[1] === "string",
        ),
        intents: [...form.querySelectorAll<HTMLButtonElement>("button[name='intent']")]
          .map((button) => button.value)
          .filter((intent) => !/^(add|remove):/.test(intent)),
      })),
  );
  const origin = new URL(page.url()).origin;
  for (const { label, fields, intents } of forms) {
    for (const intent of intents.length > 0 ? [...new Set(intents)] : [""]) {
      const form = new FormData();
      for (const [name, value] of fields) {
        if (name === "id") form.append(name, foreign);
        else if (name === "version") form.append(name, version);
        else if (name === "requestId") form.append(name, randomUUID());
        else if (name === "note" || name === "reason") form.append(name, "Thử.");
        else form.append(name, value);
      }
      form.append("intent", intent);
      const answer = await page.request.post(page.url(), {
        multipart: form,
        headers: { origin },
        maxRedirects: 0,
      });
      expect(answer.status(), `${page.url()}: ${label} ${intent}`).toBe(404);
    }
  }
  expect(await traceOf(foreign), `what ${page.url()} did to ${foreign}`).toEqual(before);
  return forms.length;
}
