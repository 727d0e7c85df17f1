import type { ReactNode } from "react";
import { DemoRibbon } from "@/components/patterns/demo-ribbon";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { BrandBar } from "./brand-bar";

type EntryFrameProps = {
  demo?: boolean /** Under the card: help, contacts, demonstration accounts. */;
  footer?: ReactNode;
  children: ReactNode;
};

/** What stands around a page without a session: sign-in, a first password, a public list. */
export function EntryFrame({ demo = false, footer, children }: EntryFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <BrandBar>{demo && <DemoRibbon />}</BrandBar>
      <main className="mx-auto grid w-full max-w-[27rem] flex-1 content-start gap-5 px-4 py-8 md:py-14">
        {children}
        <SecretBanner />
        {footer}
      </main>
    </div>
  );
}
