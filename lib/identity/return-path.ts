/** Where to go after sign-in: a path of this site, else the first page. Never another site, never a way round in circles. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > 2000 || !wanted.startsWith("/")) return "/";
  let url: URL;
  try {
    // Read as a browser reads it: backslashes are slashes, tabs and line ends are nothing.
    url = new URL(wanted, "http://portal.invalid");
  } catch {
    return "/";
  }
  if (url.origin !== "http://portal.invalid") return "/";
  // The normalised path may begin with two slashes ("/.//evil"), which a browser reads as another site.
  if (url.pathname.startsWith("//") || /^\/(api|sign-in|_next)(\/|$)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
