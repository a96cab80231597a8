const longest = 150;
const nameless = 'file';

/** Characters that mislead: control and format characters (bidi overrides among them), path separators, what Windows forbids. */
const hostile = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}/\\:*?"<>|]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name a person may be shown and a browser may save under; never a path. Keeps the extension when it shortens. */
export function safeFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(hostile, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '' || /^_+$/.test(clean)) return nameless;
  const named = reserved.test(clean) ? `_${clean}` : clean;
  const letters = Array.from(named);
  if (letters.length <= longest) return named;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(named)?.[0] ?? '';
  return (
    letters
      .slice(0, longest - extension.length)
      .join('')
      .trimEnd() + extension
  );
}

/** Types a browser may show in place; everything else is saved. SVG and HTML run scripts, so they are not among them. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf']);

/**
 * The Content-Disposition of an answer. `inline` is granted to types that cannot run scripts only.
 * Source: RFC 6266, RFC 8187.
 */
export function contentDisposition(name: string, mime: string, wanted: 'inline' | 'attachment' = 'attachment'): string {
  const safe = safeFileName(name);
  const ascii = safe.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*!]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${wanted === 'inline' && shown.has(mime) ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
