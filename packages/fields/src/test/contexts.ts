import { documentSet } from '@tessera/model';
import type { Normalised, ParseContext } from '@tessera/model';
import type { Json } from '@tessera/std';

/** What every field document carries. */
export const label = { label: { 'zh-CN': '示例', en: 'Sample' }, order: 'a0' } as const;

/** A reader in Shanghai, without documents. */
export const inShanghai: ParseContext = {
  documents: documentSet([]),
  entity: 'x.sample',
  locale: 'zh-CN',
  timeZone: 'Asia/Shanghai',
};

/** The value, or the codes of what is wrong. */
export function outcome(answer: Normalised): Json {
  return 'value' in answer ? answer.value : answer.issues.map(({ code }) => code);
}
