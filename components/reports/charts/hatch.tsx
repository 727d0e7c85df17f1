type HatchProps = {
  id: string;
  className: string;
  /** Which way the lines lean, and how much of the ground they cover: two hatches of one chart differ in grey as well. */
  turn?: number;
  line?: number;
};

/** Slanted lines in the colour of their surroundings: what is provisional, in print and in grey as well. */
export function Hatch({ id, className, turn = 45, line = 1.6 }: HatchProps) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={`rotate(${turn})`}>
      <rect width="4" height="4" className="fill-card" />
      <rect width={line} height="4" className={className} />
    </pattern>
  );
}
