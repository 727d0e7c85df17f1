import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { ask } from "./browser-database";

type Account = {
  username: string;
  fullName: string;
  role: string;
  unit: string;
  unitCode: string;
  level: string;
};
type AccountFile = { defaultPassword: string; accounts: Account[] };

const root = join(import.meta.dirname, "..", "..");
const file = JSON.parse(readFileSync(join(root, "prisma", "seed", "accounts.json"), "utf8")) as AccountFile;

/** The accounts of the demonstration; all have one password. */
export const accounts = file.accounts;
export const demoPassword = file.defaultPassword;

// Kept for one run (the runner is the parent of every worker), so that each account signs in once.
const states = join(root, "tests", ".output", "e2e-states", String(process.ppid));

export function accountOf(username: string): Account {
  const found = accounts.find((account) => account.username === username);
  if (!found) throw new Error(`no demonstration account ${username}`);
  return found;
}

/** Fills in the form of the sign-in and sends it. */
export async function signIn(page: Page, username: string, password = demoPassword): Promise<void> {
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu").fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
}

/** The way through the sign-in to the first page; whoever has two units works for the one that is named. */
async function begin(page: Page, username: string, unit?: string): Promise<void> {
  await page.goto("/sign-in");
  await signIn(page, username);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/Việc của tôi|Chọn đơn vị làm việc/);
  if (unit === undefined) return;
  await page.getByRole("radio", { name: unit }).check();
  await page.getByRole("button", { name: "Làm việc tại đơn vị này" }).click();
  await expect(heading).toHaveText("Việc của tôi");
}

const units: Record<string, string> = { "kiemnhiem.canbo": "Công an xã Lộc Hà" };

/** A signed-in state of an account, made once a run. */
async function stateOf(browser: Browser, baseURL: string, username: string): Promise<string> {
  const path = join(states, `${username}.json`);
  if (!existsSync(path)) {
    mkdirSync(states, { recursive: true });
    const context = await browser.newContext({ baseURL, storageState: undefined });
    await begin(await context.newPage(), username, units[username]);
    await context.storageState({ path });
    await context.close();
  }
  return path;
}

type Seat = {
  /** Pages must work without it. */
  javaScript?: boolean;
  /** A session of its own, for those who end or lose it. */
  fresh?: boolean;
  viewport?: { width: number; height: number };
  /** The address that the server believes it comes from: failed sign-ins are counted by it. */
  from?: string;
};

/** Everything wrong that a browser says by itself. */
export type Complaints = string[];

/** Listens to what no page may do: break the content policy, ask another origin, throw. */
export function listen(context: BrowserContext, origin: string, complaints: Complaints): void {
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin)
      complaints.push(`request to ${url.origin}: ${request.url()}`);
  });
  context.on("console", (message) => {
    if (/content.security.policy|hydrat|Minified React error/i.test(message.text()))
      complaints.push(`console at ${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`error: ${error.error().message}`));
}

type Desk = {
  /** A page of somebody who is signed in; the same one for the same person within a test. */
  as(username: string, seat?: Seat): Promise<Page>;
  /** A page of nobody. */
  stranger(seat?: Omit<Seat, "fresh">): Promise<Page>;
};

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ browser, baseURL }, use) => {
    if (!baseURL) throw new Error("E2E_BASE_URL is not set; run npm test -- e2e");
    const complaints: Complaints = [];
    const open = new Map<string, Page>();
    const people = new Set<string>();
    const contexts: BrowserContext[] = [];
    const sit = async (seat: Seat, storageState?: string): Promise<Page> => {
      const context = await browser.newContext({
        baseURL,
        storageState,
        locale: "vi-VN",
        timezoneId: "Asia/Ho_Chi_Minh",
        javaScriptEnabled: seat.javaScript ?? true,
        viewport: seat.viewport ?? { width: 1366, height: 768 },
        extraHTTPHeaders: seat.from ? { "x-forwarded-for": seat.from } : undefined,
      });
      listen(context, new URL(baseURL).origin, complaints);
      contexts.push(context);
      return context.newPage();
    };
    await use({
      async as(username, seat = {}) {
        const key = JSON.stringify([username, seat]);
        const known = open.get(key);
        if (known) return known;
        people.add(username);
        const page = await sit(seat, seat.fresh ? undefined : await stateOf(browser, baseURL, username));
        if (seat.fresh) await begin(page, username);
        open.set(key, page);
        return page;
      },
      stranger: (seat = {}) => sit(seat),
    });
    for (const context of contexts) await context.close();
    // What somebody began to fill in for a new record is not the next test's matter.
    await ask(
      `delete from kept_text where form_key like '%:new%'
          and user_id in (select id from app_user where username = any($1))`,
      [[...people]],
    );
    expect(complaints, "what the browser complained about").toEqual([]);
  },
});

export { expect, type Page };

/** A few letters that no other record has. */
export function tag(): string {
  return randomBytes(4).toString("hex");
}

/** An address of the documentation range that no other test fails from. */
export function someAddress(): string {
  const [a = 1, b = 1] = randomBytes(2);
  return `198.51.${100 + (a % 2)}.${1 + (b % 250)}`;
}

/** The id in the address of a record. */
export function idIn(page: Page): string {
  const found = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(page.url());
  if (!found) throw new Error(`no id in ${page.url()}`);
  return found[0];
}
