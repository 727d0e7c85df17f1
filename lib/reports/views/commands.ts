import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { Prisma } from "@/prisma/generated/client";
import type { ViewSharing } from "@/prisma/generated/enums";
import type { ChangeViewInput, DeleteViewInput, SaveViewInput } from "./schema";
import { viewIssues } from "./words";

const most = 50;

/** Keeps a page of figures under a name. */
export async function saveView(tx: Tx, actor: Actor, input: SaveViewInput): Promise<{ id: string }> {
  refuseIf(sharingIssues(actor, input.sharing));
  const count = await tx.savedView.count({ where: { ownerId: actor.userId, unitId: actor.unit.id } });
  refuseIf(count >= most ? [viewIssues.tooMany(most)] : []);
  return once(() =>
    tx.savedView.create({
      data: { ...input, unitId: actor.unit.id, ownerId: actor.userId, ownerName: actor.fullName },
      select: { id: true },
    }),
  );
}

/** Gives a view of one's own another name, or lets others see it. */
export async function changeView(tx: Tx, actor: Actor, input: ChangeViewInput): Promise<{ id: string }> {
  refuseIf(sharingIssues(actor, input.sharing));
  const { count } = await once(() =>
    tx.savedView.updateMany({
      where: { id: input.id, ownerId: actor.userId },
      data: { name: input.name, sharing: input.sharing },
    }),
  );
  if (count === 0) throw new NotThere();
  return { id: input.id };
}

/** Takes a view away: one's own, or one that somebody of the unit shared. */
export async function deleteView(tx: Tx, actor: Actor, { id }: DeleteViewInput): Promise<void> {
  const { count } = await tx.savedView.deleteMany({
    where: { id, ...(may(actor, "view.tidy") ? {} : { ownerId: actor.userId }) },
  });
  if (count === 0) throw new NotThere();
}

function sharingIssues(actor: Actor, sharing: ViewSharing) {
  return sharing === "below" && actor.unit.level === "commune" ? [viewIssues.noneBelow()] : [];
}

async function once<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    // The only thing that is unique of a view is its name among those of its owner.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new Refusal([viewIssues.taken()]);
    throw error;
  }
}
