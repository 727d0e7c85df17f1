type BarProps = {
  /** From 0 to 1. */
  share: number;
  width?: number;
};

/** A share as a small bar beside its number. The number is what is read out. */
export function Bar({ share, width = 96 }: BarProps) {
  const filled = Math.max(0, Math.min(1, share)) * width;
  return (
    <svg
      width={width}
      height="6"
      viewBox={`0 0 ${width} 6`}
      aria-hidden="true"
      className="inline-block shrink-0 align-middle"
    >
      <rect width={width} height="6" rx="3" className="fill-draft-tint" />
      {filled > 0 && <rect width={Math.max(filled, 2)} height="6" rx="3" className="fill-accent" />}
    </svg>
  );
}
