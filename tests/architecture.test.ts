import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const siblings = ["festivals", "awards", "recognitions", "conferences", "directives"];
const shared = ["units", "identity", "evidence"];
/** What looks over all domains: imports any, imported by none. */
const combiners = ["reports", "work", "search"];
/** What takes everything out as files, these included; imported by no other. */
const outermost = "exports";

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

type Import = { from: string; to: string; typeOnly: boolean };

/** Every import of a file, as a path from the root ("lib/core/db") or a package name. */
function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), "utf8");
  const found: Import[] = [];
  for (const match of source.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/g,
  )) {
    found.push({ from: file, to: resolve(file, match[2] ?? ""), typeOnly: Boolean(match[1]) });
  }
  for (const match of source.matchAll(/\bimport\("([^"]+)"\)/g)) {
    found.push({ from: file, to: resolve(file, match[1] ?? ""), typeOnly: false });
  }
  return found;
}

function resolve(file: string, target: string): string {
  if (target.startsWith("@/")) return target.slice(2);
  if (target.startsWith(".")) return normalize(join(dirname(file), target));
  return target;
}

const files = ["app", "components", "lib", "prisma"]
  .flatMap(filesBelow)
  .filter((file) => !file.startsWith("prisma/generated/"));
const imports = files.flatMap(importsOf);

const domainOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1];
const isClient = (path: string) => /^prisma\/generated\/(client|internal|models)/.test(path);
const server =
  /(^|-)(queries|commands|actions|gate|sign-in|auth-options|browser-session|unknown-name)(-[a-z]+)*$/;
const isServerFile = (path: string) =>
  server.test(
    path
      .split("/")
      .at(-1)
      ?.replace(/\.tsx?$/, "") ?? "",
  );

type Rule = { name: string; because: string; breaks: (one: Import) => boolean };

