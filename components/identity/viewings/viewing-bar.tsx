import { StandingBar } from "@/components/frame/standing-bar";
import { Button } from "@/components/ui/button";
import type { Viewing } from "@/lib/core/actor";
import { formatInstant } from "@/lib/core/dates";
import { policeOf, roleWords } from "@/lib/core/words";
import type { Role, UnitKind } from "@/prisma/generated/enums";

type Seen = { fullName: string; role: Role; unit: { kind: UnitKind; name: string }; viewing: Viewing };
type ViewingBarProps = { seen: Seen; stop: () => Promise<void> };

/** Who looks with whose eyes, until when, and the way back; on every page while it lasts. */
export function ViewingBar({ seen, stop }: ViewingBarProps) {
  const { fullName, role, unit, viewing } = seen;
  return (
    <StandingBar
      tone="alarm"
      label="Đang xem như người khác"
      action={
        <form action={stop}>
          <Button type="submit" size="small">
            Thôi xem
          </Button>
        </form>
      }
    >
      <strong>{viewing.viewerName}</strong> đang xem như <strong>{fullName}</strong> ({roleWords[role]},{" "}
      {policeOf(unit)}). Chỉ đọc, đến {formatInstant(viewing.until)}.
    </StandingBar>
  );
}

/** The same on paper: what was printed while looking with somebody else's eyes says so. */
export function ViewingPrintMark({ seen }: { seen: Seen }) {
  return (
    <p className="hidden print:block">
      {seen.viewing.viewerName} in khi xem như {seen.fullName} (chỉ đọc).
    </p>
  );
}
