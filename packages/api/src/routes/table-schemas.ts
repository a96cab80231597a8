import { closed, shortText } from './route-doc.ts';
import type { Schema } from './route-doc.ts';

const header = closed({ line: { type: 'integer', minimum: 1 }, rows: { enum: [0, 1, 2] } }, ['line', 'rows']);

/** How the bytes of a file become rows. */
export const reading: Schema = {
  oneOf: [
    closed(
      {
        format: { const: 'csv' },
        encoding: { enum: ['utf-8', 'gb18030'] },
        delimiter: { enum: [',', ';', '\t', '|'] },
        header,
      },
      ['format', 'encoding', 'delimiter'],
    ),
    closed({ format: { const: 'xlsx' }, sheet: shortText, header }, ['format', 'sheet']),
  ],
};

/** Columns of a file by position, each with the field it fills. */
export const columns: Schema = {
  type: 'array',
  maxItems: 500,
  items: closed({
    field: shortText,
    matchBy: shortText,
    format: { type: 'object', maxProperties: 10 },
    otherwise: { enum: ['empty'] },
  }),
};
