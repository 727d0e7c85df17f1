import { StandingBar } from "@/components/frame/standing-bar";
import { ButtonLink } from "@/components/ui/button";
import type { Delegated } from "@/lib/core/actor";
import { formatDay } from "@/lib/core/dates";
import { roleWords } from "@/lib/core/words";
import type { Role } from "@/prisma/generated/enums";

type DelegationBarProps = { delegation: Delegated; role: Role };

/** In whose name one works on this page, by which paper, until when. */
export function DelegationBar({ delegation, role }: DelegationBarProps) {
  const { fromName, number, lastDay } = delegation;
  return (
    <StandingBar
      tone="note"
      label="Đang làm việc theo ủy quyền"
      action={
        <ButtonLink href="/account/unit" size="small">
          Đổi vai trò
        </ButtonLink>
      }
    >
      Theo ủy quyền của <strong>{fromName}</strong> ({roleWords[role]}), số {number}, đến hết{" "}
      {formatDay(lastDay)}.
    </StandingBar>
  );
}
