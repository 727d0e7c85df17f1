"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/core/action";
import { atGate } from "@/lib/core/db";
import { visitor } from "@/lib/core/session";
import { endViewing, startViewing } from "./commands";
import { startViewingInput } from "./schema";

export const startViewingAction = action(
  "people.manage",
  startViewingInput,
  (tx, actor, values) => startViewing(tx, actor, values),
  () => "/",
);

/** The one act of a session that only looks: to stop looking. */
export async function stopViewingAction(): Promise<void> {
  const who = await visitor();
  const viewing =
    who.kind === "actor" ? who.actor.viewing : who.kind === "view-over" ? who.viewing : undefined;
  if (!viewing) redirect("/");
  await atGate("people.manage", (tx) => endViewing(tx, viewing, new Date()));
  revalidatePath("/", "layout");
  redirect(`/admin/people/${viewing.viewedId}`);
}
