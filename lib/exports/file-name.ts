import { dayOf, formatTime } from "@/lib/core/dates";
import type { ExportFormat } from "@/prisma/generated/enums";

/** What a file is called: what it is, of whom, of which minute. No sign that a file system refuses. */
export function fileName(about: { title: string; of: string; at: Date; format: ExportFormat }): string {
  const { title, of, at, format } = about;
  const [year, month, day] = dayOf(at).split("-");
  const when = `${day}-${month}-${year} ${formatTime(at).replace(":", "h")}`;
  const name = `${title} - ${of} - ${when}`
    .normalize("NFC")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u001F\u007F<>:"/\\|?*]/g, " ")
    .replace(/\s+/g, " ")
    .slice(0, 200)
    .trim();
  return `${name}.${format}`;
}

export const contentTypes: Record<ExportFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};
