import type { ReactNode } from "react";

type MessageScreenProps = {
  /** A short word above the title: "404". */ mark?: string;
  title: string;
  children: ReactNode;
  actions: ReactNode;
};

/** A page that has one thing to say. */
export function MessageScreen({ mark, title, children, actions }: MessageScreenProps) {
  return (
    <div className="mx-auto grid max-w-read gap-3 py-8 md:py-16">
      {mark && <p className="figures text-hint font-semibold text-muted">{mark}</p>}
      <h1 className="text-title font-bold tracking-[-0.012em]">{title}</h1>
      <div className="grid gap-2">{children}</div>
      <div className="mt-2 flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
