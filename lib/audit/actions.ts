"use server";

import { randomUUID } from "node:crypto";
import { action } from "@/lib/core/action";
import { formatSeconds } from "@/lib/core/duration";
import { formatNumber } from "@/lib/core/numbers";
import { verifyTrailInput } from "./schema";
import { checkTrail } from "./verify-commands";

/** A million entries are under a minute; a trail of years gets ten. */
const tenMinutes = 600_000;

export const checkTrailAction = action(
  "audit.verify",
  verifyTrailInput,
  checkTrail,
  ({ entries, chains, seconds, sealSeq }) => ({
    status: "done",
    // The form stays on the page: the next check, perhaps with another seal, is another sending.
    requestId: randomUUID(),
    message: [
      `Nhật ký nguyên vẹn: ${formatNumber(entries)} mục trong ${formatNumber(chains)} chuỗi, ${formatSeconds(seconds)}.`,
      sealSeq === null ? "" : `Mã niêm phong khớp mục ${formatNumber(sealSeq)}.`,
    ]
      .filter(Boolean)
      .join(" "),
  }),
  tenMinutes,
);
