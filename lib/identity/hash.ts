import { hash, verify } from "@node-rs/argon2";

/** argon2id (algorithm 2) with 19 MiB, two passes, one lane: OWASP's floor, about 25 ms on a machine of two cores. */
const cost = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** Of a password that nobody has. Checking it costs as much as checking a real one. */
export const decoyHash =
  "$argon2id$v=19$m=19456,t=2,p=1$rE8jLaIIZmhjsZZtpx30mA$TMz7APIFj5ACNGe/EruQjpkrSvqUFx4ibqbn0/j0Zek";

/** Two keyboards may write one Vietnamese letter in two ways; both give the same password. */
const sameLetters = (password: string) => password.normalize("NFC");

/** The form in which a password is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(sameLetters(password), cost);
}

/** True when the password is the one that was kept. */
export function verifyPassword(kept: string, password: string): Promise<boolean> {
  return verify(kept, sameLetters(password));
}
