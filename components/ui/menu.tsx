"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn";

type MenuProps = {
  label: ReactNode;
  /** Said to screen readers where the label is only a picture. */
  title?: string;
  triggerClassName?: string;
  panelClassName?: string;
  className?: string;
  align?: "start" | "end";
  children: ReactNode;
};

/** A drop-down that is a <details>: it opens without JavaScript; with it, Escape and a click elsewhere close it. */
export function Menu({
  label,
  title,
  triggerClassName,
  panelClassName,
  className,
  align = "start",
  children,
}: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes what was opened on the old one.
  useEffect(() => {
    details.current?.removeAttribute("open");
  }, [pathname]);

  useEffect(() => {
    const close = (event: Event) => {
      const box = details.current;
      if (!box?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        if (box.contains(document.activeElement)) box.querySelector("summary")?.focus();
        box.open = false;
      } else if (event.target instanceof Node && !box.contains(event.target)) box.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);

  return (
    <details ref={details} className={cn("relative", className)}>
      <summary aria-label={title} className={triggerClassName}>
        {label}
      </summary>
      <div
        className={cn(
          "absolute top-full z-30 mt-1.5 min-w-56 rounded-card border border-line bg-card p-1.5 shadow-menu",
          align === "end" ? "right-0" : "left-0",
          panelClassName,
        )}
      >
        {children}
      </div>
    </details>
  );
}
