/** Where a chain ended when something was printed: on paper it proves later that nothing before it was changed or cut off. */
export type Seal = {
  /** Code of the province, VN for the nation. */
  code: string;
  /** How many entries; null where the reader may not know how much the province writes. */
  seq: bigint | null;
  /** The first 24 digits of the hash, in capitals. */
  hash: string;
};

const shape = /^(VN|\d{2})-(\d+|X)-([0-9A-F]{4}(?:-[0-9A-F]{4}){5})$/;

/** "42-12345-3F2A-9C01-AB34-CD56-EF78-9012", as it is printed and read out. */
export function formatSeal({ code, seq, hash }: Seal): string {
  return [code, seq ?? "X", ...(hash.slice(0, 24).toUpperCase().match(/.{4}/g) ?? [])].join("-");
}

/** Reads a seal as somebody typed it from paper; null when it is none. */
export function parseSeal(text: string): Seal | null {
  const match = shape.exec(text.trim().toUpperCase().replaceAll(/\s+/g, ""));
  if (!match) return null;
  const [, code = "", seq = "", hash = ""] = match;
  return { code, seq: seq === "X" ? null : BigInt(seq), hash: hash.replaceAll("-", "") };
}
