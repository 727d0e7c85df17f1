import { beginEvidence } from "@/lib/evidence/upload-actions";
import { hosts } from "./hosts";

export const POST = beginEvidence(hosts);

export const dynamic = "force-dynamic";
