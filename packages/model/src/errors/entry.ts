import type { ErrorEntry } from '@tessera/std';

/** Six texts of one issue: message, cause and remedy, each zh-CN then en. */
type Texts = readonly [string, string, string, string, string, string];

/** Builds the entry of an issue that never travels alone. */
export function entry(texts: Texts): ErrorEntry {
  const [zh, en, causeZh, causeEn, remedyZh, remedyEn] = texts;
  return {
    status: 422,
    message: { 'zh-CN': zh, en },
    cause: { 'zh-CN': causeZh, en: causeEn },
    remedy: { 'zh-CN': remedyZh, en: remedyEn },
  };
}
