import { hash, verify } from '@node-rs/argon2';
import { Refusal, issue } from '@tessera/std';

/** Parameters of OWASP's password storage advice: 19 MiB, two passes, one lane; argon2id is the library's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const shortest = 8;
const longest = 128;
const tooCommon = new Set(
  '12345678 123456789 1234567890 password password1 qwertyuiop qwerty123 88888888 66666666 11111111 00000000 abcd1234 iloveyou a1234567 aa123456 woaini1314 5201314520 admin123 administrator tessera123'.split(
    ' ',
  ),
);

/** Refuses with password_weak what is too short, too long, too common or the person's own login. */
export function checkPassword(password: string, logins: readonly (string | null)[]): void {
  const length = [...password].length;
  const refuse = (reason: string, params = {}) => {
    throw new Refusal(reason, params, [issue('/password', reason, params)]);
  };
  if (length < shortest) refuse('password_too_short', { shortest });
  if (length > longest) refuse('password_too_long', { longest });
  const lower = password.toLowerCase();
  if (tooCommon.has(lower) || logins.some((login) => login !== null && login.toLowerCase() === lower)) {
    refuse('password_too_common');
  }
}

/** The argon2id hash of a password, with its salt and cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Takes as long for an unknown person as for a known one, so that time tells nothing. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (stored !== null) return verify(stored, password);
  await hash(password, cost);
  return false;
}
