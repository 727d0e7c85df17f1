import type { ReactNode } from "react";
import { DemoRibbon } from "@/components/patterns/demo-ribbon";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { Emblem } from "@/components/ui/emblem";

type EntryFrameProps = {
  demo?: boolean /** Under the card: help, contacts, demonstration accounts. */;
  footer?: ReactNode;
  children: ReactNode;
};

/** What stands around a page without a session: sign-in, a first password, a public list. */
export function EntryFrame({ demo = false, footer, children }: EntryFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header data-frame="" className="border-b border-line bg-card">
        <div className="mx-auto flex max-w-page items-center gap-3 px-4 py-3 md:px-6">
          <Emblem />
          <p className="leading-tight">
            <span className="block font-bold">Cổng phong trào bảo vệ ANTQ</span>
            <span className="block text-hint text-muted">Phong trào Toàn dân bảo vệ an ninh Tổ quốc</span>
          </p>
          {demo && <DemoRibbon className="ml-auto" />}
        </div>
      </header>
      <main className="mx-auto grid w-full max-w-[27rem] flex-1 content-start gap-5 px-4 py-8 md:py-14">
        {children}
        <SecretBanner />
        {footer}
      </main>
    </div>
  );
}
