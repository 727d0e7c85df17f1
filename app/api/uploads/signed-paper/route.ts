import { attachSignedUpload } from "@/lib/festivals/reports/signed-upload-actions";

export const POST = attachSignedUpload;

export const dynamic = "force-dynamic";
