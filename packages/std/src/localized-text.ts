/** A locale the product speaks; zh-CN comes first. */
export type Locale = 'zh-CN' | 'en';

export const locales: readonly Locale[] = ['zh-CN', 'en'];

/** Text in the product's locales. Documents of a tenant may carry one locale only. */
export interface LocalizedText {
  readonly 'zh-CN'?: string;
  readonly en?: string;
}

/** The text in `locale`, else in the other locale, else `fallback` (an id, so that a screen is never empty). */
export function localize(text: LocalizedText | undefined, locale: Locale, fallback = ''): string {
  return text?.[locale] || text?.['zh-CN'] || text?.en || fallback;
}

/** Fills `{name}` placeholders; an unknown placeholder stays, so that a mistake is visible. */
export function fillTemplate(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : Array.isArray(value) ? value.join('、') : String(value);
  });
}

/** The locale that best answers an Accept-Language header. Source: RFC 9110 §12.5.4. */
export function negotiateLocale(header: string | undefined): Locale {
  const ranges = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const q = rest.map((r) => r.trim()).find((r) => r.startsWith('q='));
      return { tag: tag.toLowerCase(), q: q ? Number(q.slice(2)) : 1 };
    })
    .filter((r) => r.tag !== '' && r.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of ranges) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
