import {
  Check,
  CircleAlert,
  CircleDashed,
  Clock,
  Lock,
  type LucideIcon,
  Pencil,
  Undo2,
  X,
} from "lucide-react";
import { Tag, type TagTone } from "@/components/ui/tag";

export type StateTone =
  | "draft"
  | "waiting"
  | "reviewing"
  | "returned"
  | "accepted"
  | "locked"
  | "overdue"
  | "failed";

const look: Record<StateTone, { shape: LucideIcon; tint: TagTone }> = {
  draft: { shape: Pencil, tint: "grey" },
  waiting: { shape: Clock, tint: "blue" },
  reviewing: { shape: CircleDashed, tint: "blue-line" },
  returned: { shape: Undo2, tint: "amber" },
  accepted: { shape: Check, tint: "green" },
  locked: { shape: Lock, tint: "solid" },
  overdue: { shape: CircleAlert, tint: "red-line" },
  failed: { shape: X, tint: "red" },
};

type StateBadgeProps = {
  tone: StateTone /** The state in words, with a number if need be: "Đúng hạn 2.986". */;
  children: string;
  className?: string;
};

/** A state: always a word and a shape, never a colour alone. */
export function StateBadge({ tone, children, className }: StateBadgeProps) {
  const { shape: Shape, tint } = look[tone];
  return (
    <Tag tone={tint} className={className}>
      <Shape size={13} strokeWidth={2.4} aria-hidden="true" className="shrink-0" />
      {children}
    </Tag>
  );
}
