import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { atGate } from "./db";
import { type FormState, idleForm } from "./refusal";
import { requestPath } from "./session";

const lifeMs = 60 * 60 * 1000;
const maxBytes = 200_000;
const maxForms = 20;

const hash = (token: string) => createHash("sha256").update(token).digest("hex");
const pathname = (path: string) => path.split("?")[0] ?? "";

/**
 * Keeps what somebody had typed when their session was gone, for one hour. Whose it is, the ended session tells: what
 * nobody owns could be planted into somebody else's page. Null when it is too much to keep.
 */
export async function parkForm(
  userId: string,
  path: string,
  fields: FormState["values"],
): Promise<string | null> {
  if (JSON.stringify(fields).length > maxBytes) return null;
  const token = randomBytes(16).toString("base64url");
  return atGate("form.park", async (tx) => {
    await tx.parkedForm.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - lifeMs) } } });
    if ((await tx.parkedForm.count({ where: { userId } })) >= maxForms) return null;
    await tx.parkedForm.create({
      data: { tokenHash: hash(token), userId, path, fields: fields as Prisma.InputJsonValue },
      select: { tokenHash: true },
    });
    return token;
  });
}

/** Gives back what was parked on this page, as the first state of the form; the empty state when there is nothing. */
export async function unparkedForm(token: string | undefined, userId: string): Promise<FormState> {
  return token ? unparkedOn(await requestPath(), token, userId) : idleForm;
}

/** The same for a page that is named. Only to the one who typed it, and only on the page where it was typed. */
export async function unparkedOn(path: string, token: string, userId: string): Promise<FormState> {
  const row = await atGate("form.unpark", (tx) =>
    tx.parkedForm.findFirst({
      where: { tokenHash: hash(token), userId, createdAt: { gt: new Date(Date.now() - lifeMs) } },
      select: { path: true, fields: true },
    }),
  );
  if (!row || pathname(row.path) !== pathname(path)) return idleForm;
  // Which record is meant says the page, never what came with the text. The version stays: it tells of a newer one.
  const { id: _, ...values } = row.fields as FormState["values"];
  return {
    ...idleForm,
    message: "Nội dung đã nhập trước khi phiên làm việc hết hạn được giữ lại. Kiểm tra rồi bấm lưu.",
    values,
    nonce: 1,
  };
}
