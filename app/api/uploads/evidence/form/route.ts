import { evidenceForm } from "@/lib/evidence/form-actions";
import { hosts } from "../hosts";

export const POST = evidenceForm(hosts);

export const dynamic = "force-dynamic";
