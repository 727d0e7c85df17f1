import { type NextRequest, NextResponse } from "next/server";
import { env, overTls } from "@/lib/core/env";

/**
 * Gives every page its content policy with a nonce of its own, the security headers, and tells the page its own address.
 * Nothing is decided here: who may see what is the doors' matter (docs/decisions/0003-proxy.md).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentPolicy(nonce);
  const address = new URL(request.nextUrl.pathname + request.nextUrl.search, "http://portal.invalid");
  address.searchParams.delete("_rsc");

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-portal-path", `${address.pathname}${address.search}`);
  // Next reads the nonce from here and puts it on its own scripts and styles.
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", handedIn.test(address.pathname) ? filePolicy : policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "same-origin");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.set(
    "Permissions-Policy",
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
  );
  response.headers.set("Cache-Control", "no-store");
  if (overTls()) response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return response;
}

/** Contents that people handed in are never a page of ours, whatever a browser takes them for. */
const handedIn = /^\/evidence\/[^/]+\/(file|view|thumb)$/;
const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

function contentPolicy(nonce: string): string {
  // React's refresh in development evaluates code; nothing else ever does.
  const development = env().NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ];
  if (overTls()) rules.push("upgrade-insecure-requests");
  return rules.join("; ");
}

export const config = {
  // Built files carry no data and are the same for everybody. A body that passes here is held in memory and cut at 10 MB:
  // files that people hand in go by, and their routes set their own headers and show no page.
  matcher: ["/((?!_next/static/|api/uploads/|festivals/import/upload$|icon.svg$).*)"],
};
