import type { ReactNode } from "react";
import { EntryFrame } from "@/components/frame/entry-frame";
import { PortalFrame } from "@/components/frame/portal-frame";
import { DelegationBar } from "@/components/identity/delegations/delegation-bar";
import { portalMenu, portalPlaces } from "@/components/identity/portal-menu";
import { SignOutForm } from "@/components/identity/sign-out-form";
import { ViewingBar, ViewingPrintMark } from "@/components/identity/viewings/viewing-bar";
import { ActingFor } from "@/components/patterns/acting-unit";
import { standingOf } from "@/lib/core/actor";
import { visitor } from "@/lib/core/session";
import { actingFor, roleWords } from "@/lib/core/words";
import { signOutAction } from "@/lib/identity/account-actions";
import { readPublic } from "@/lib/identity/gate";
import { holdsDemoData } from "@/lib/identity/queries";
import { stopViewingAction } from "@/lib/identity/viewings/actions";
import { countWaiting } from "@/lib/work/waiting-queries";

/** The frame around everything behind a session. It decides nothing: each page has its own door. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const who = await visitor();
  // The page beside this layout sends them to sign in.
  if (who.kind === "nobody") return children;
  if (who.kind !== "actor") {
    return (
      <EntryFrame
        demo={await readPublic(holdsDemoData)}
        footer={<SignOutForm action={signOutAction} name={who.fullName} />}
      >
        {children}
      </EntryFrame>
    );
  }

  const { actor } = who;
  const [demo, waiting] = await Promise.all([readPublic(holdsDemoData), countWaiting()]);
  const { viewing } = actor;
  const seen = viewing && { ...actor, viewing };
  const nav = portalMenu(actor.role, waiting.all);
  return (
    <PortalFrame
      unitName={actingFor(actor)}
      unitHref="/account/unit"
      personName={actor.fullName}
      roleName={roleWords[actor.role]}
      nav={nav}
      mobileNav={portalPlaces(nav)}
      signOut={<SignOutForm action={signOutAction} inMenu />}
      demo={demo}
      standing={
        seen ? (
          <ViewingBar seen={seen} stop={stopViewingAction} />
        ) : (
          actor.delegation && <DelegationBar delegation={actor.delegation} role={actor.role} />
        )
      }
    >
      {seen && <ViewingPrintMark seen={seen} />}
      <ActingFor unit={standingOf(actor)}>{children}</ActingFor>
    </PortalFrame>
  );
}
