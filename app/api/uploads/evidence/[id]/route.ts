import { addToEvidence, finishEvidence, sizeOfEvidence } from "@/lib/evidence/upload-actions";
import { hosts } from "../hosts";

type Props = { params: Promise<{ id: string }> };

export const HEAD = async (request: Request, { params }: Props) =>
  sizeOfEvidence(hosts)(request, (await params).id);

export const PATCH = async (request: Request, { params }: Props) =>
  addToEvidence(hosts)(request, (await params).id);

export const POST = async (request: Request, { params }: Props) =>
  finishEvidence(hosts)(request, (await params).id);

export const dynamic = "force-dynamic";
