import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { atGate } from "./db";
import { type FormState, idleForm } from "./refusal";

const LIFE_MS = 60 * 60 * 1000;
const MAX_BYTES = 200_000;

const hash = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * Keeps what somebody had typed when their session was gone, for one hour. Null when it is too much to keep.
 * Where the ended session still tells whose it was, only that person gets it back.
 */
export async function parkForm(
  userId: string | null,
  path: string,
  fields: FormState["values"],
): Promise<string | null> {
  if (JSON.stringify(fields).length > MAX_BYTES) return null;
  const token = randomBytes(16).toString("base64url");
  await atGate("form.park", async (tx) => {
    await tx.parkedForm.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - LIFE_MS) } } });
    await tx.parkedForm.create({
      data: { tokenHash: hash(token), userId, path, fields: fields as Prisma.InputJsonValue },
      select: { tokenHash: true },
    });
  });
  return token;
}

/** Gives back what was parked, as the first state of the form; the empty state when there is nothing. */
export async function unparkedForm(token: string | undefined, userId: string): Promise<FormState> {
  if (!token) return idleForm;
  const row = await atGate("form.unpark", (tx) =>
    tx.parkedForm.findFirst({
      where: { tokenHash: hash(token), createdAt: { gt: new Date(Date.now() - LIFE_MS) } },
      select: { userId: true, fields: true },
    }),
  );
  if (!row || (row.userId !== null && row.userId !== userId)) return idleForm;
  return {
    ...idleForm,
    message: "Nội dung đã nhập trước khi phiên làm việc hết hạn được giữ lại. Kiểm tra rồi bấm lưu.",
    values: row.fields as FormState["values"],
    nonce: 1,
  };
}
