import type { FileValue } from '@tessera/ui';

/** How a file is shown: as a picture, by the PDF viewer of the browser, as text, or only to be downloaded. */
export type PreviewKind = 'image' | 'pdf' | 'text' | 'none';

/** Larger texts are downloaded. */
const mostText = 1_000_000;

/** How a file can be shown. Types that may run scripts (SVG, HTML) are shown as text at most. */
export function previewKind({ mime, size, name }: Pick<FileValue, 'mime' | 'size' | 'name'>): PreviewKind {
  if (/^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(mime)) return 'image';
  if (mime === 'application/pdf') return 'pdf';
  const isText = /^text\/|^application\/(json|xml)$/.test(mime) || /\.(txt|csv|md|log|json)$/i.test(name);
  return isText && size <= mostText ? 'text' : 'none';
}
