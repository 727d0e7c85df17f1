import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { inspectFile } from "@/lib/core/inspect-file";
import { FileRefused } from "@/lib/core/inspect-limits";
import { hostileFiles, pdfSaying, photo, picturesWithSecrets } from "@/tests/support/hostile-files";
import { word } from "@/tests/support/office-files";
import { pdf } from "@/tests/support/pdf";

// Each file is looked into by a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "portal-inspected-"));
beforeAll(() => {
  process.env.APP_DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
  process.env.NEXTAUTH_SECRET ??= "only-for-this-test-0";
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let serial = 0;
function laid(content: Uint8Array): string {
  const path = join(folder, String(serial++));
  writeFileSync(path, content);
  return path;
}

async function refusal(name: string, content: Uint8Array): Promise<string> {
  const error = await inspectFile({ path: laid(content), name }, async ({ found }) => found).then(
    (found) => found,
    (reason: unknown) => reason,
  );
  return error instanceof FileRefused ? error.code : JSON.stringify(error);
}

/** What a picture carries beside its points. */
async function pockets(picture: Buffer): Promise<string[]> {
  const about = await sharp(picture).metadata();
  return (["exif", "iptc", "xmp", "icc"] as const).filter((pocket) => about[pocket] !== undefined);
}

const hostile = await hostileFiles();
const pictures = await picturesWithSecrets();

describe("what must not come in", () => {
  test.each(hostile)(
    "%s (%s)",
    async (_, name, content, code) => {
      expect(await refusal(name, content)).toBe(code);
    },
    60_000,
  );
});

describe("what may", () => {
  test("a photo is drawn anew: turned, smaller, without the place where it was taken", async () => {
    // A folder of its own: another portal on this machine may be at work in the common one.
    const own = await mkdtemp(join(tmpdir(), "portal-test-"));
    vi.stubEnv("TMPDIR", own);
    const taken = await photo("#336699", { width: 4000, height: 3000 });
    expect(taken.includes("Exif")).toBe(true);
    const path = laid(Buffer.concat([taken, Buffer.from("PK\x03\x04 hung behind it")]));
    await inspectFile({ path, name: "anh.png" }, async ({ found, scan }) => {
      expect(found).toMatchObject({ kind: "photo", type: "image/jpeg", width: 2560, height: 1920 });
      expect(scan).toBe("unscanned");
      if (found.kind !== "photo") throw new Error("no photo");
      for (const drawn of [found.main, found.thumb]) {
        const bytes = await readFile(drawn);
        for (const left of ["Exif", "GPS", "Telephone", "Nguy", "hung behind"])
          expect(bytes.includes(left), left).toBe(false);
        expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      }
    });
    // Nothing of it is left lying about.
    expect(await readdir(own)).toEqual([]);
    vi.unstubAllEnvs();
    await rm(own, { recursive: true });
  });

  test.each(pictures)("%s is drawn without what was written into it", async (_, taken) => {
    expect(await pockets(taken)).toEqual(["exif", "xmp"]);
    await inspectFile({ path: laid(taken), name: "anh" }, async ({ found }) => {
      if (found.kind !== "photo") throw new Error("no photo");
      for (const drawn of [found.main, found.thumb]) {
        const bytes = await readFile(drawn);
        expect(await pockets(bytes)).toEqual([]);
        for (const left of ["bí danh", "xmpmeta", "Exif", "<script"])
          expect(bytes.includes(left), left).toBe(false);
      }
    });
  });

  test.each([
    ["a PDF", "a.pdf", Buffer.from(pdf("a")), "application/pdf"],
    ["a PDF with words", "a.jpg", pdfSaying("Bao cao ket qua", "bao ve bi mat"), "application/pdf"],
    [
      "a Word file, whatever it is called",
      "a.exe",
      word(["Bảo vệ bí mật nhà nước", "Mật độ dân số: 120", "BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT, danh mục"]),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    [
      "a Word file with a chart's numbers and a link",
      "a.docx",
      word(["a"], {
        "word/embeddings/so-lieu.docx": word(["b"]),
        "word/_rels/document.xml.rels":
          '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://bocongan.gov.vn" TargetMode="External"/></Relationships>',
      }),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    [
      "a Word file made from a template of the writer's own disk, with an old picture and a scrambled font",
      "a.docx",
      word(["a"], {
        "word/_rels/settings.xml.rels":
          '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:\\Users\\a\\Mau.dotx" TargetMode="External"/></Relationships>',
        "word/media/image1.emz": Buffer.from([0x1f, 0x8b, 8, 0, 0]),
        "word/fonts/font1.odttf": "MZ scrambled",
      }),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
  ])("%s", async (_, name, content, type) => {
    const found = await inspectFile({ path: laid(content), name }, async (looked) => looked.found);
    expect(found).toEqual({ kind: "paper", type });
  });
});
