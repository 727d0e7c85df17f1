import "server-only";

/** Browsers say whose page sends; the cookie alone would speak for any. */
export function fromOurPage(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Back to the page that the form was on: the form itself could not be read. */
export function backTo(request: Request, anchor: string, code: string): Response {
  const page = pageBehind(request);
  if (!page) return answer(400, "Không đọc được biểu mẫu. Quay lại trang trước và gửi lại.");
  return seeOther(withCode(page, code, anchor));
}

/** The page of ours that the browser says it comes from; a path and nothing else. */
export function pageBehind(request: Request): string | null {
  const referer = request.headers.get("referer") ?? "";
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const from = URL.canParse(referer) ? new URL(referer) : null;
  return from && from.host === host ? from.pathname.replace(/^\/+/, "/") : null;
}

/** An address that tells its page, by a code, what was wrong with an upload. */
export function withCode(path: string, code: string, anchor: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}upload=${encodeURIComponent(code)}#${anchor}`;
}

/** What every answer of a door for files says: proxy.ts does not pass here. */
export const uploadHeaders = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "same-origin",
};

/** Leads on to a page, as the answer to a form. */
export function seeOther(address: string): Response {
  return new Response(null, { status: 303, headers: { ...uploadHeaders, Location: address } });
}

/** An answer to read, where there is no page to lead back to. */
export function answer(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...uploadHeaders, "Content-Type": "text/plain; charset=utf-8" },
  });
}
