import { notFound } from "next/navigation";
import { z } from "zod";
import { read } from "@/lib/core/read";
import { toFile } from "@/lib/recognitions/criteria/file";
import { getSet } from "@/lib/recognitions/criteria/queries";

/** A set as a file that can be read, mended and handed in again. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const set = await read("criteria.view", (tx) => getSet(tx, id));
  const name = `bo-tieu-chi-${set.scheme.code.replaceAll("_", "-")}-${set.edition}.json`;
  return new Response(toFile(set.document), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}

export const dynamic = "force-dynamic";
