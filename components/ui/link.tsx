import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link inside the portal. Nothing is fetched ahead: every page is made for its reader, so a list of fifty links
 * would ask the server, and the database behind it, fifty times for pages that nobody opens.
 */
export function Link({ prefetch = false, ...rest }: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={prefetch} {...rest} />;
}
