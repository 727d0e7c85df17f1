import { call } from "@/lib/core/call";
import { keepInput, keepText } from "@/lib/core/kept";

/** What somebody is typing, sent by the form while they type; theirs alone. */
export const POST = call("home.view", keepInput, { used: true }, keepText);

export const dynamic = "force-dynamic";
