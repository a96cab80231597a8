import { Anchor } from '@tessera/ui';
import { readNote } from './note-markdown.ts';
import type { NoteSpan } from './note-markdown.ts';
import styles from './record-form.module.css';

/** The text of a note with its little markdown. */
export function NoteText({ text }: { readonly text: string }) {
  return (
    <div className={styles['note']}>
      {readNote(text).map(({ type, lines }, index) => {
        const rows = lines.map((spans, row) => <Spans key={row} spans={spans} />);
        if (type === 'heading') return <strong key={index}>{rows}</strong>;
        if (type === 'paragraph')
          return (
            <p key={index}>
              {rows.map((row, at) => (
                <span key={at} className={styles['noteLine']}>
                  {row}
                </span>
              ))}
            </p>
          );
        const items = rows.map((row, at) => <li key={at}>{row}</li>);
        return type === 'bullets' ? <ul key={index}>{items}</ul> : <ol key={index}>{items}</ol>;
      })}
    </div>
  );
}

function Spans({ spans }: { readonly spans: readonly NoteSpan[] }) {
  return spans.map(({ text, strong, emphasis, href }, index) => {
    if (href !== undefined)
      return (
        <Anchor key={index} href={href} inherit target="_blank" rel="noreferrer">
          {text}
        </Anchor>
      );
    if (strong) return <strong key={index}>{text}</strong>;
    return emphasis ? <em key={index}>{text}</em> : <span key={index}>{text}</span>;
  });
}
