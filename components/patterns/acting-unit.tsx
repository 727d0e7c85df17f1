"use client";

import { createContext, type ReactNode } from "react";

/** The unit that the page was drawn for; every form carries it, so that nothing is written for another one. */
export const ActingUnit = createContext<string | null>(null);

/** Put around the pages of somebody who acts for a unit. */
export function ActingFor({ unit, children }: { unit: string | null; children: ReactNode }) {
  return <ActingUnit value={unit}>{children}</ActingUnit>;
}
