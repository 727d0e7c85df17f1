/**
 * Where a request comes from. Only what proxies of ours wrote is believed: with n of them, the n-th entry from the right
 * of X-Forwarded-For. Without any, or where the list is shorter, the other end of the connection: nobody can write that.
 */
export function clientAddress(forwarded: string, socketAddress: string | undefined, proxies: number): string {
  const hops = forwarded.split(",").map((hop) => hop.trim());
  const told = proxies > 0 ? hops.at(-proxies) : undefined;
  const address = told || socketAddress || "unknown";
  // An IPv4 address on a socket for both kinds.
  return address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, 64);
}
