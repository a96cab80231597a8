export type PasswordHint = 'hintLength' | 'hintCommon' | 'hintRepeats' | 'hintVariety' | 'hintLonger';

export interface PasswordStrength {
  /** 0 would be refused, 1 weak, 2 fair, 3 strong. */
  readonly level: 0 | 1 | 2 | 3;
  /** What would help most, first things first. */
  readonly hint: PasswordHint | undefined;
}

const common =
  /^(?:12345678\d*|password\d*|qwerty\w*|(\w)\1{7,}|abcd1234|iloveyou|a1234567|aa123456|woaini\d*|5201314\w*|admin\d+|administrator|tessera\d*)$/i;

/** A rough and honest estimate for hints while typing; the server has the last word. */
export function passwordStrength(password: string): PasswordStrength {
  const chars = [...password];
  if (chars.length < 8) return { level: 0, hint: 'hintLength' };
  if (common.test(password)) return { level: 0, hint: 'hintCommon' };
  const steps = chars.slice(1).filter((char, at) => isStep(chars[at] ?? '', char)).length;
  if (steps > chars.length / 2) return { level: 1, hint: 'hintRepeats' };
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /\p{Lo}/u, /[^\p{L}\p{N}]/u].filter((kind) =>
    kind.test(password),
  ).length;
  const worth = chars.length + classes * 2;
  if (worth >= 20) return { level: 3, hint: undefined };
  if (classes < 2) return { level: worth >= 16 ? 2 : 1, hint: 'hintVariety' };
  return { level: worth >= 14 ? 2 : 1, hint: 'hintLonger' };
}

function isStep(a: string, b: string): boolean {
  return Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)) <= 1;
}
