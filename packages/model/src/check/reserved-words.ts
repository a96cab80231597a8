import { isSystemField } from '../system-fields.ts';

/** Words of the expression language. Source: CEL language definition, reserved identifiers; then our roots. */
const languageWords: ReadonlySet<string> = new Set(
  (
    'as break const continue else false for function if import in let loop namespace null package return true var void while ' +
    'old user ctx param now today'
  ).split(' '),
);

/** Why a field may not have this key; undefined when it may. */
export function reservedKey(key: string): 'language' | 'system' | undefined {
  if (languageWords.has(key)) return 'language';
  return isSystemField(key) || key === 'deletionId' ? 'system' : undefined;
}
