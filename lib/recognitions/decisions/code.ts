/** Letters that nobody mistakes for another: no i, l, o, u. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** How many letters a code has: 26 of 5 bits are 130 bits of chance. */
export const codeLength = 26;

/** The code of a certificate, from at least 26 bytes of chance. */
export function codeFrom(bytes: Uint8Array): string {
  if (bytes.length < codeLength) throw new Error("a code wants 26 bytes of chance");
  return [...bytes.subarray(0, codeLength)].map((byte) => letters[byte & 31]).join("");
}

/** A code as people copy it: with spaces or dashes, in any case, o for 0 and i or l for 1; null where it is none. */
export function readCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
  return code.length === codeLength && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** In groups, as it stands below the QR code. */
export function codeText(code: string): string {
  return code.match(/.{1,5}/g)?.join("-") ?? code;
}
