"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Looks again by itself while work is under way. */
export function ImportWatch({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
