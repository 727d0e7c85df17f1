import type { ReactNode } from "react";
import { Emblem } from "@/components/ui/emblem";

/** The name of the portal across the top of a page that has no menu. A plain link: the router may be what broke. */
export function BrandBar({ children }: { children?: ReactNode }) {
  return (
    <header data-frame="" className="border-b border-line bg-card">
      <div className="mx-auto flex max-w-page items-center gap-3 px-4 py-3 md:px-6">
        <a href="/" className="flex min-w-0 items-center gap-3 rounded-control leading-tight">
          <Emblem />
          <span>
            <span className="block font-bold">Cổng phong trào bảo vệ ANTQ</span>
            <span className="block text-hint text-muted">Phong trào Toàn dân bảo vệ an ninh Tổ quốc</span>
          </span>
        </a>
        {children && <div className="ml-auto">{children}</div>}
      </div>
    </header>
  );
}
