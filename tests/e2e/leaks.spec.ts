import { randomUUID } from "node:crypto";
import { accountOf, expect, type Page, test } from "../support/browser";
import { ask, copyPoint, one, traceOf } from "../support/browser-database";
import { repostElsewhere } from "../support/browser-forms";
import { clearRecords, madeName, type Records, recordsFor } from "../support/browser-records";
import { addressesOf, opens, roleAccounts, routes, screens } from "../support/browser-routes";

// Every page and every form from outside: nothing is there, nothing is told, nothing is written.
test.describe.configure({ timeout: 400_000 });
test.afterAll(clearRecords);

test("every page is known here: who opens it, and with which record", () => {
  expect(screens.map(({ route }) => route).sort()).toEqual(routes);
});

type Answer = { status: number; title: string; body: string };

async function get(page: Page, address: string): Promise<Answer> {
  const answer = await page.request.get(address);
  const body = await answer.text();
  return { status: answer.status(), title: /<title>([^<]*)<\/title>/.exec(body)?.[1] ?? "", body };
}

/** What stands on the page, without the id that was asked for and the nonce; data of scripts comes in any order. */
function shown({ body }: Answer, id: string): string {
  return (
    body
      .replaceAll(/<script\b.*?<\/script>/gs, "")
      .replaceAll(id, "ID")
      .replaceAll(/ nonce="[^"]*"/g, "")
      // What waits for the person may change meanwhile: other journeys work at the same time.
      .replaceAll(/<span class="figures[^"]*">[\d.]+<span class="sr-only">.*?<\/span><\/span>/g, "")
      .replaceAll(/\b\d\d:\d\d\b/g, "")
  );
}

for (const username of roleAccounts) {
  test.describe(`${username} (${accountOf(username).role})`, () => {
    let records: Records = { own: {}, foreign: {} };
    test.beforeAll(async () => {
      records = await recordsFor(username);
    });

    test("opens its own pages and no other", async ({ desk }) => {
      const page = await desk.as(username);
      // Of its own unit where there is one: the role alone must be reason enough.
      const anyRecord = { report: randomUUID(), person: randomUUID(), delegation: randomUUID() };
      for (const screen of screens) {
        const mine = opens(screen, username);
        for (const address of addressesOf(screen, mine ? records.own : { ...anyRecord, ...records.own })) {
          const { status } = await get(page, address);
          expect(status, `${address} as ${username}`).toBe(mine ? 200 : 404);
        }
      }
    });

    test("finds nothing where another unit's record is", async ({ desk }) => {
      const page = await desk.as(username);
      for (const screen of screens) {
        const foreign = screen.kind && records.foreign[screen.kind];
        if (!foreign) continue;
        const missing = randomUUID();
        for (const address of addressesOf(screen, { [screen.kind as string]: foreign.id })) {
          const there = await get(page, address);
          const nowhere = await get(page, address.replace(foreign.id, missing));
          expect([there.status, nowhere.status], address).toEqual([404, 404]);
          expect(there.title, address).toBe(nowhere.title);
          if (foreign.name) expect(there.body, address).not.toContain(foreign.name);
          expect(shown(there, foreign.id), address).toBe(shown(nowhere, missing));
        }
      }
    });

    test("finds nothing of another unit in lists, search and figures", async ({ desk }) => {
      const point = records.foreign.point;
      test.skip(!point, "everything belongs to the nation");
      if (!point) return;
      const page = await desk.as(username);
      const { level, unitCode } = accountOf(username);
      const name = encodeURIComponent(point.name);
      const lists = [
        `/search?q=${name}`,
        `/festivals?season=2026&q=${name}`,
        "/festivals?season=2026&unit=16681",
        "/festivals?season=2026&unit=40",
        `/festivals?season=2026&unit=16681&map=now&state=returned&q=${name}`,
        "/festivals/plans?season=2026&unit=40",
        "/festivals/plans?season=2026&q=nghe+an",
        "/festivals/plans/missing?season=2026&unit=40",
        "/festivals/reports?season=2026&q=nghe+an",
        `/?q=${name}`,
      ];
      for (const address of lists) {
        const { status, body } = await get(page, address);
        expect([200, 404], address).toContain(status);
        for (const id of [point.id, records.foreign.plan?.id, records.foreign.report?.id]) {
          expect(body.includes(id ?? "-"), `${address} tells of ${id}`).toBe(false);
        }
        // What was typed into the filter is shown again; the name as a row, or its count, is not.
        expect(body, address).not.toMatch(new RegExp(`href="[^"]*">\\s*${point.name}`));
      }
      await page.goto(`/festivals?season=2026&q=${name}`);
      await expect(page.getByText("Không có điểm nào khớp bộ lọc")).toBeVisible();
      await expect(page.getByText("· 0 điểm")).toBeVisible();
      await page.goto(`/festivals?season=2026&unit=16681`);
      await expect(page.getByText("· 0 điểm")).toBeVisible();

      for (const code of ["40", "16681", "VN"].filter((foreign) => foreign !== unitCode)) {
        const api = await page.request.get(`/api/figures?season=2026&unit=${code}&map=now`);
        expect(api.status(), code).toBe(404);
        for (const address of [
          ...["", "/figures", "/discipline", "/origin", "/compare"].map(
            (path) => `/reports${path}?season=2026&unit=${code}&map=now`,
          ),
          `/reports/compare?season=2026&map=now&with=unit&other=${code}`,
          `/reports/origin?season=2026&map=now&of=${code}`,
          `/reports/changes?unit=${code}`,
        ]) {
          expect((await get(page, address)).status, address).toBe(404);
        }
      }
      const found = await get(page, "/reports/figures?q=thanh+vinh");
      expect(found.body).not.toContain("unit=16681");
      if (level === "province" && records.own.person) {
        await page.goto("/admin/people?q=nghean");
        await expect(page.getByText("Không có ai khớp bộ lọc")).toBeVisible();
        await page.goto("/admin/sign-ins?q=nghean.canbo");
        await expect(page.getByText("Không có lần đăng nhập nào khớp bộ lọc")).toBeVisible();
      }
    });
  });
}

