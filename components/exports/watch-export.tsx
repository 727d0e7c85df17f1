"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Draws the page anew every second and a half while a file is under way; a page that nobody looks at waits. */
export function WatchExport() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, 1_500);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
