import { after } from "next/server";
import { handInFile } from "@/lib/festivals/imports/upload-actions";

const headers = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "same-origin",
};

/** A file of points is handed in; the browser goes on to the page that shows how far its reading has come. */
export async function POST(request: Request): Promise<Response> {
  const handed = await handInFile(request);
  if ("status" in handed) return new Response(null, { status: handed.status, headers });
  if (handed.work) after(handed.work);
  return new Response(null, { status: 303, headers: { ...headers, Location: handed.to } });
}

export const dynamic = "force-dynamic";