test("a season that is still being prepared is nobody's but the ministry's", async ({ desk }) => {
  const { id } = await one<{ id: string }>(
    `insert into season (year, theme, starts_on, ends_on, plan_due_on, result_due_on, report_due_on, state)
     values (2099, 'Mùa đang chuẩn bị', '2099-07-01', '2099-08-19', '2099-06-30', '2099-08-31', '2099-09-15', 'draft')
     on conflict (year) do update set theme = excluded.theme returning id`,
  );
  try {
    const ministry = await desk.as("v05.quantri");
    expect((await get(ministry, `/festivals/seasons/${id}`)).status).toBe(200);
    // The year itself, not four digits of a key or of a place in a drawing.
    const year = /(?<![\w.-])2099(?![\w-])/;
    for (const username of ["hatinh.canbo", "thachha.canbo"]) {
      const page = await desk.as(username);
      const there = await get(page, `/festivals/seasons/${id}`);
      expect(there.status).toBe(404);
      expect(there.body).not.toMatch(year);
      for (const address of ["/festivals/seasons", "/festivals", "/reports", "/festivals/plans"]) {
        expect((await get(page, address)).body, address).not.toMatch(year);
      }
      expect((await page.request.get("/api/figures?season=2099&unit=42&map=then")).status()).not.toBe(200);
    }
  } finally {
    await ask("delete from season where id = $1", [id]);
  }
});

