import { call } from "@/lib/core/call";
import { beat, presenceInput } from "@/lib/core/presence";

/** Who is on a record: sent by its page every few seconds while it is looked at, and once more when it is left. */
export const POST = call("festival.view", presenceInput, { used: false }, beat);

export const dynamic = "force-dynamic";
