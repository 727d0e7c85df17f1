/** Where to go after sign-in: a path of this site, else the first page. Never another site, never a way round in circles. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > 2000 || !/^\/(?![/\\])/.test(wanted)) return "/";
  let url: URL;
  try {
    url = new URL(wanted, "http://portal.invalid");
  } catch {
    return "/";
  }
  // Browsers drop tabs and line ends from an address: "/\t/evil" would become another site.
  if (url.origin !== "http://portal.invalid" || /[\p{Cc}\\]/u.test(wanted)) return "/";
  // The normalised path may begin with two slashes ("/.//evil"), which a browser reads as another site.
  if (url.pathname.startsWith("//") || /^\/(api|sign-in|_next)(\/|$)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
