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

/** The name as a browser takes it (RFC 6266, 5987): in Vietnamese, and in plain letters for those that cannot. */
export function attachment(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .replace(/[^\x20-\x7E]|["\\]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export const contentTypes: Record<ExportFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};
