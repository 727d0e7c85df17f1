import type { EvidenceHosts } from "@/lib/evidence/upload-actions";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { answerFiles } from "@/lib/recognitions/applications/evidence-queries";

/** Every kind of record that takes photos and papers. */
export const hosts: EvidenceHosts = { festival: pointEvidence, application: answerFiles };
