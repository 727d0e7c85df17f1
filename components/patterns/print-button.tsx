"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Opens the print dialog. Without JavaScript it is not drawn: the browser's own menu prints the same. */
export function PrintButton({ children }: { children: string }) {
  return (
    <Button variant="primary" onClick={() => window.print()} className="[@media(scripting:none)]:hidden">
      <Printer size={16} aria-hidden="true" />
      {children}
    </Button>
  );
}
