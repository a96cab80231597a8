import { issue } from '@tessera/std';
import type { Issue, Params } from '@tessera/std';
import type { Span } from './ast.ts';

/** Ends the reading of a text; never leaves this package. */
export class SyntaxFault extends Error {
  readonly issue: Issue;

  constructor(code: string, span: Span, params: Params = {}) {
    super(code);
    this.name = 'SyntaxFault';
    this.issue = issue('', code, { offset: span.offset, length: span.length, ...params });
  }
}
