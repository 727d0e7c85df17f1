/** Our own mark: a gold star on deep green. Beside it stands the name, so it is silent to screen readers. */
export function Emblem({ size = 36 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 36 36"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <rect width="36" height="36" rx="8" className="fill-accent" />
      <path
        className="fill-gold"
        d="m18 8.5 2.34 6.87 7.17.04-5.73 4.33 2.15 6.92L18 22.5l-5.93 4.16 2.15-6.92-5.73-4.33 7.17-.04z"
      />
    </svg>
  );
}
