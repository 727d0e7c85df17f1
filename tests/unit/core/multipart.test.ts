import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FileTooLarge } from "@/lib/core/files";
import { FormUnreadable, receiveForm } from "@/lib/core/multipart";

const folder = mkdtempSync(join(tmpdir(), "portal-multipart-"));
beforeAll(() => {
  process.env.APP_DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
  process.env.NEXTAUTH_SECRET ??= "only-for-this-test-0";
  process.env.FILES_DIR = folder;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/x", { method: "POST", body, headers, duplex: "half" } as RequestInit);
function form(
  file?: { content: string | Uint8Array<ArrayBuffer>; name: string },
  fields: [string, string][] = [["id", "7"]],
) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  if (file) data.append("file", new Blob([file.content]), file.name);
  return post(data);
}
const limit = { maxBytes: 1_000 };
const left = () => readdirSync(join(folder, "incoming"));

describe("a form with a file", () => {
  test("gives its fields as they were typed, and the file with its Vietnamese name", async () => {
    const request = form({ content: "%PDF-1.7 …%%EOF", name: "Báo cáo số 45 – Hà Tĩnh.pdf" }, [
      ["id", "7"],
      ["items[]", "a"],
      ["items[]", "b"],
      ["note", "a\0b"],
    ]);
    const { values, file } = await receiveForm(request, limit);
    expect(values).toEqual({ id: "7", "items[]": ["a", "b"], note: "ab" });
    expect(file).toMatchObject({ name: "Báo cáo số 45 – Hà Tĩnh.pdf", bytes: 17 });
    await file?.drop();
  });

  test("without a file there is none, with an empty one there is one of no bytes", async () => {
    expect((await receiveForm(form(), limit)).file).toBeNull();
    const { file } = await receiveForm(form({ content: "", name: "" }), limit);
    expect(file).toBeNull();
  });

  test("a path in the name is only its last part; of two files the first counts", async () => {
    const data = new FormData();
    data.append("file", new Blob(["một"]), "C:\\tmp\\..\\a.pdf");
    data.append("other", new Blob(["hai"]), "b.pdf");
    const { file } = await receiveForm(post(data), limit);
    expect(file).toMatchObject({ name: "a.pdf", bytes: 5 });
    await file?.drop();
  });

  test("at the limit it is taken, one byte above it is refused and nothing is left", async () => {
    const { file } = await receiveForm(form({ content: new Uint8Array(1_000), name: "a" }), limit);
    expect(file?.bytes).toBe(1_000);
    await file?.drop();
    await expect(receiveForm(form({ content: new Uint8Array(1_001), name: "a" }), limit)).rejects.toThrow(
      FileTooLarge,
    );
    expect(left()).toEqual([]);
  });

  test("what never ends is not listened to for ever", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) =>
        controller.enqueue(
          Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'),
        ),
      pull: (controller) => {
        sent += 1_000;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    const type = { "content-type": "multipart/form-data; boundary=x" };
    await expect(receiveForm(post(endless, type), limit)).rejects.toThrow(FileTooLarge);
    expect(sent).toBeLessThan(1_000_000);
    expect(left()).toEqual([]);
  });

  test.each([
    ["of another type", post("{}", { "content-type": "application/json" })],
    ["without a boundary", post("x", { "content-type": "multipart/form-data" })],
    ["with an empty boundary", post("x", { "content-type": "multipart/form-data; boundary=" })],
    [
      "that breaks off",
      post('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF', {
        "content-type": "multipart/form-data; boundary=x",
      }),
    ],
  ])("%s is refused and leaves nothing", async (_, request) => {
    await expect(receiveForm(request, limit)).rejects.toThrow(FormUnreadable);
    expect(left()).toEqual([]);
  });

  test("a sender that goes away in the middle leaves nothing", async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(
          Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF'),
        );
        setTimeout(() => controller.error(new Error("reset")), 20);
      },
    });
    const type = { "content-type": "multipart/form-data; boundary=x" };
    await expect(receiveForm(post(body, type), limit)).rejects.toThrow(FormUnreadable);
    expect(left()).toEqual([]);
  });
});
