// Run by tests/integration/exports/memory.test.ts in a process of its own: takes the list of points out as one person and
// says how much memory and time of the processor that took. node --conditions=react-server --import tsx tests/support/large-export.ts <actor> <format>
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { preparedAll } from "@/lib/exports/prepare-commands";
import { takeExport } from "@/lib/exports/take-commands";
import type { ExportFormat } from "@/prisma/generated/enums";

const actor = JSON.parse(process.argv[2] ?? "") as Actor;
const format = process.argv[3] as ExportFormat;

const taken = await takeExport(actor, "points", { format, query: "season=2026&sort=turnout" });
await preparedAll();
await closeDatabase();
const id = taken.kind === "preparing" ? taken.id : taken.kind;
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ id, peak: process.resourceUsage().maxRSS * 1024, cpu: (user + system) / 1e6 }));
