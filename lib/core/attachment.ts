import { paperText } from "./paper";

/** A name that every file system takes: no separators, no signs that a shell or a header reads, not too long. */
export function safeFileName(name: string): string {
  const clean = paperText(name)
    // Marks that turn the reading order could make "fdp.exe" look like a paper.
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\n<>:"/\\|?*;]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const dot = clean.lastIndexOf(".");
  const [stem, end] =
    dot > 0 && clean.length - dot <= 6 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ""];
  return `${[...stem].slice(0, 150).join("").trim() || "tep"}${end}`;
}

/** The name of a download (RFC 6266, 5987): in Vietnamese, and in plain letters for those that cannot. */
export function attachment(fileName: string): string {
  const name = safeFileName(fileName);
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .replace(/[^\x20-\x7e]|[%'"]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The headers of a file that the portal gives out: saved, never opened as a page, kept by nobody in between. */
export function fileHeaders(file: { name: string; type: string }): Record<string, string> {
  return {
    "Content-Type": file.type,
    "Content-Disposition": attachment(file.name),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
  };
}