const rules: Rule[] = [
  {
    name: "lib/core knows no domain and no screen",
    because: "core is the machine",
    breaks: ({ from, to }) =>
      from.startsWith("lib/core/") &&
      (/^(app|components)\//.test(to) || (to.startsWith("lib/") && !to.startsWith("lib/core/"))),
  },
  {
    name: "lib never imports components or app",
    because: "the domain knows no screen",
    breaks: ({ from, to }) => from.startsWith("lib/") && /^(app|components)\//.test(to),
  },
  {
    name: "siblings never import one another",
    because: "what combines them is a page or reports",
    breaks: ({ from, to }) => {
      const [a, b] = [domainOf(from), domainOf(to)];
      return Boolean(a && b && a !== b && siblings.includes(a) && siblings.includes(b));
    },
  },
  {
    name: "units, identity and evidence import no domain",
    because: "every domain may import them",
    breaks: ({ from, to }) => {
      const [a, b] = [domainOf(from), domainOf(to)];
      return Boolean(a && b && shared.includes(a) && siblings.includes(b));
    },
  },
  {
    name: "no domain imports what combines them, nor do these one another; exports look over them too",
    because: "figures and queues look over all domains; a way back would be a loop",
    breaks: ({ from, to }) => {
      const [a, b] = [domainOf(from), domainOf(to)];
      // What is started from a command line is no domain.
      if (!a || !b || a === b || a === "launch") return false;
      return b === outermost || (a !== outermost && combiners.includes(b));
    },
  },
  {
    name: "components/ui imports nothing of ours",
    because: "primitives know nothing",
    breaks: ({ from, to }) =>
      from.startsWith("components/ui/") &&
      /^(app|components|lib|prisma)\//.test(to) &&
      !to.startsWith("components/ui/"),
  },
  {
    name: "components receive data",
    because: "a component that reads cannot be shown with other rows",
    breaks: ({ from, to }) =>
      from.startsWith("components/") &&
      /^lib\//.test(to) &&
      (/\/(queries|commands)$/.test(to) ||
        /-(queries|commands)$/.test(to) ||
        /^lib\/core\/(db|read|session)$/.test(to)),
  },
  {
    name: "app reads through read() and writes through actions",
    because: "permission and scope are in the two doors",
    breaks: ({ from, to, typeOnly }) =>
      from.startsWith("app/") &&
      !typeOnly &&
      (/commands$/.test(to) ||
        to === "lib/core/db" ||
        (to.startsWith("prisma/") && !/generated\/enums$/.test(to))) &&
      !allowed.includes(`${from} -> ${to}`),
  },
  {
    name: "rules are pure",
    because: "they are tested without a server and run in the browser",
    breaks: ({ from, to, typeOnly }) =>
      from.startsWith("lib/") &&
      !from.startsWith("lib/core/") &&
      !from.startsWith("lib/launch/") &&
      !isServerFile(from) &&
      !typeOnly &&
      (isClient(to) ||
        /^(next|react|server-only)(\/|$)/.test(to) ||
        /^lib\/core\/(db|read|action|decide|session)$/.test(to)),
  },
  {
    name: "only core/db makes a Prisma client",
    because: "nobody else can open a connection",
    breaks: ({ from, to, typeOnly }) =>
      isClient(to) && !typeOnly && from !== "lib/core/db.ts" && !constructsOnlySql(from),
  },
];

/** Routes that must answer before there is an actor. */
const allowed = ["health", "figures", "search"].map((route) => `app/api/${route}/route.ts -> lib/core/db`);

/** Prisma.sql and error classes are values of the client module too; opening a connection is what is forbidden. */
function constructsOnlySql(file: string): boolean {
  return !/\bPrismaClient\b|\bPrismaPg\b/.test(readFileSync(join(root, file), "utf8"));
}

describe("imports go one way", () => {
  test("there is something to judge", () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test.each(rules)("$name: $because", ({ breaks }) => {
    expect(imports.filter(breaks).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });
});

describe("conventions", () => {
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

  test("process.env is read in core/env only", () => {
    const others = [...sources].filter(
      ([file, text]) =>
        /^(app|components|lib)\//.test(file) &&
        !file.startsWith("lib/launch/") &&
        file !== "lib/core/env.ts" &&
        text.includes("process.env"),
    );
    expect(others.map(([file]) => file)).toEqual([]);
  });

  test("queries and commands are server files and say so", () => {
    const silent = [...sources].filter(
      ([file, text]) =>
        /^lib\/.*(queries|commands)\.ts$/.test(file) && !text.startsWith('import "server-only"'),
    );
    expect(silent.map(([file]) => file)).toEqual([]);
  });

  test("no any, no ts-ignore, no forgotten .only", () => {
    const loose = [...sources].filter(([, text]) => /@ts-(ignore|nocheck)|\bas any\b|: any\b/.test(text));
    expect(loose.map(([file]) => file)).toEqual([]);
  });

  test("no file outgrows its idea: 300 lines at most", () => {
    const long = [...sources].filter(
      ([file, text]) => text.split("\n").length > 301 && !file.startsWith("prisma/seed/"),
    );
    expect(long.map(([file, text]) => `${file}: ${text.split("\n").length}`)).toEqual([]);
  });

  test("names are kebab-case and say a concept", () => {
    const vague = files.filter(
      (file) => /(^|\/)(utils?|helpers?|common|index)\.tsx?$/.test(file) || /[A-Z]/.test(file),
    );
    expect(vague).toEqual([]);
  });
});

describe("pages", () => {
  const pages = files.filter((file) => /^app\/\(portal\)\/.*page\.tsx$/.test(file));

  test("each is made by screen(), so that 404 and 500 can be read without JavaScript", () => {
    expect(pages.length).toBeGreaterThan(30);
    const bare = pages.filter(
      (file) => !readFileSync(join(root, file), "utf8").includes("export default screen("),
    );
    expect(bare).toEqual([]);
  });

  test("none streams: a record that is not there answers 404 before the first byte", () => {
    expect(files.filter((file) => /\/loading\.tsx$/.test(file))).toEqual([]);
  });
});
