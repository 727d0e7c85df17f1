"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type FieldRemark, isClosed } from "@/lib/core/review";

type Reviewed = {
  openFields: readonly string[];
  remarks: readonly FieldRemark[];
  /** For fields that nobody asked about: with which named ones they opened, in words. */
  along?: Partial<Record<string, string>>;
};

const ReviewContext = createContext<Reviewed>({ openFields: [], remarks: [] });

/** Around the fields of a record that was returned: each says what was asked of it, and those not named are only read. */
export function ReviewedFields({ children, ...reviewed }: Reviewed & { children: ReactNode }) {
  return <ReviewContext value={reviewed}>{children}</ReviewContext>;
}

/** What a return says of a field; a row of a group ("guests.0.name") belongs to its group. */
export function useReviewed(name: string): { closed: boolean; remark?: string; along?: string } {
  const { openFields, remarks, along } = useContext(ReviewContext);
  const path = name.replace(/\[\]$/, "").split(".")[0] ?? "";
  return {
    closed: isClosed(openFields, path),
    remark: remarks.find((one) => one.path === path)?.remark,
    along: along?.[path],
  };
}
