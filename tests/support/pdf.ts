/** A PDF of one empty page with a remark that makes it another file. */
export function pdf(remark: string): string {
  return [
    "%PDF-1.4",
    `% ${remark}`,
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj",
    "trailer<</Root 1 0 R>>",
    "%%EOF",
    "",
  ].join("\n");
}

/** The same with so much more in it, as a scanned paper has. */
export function largePdf(remark: string, bytes: number): Buffer {
  const [before = "", after = ""] = pdf(remark).split("trailer");
  return Buffer.concat([
    Buffer.from(`${before}4 0 obj<</Length ${bytes}>>stream\n`),
    Buffer.alloc(bytes, "x"),
    Buffer.from(`\nendstream endobj\ntrailer${after}`),
  ]);
}