test("every form of a record, sent with the id of another unit's record, finds and changes nothing", async ({
  desk,
}) => {
  const noScript = { javaScript: false };
  const draft = await copyPoint("16681", "draft", madeName());
  const submitted = await copyPoint("16681", "submitted", madeName());
  const sent = await copyPoint("16681", "sent", madeName());
  const steps = ["general", "programme", "attendance", "gifts", "awards", "evaluation", "all", "check"];
  const hidden: Record<string, string> = {
    draft: await copyPoint("18583", "draft", madeName()),
    submitted: await copyPoint("18583", "submitted", madeName()),
    sent: await copyPoint("18583", "returned", madeName()),
  };
  const officer = await desk.as("thanhvinh.canbo", noScript);
  const chief = await desk.as("thanhvinh.truong", noScript);
  const province = await desk.as("nghean.canbo", noScript);
  const visits: [page: Page, address: string, foreign: string | undefined, forms: number][] = [
    [officer, `/festivals/${draft}`, hidden.draft, 1],
    ...steps.map((step): [Page, string, string | undefined, number] => [
      officer,
      `/festivals/${draft}/edit/${step}`,
      hidden.draft,
      1,
    ]),
    [chief, `/festivals/${submitted}`, hidden.submitted, 2],
    [chief, `/festivals/${sent}`, hidden.sent, 1],
    [province, `/festivals/${sent}`, hidden.sent, 2],
  ];
  for (const [page, address, foreign, forms] of visits) {
    await page.goto(address);
    expect(await repostElsewhere(page, foreign ?? ""), address).toBeGreaterThanOrEqual(forms);
  }
});

test("plans, reports and people: the same", async ({ desk }) => {
  const seat = { javaScript: false };
  const idOf = async (table: string, code: string, year: number) =>
    (
      await one<{ id: string }>(
        `select r.id from ${table} r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
          where u.code = $1 and u.level = 'province' and s.year = $2`,
        [code, year],
      )
    ).id;
  const officer = await desk.as("nghean.canbo", seat);
  const papers: [address: string, foreign: string][] = [
    [
      `/festivals/plans/${await idOf("festival_plan", "40", 2026)}/edit`,
      await idOf("festival_plan", "42", 2026),
    ],
    [
      `/festivals/reports/${await idOf("festival_report", "40", 2026)}/edit`,
      await idOf("festival_report", "42", 2022),
    ],
    [
      `/festivals/reports/${await idOf("festival_report", "40", 2026)}`,
      await idOf("festival_report", "42", 2022),
    ],
  ];
  for (const [address, foreign] of papers) {
    await officer.goto(address);
    expect(await repostElsewhere(officer, foreign), address).toBeGreaterThanOrEqual(1);
  }
  const keeper = await desk.as("hatinh.quantri", seat);
  const person = (name: string) => one<{ id: string }>("select id from app_user where username = $1", [name]);
  await keeper.goto(`/admin/people/${(await person("thachha.ubnd")).id}`);
  // Somebody whom no journey signs in as: what moves here, these forms have moved.
  expect(await repostElsewhere(keeper, (await person("nghean.lanhdao")).id)).toBeGreaterThanOrEqual(4);
});

test("accepting many takes nothing of another province, planning nothing into it", async ({ desk }) => {
  const foreign = await copyPoint("16681", "sent", madeName());
  const before = await traceOf(foreign);
  const page = await desk.as("hatinh.canbo", { javaScript: false });
  await page.goto(`/festivals/accept?id=${foreign}`);
  await expect(page.getByRole("button", { name: "Tiếp nhận", exact: true })).toHaveCount(0);
  await expect(page.getByText("Thành Vinh")).toHaveCount(0);
  await page.goto("/festivals/new?season=2026");
  const name = madeName();
  await page.getByLabel("Xã tổ chức").fill("16681 – phường Thành Vinh");
  await page.getByLabel("Tên điểm").fill(name);
  await page.getByLabel("Cấp tổ chức").selectOption({ label: "Cơ quan" });
  await page.getByLabel("Ngày tổ chức").fill("15/8/2026");
  await page.getByRole("button", { name: "Lưu nháp" }).click();
  await expect(page.getByRole("region", { name: "Chưa thực hiện được" })).toContainText("Không có xã này");
  expect(await ask("select id from festival where name = $1", [name])).toEqual([]);
  expect(await traceOf(foreign)).toEqual(before);
});
