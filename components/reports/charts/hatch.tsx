/** Slanted lines in the colour of their surroundings: what is provisional, in print and in grey as well. */
export function Hatch({ id, className }: { id: string; className: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" className="fill-card" />
      <rect width="1.6" height="4" className={className} />
    </pattern>
  );
}
