import { describe, expect, test } from "vitest";
import { clientAddress } from "@/lib/core/client-address";

describe("the address of a request", () => {
  test.each([
    ["without a proxy the header is not believed", "1.2.3.4", "198.51.100.7", 0, "198.51.100.7"],
    ["behind one, the entry that it wrote", "6.6.6.6, 198.51.100.7", "127.0.0.1", 1, "198.51.100.7"],
    ["behind two, the entry of the first", "6.6.6.6, 198.51.100.7, 10.0.0.2", "127.0.0.1", 2, "198.51.100.7"],
    ["a list that is too short was not written by them", "6.6.6.6", "198.51.100.7", 2, "198.51.100.7"],
    ["nor was an empty one", "", "198.51.100.7", 1, "198.51.100.7"],
    ["IPv4 on an IPv6 socket is IPv4", "", "::ffff:198.51.100.7", 0, "198.51.100.7"],
    ["IPv6 stays", "", "2001:db8::1", 0, "2001:db8::1"],
    ["nothing is known outside of a server", "1.2.3.4", undefined, 0, "unknown"],
  ])("%s", (_, forwarded, socket, proxies, expected) => {
    expect(clientAddress(forwarded, socket, proxies)).toBe(expected);
  });
});
