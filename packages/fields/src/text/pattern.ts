import { RE2JS } from 're2js';
import type { TextField } from '@tessera/schemas';

const compiled = new WeakMap<TextField, RE2JS | 'invalid'>();

/** The pattern of a text field, compiled once per document; runs in linear time. */
export function compilePattern(field: TextField): RE2JS | 'invalid' | undefined {
  if (field.pattern === undefined) return undefined;
  const known = compiled.get(field);
  if (known) return known;
  const pattern = compile(field.pattern);
  compiled.set(field, pattern);
  return pattern;
}

function compile(pattern: string): RE2JS | 'invalid' {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return 'invalid';
  }
}
