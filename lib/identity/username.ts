/** A user name as it is kept: lower case, without marks. What was typed otherwise still finds its account. */
export function cleanUsername(typed: string): string {
  return typed
    .normalize("NFD")
    .replace(/[\p{Mn}\p{Cc}]/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .trim()
    .slice(0, 64);
}

/** Shape of a user name; the same as the check in the database. */
export const usernamePattern = /^[a-z0-9][a-z0-9._-]{2,63}$/;
