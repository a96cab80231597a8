import { patterns } from '@tessera/expression';
import type { TextField } from '@tessera/schemas';

type Pattern = ReturnType<NonNullable<ReturnType<typeof patterns.now>>['compile']>;

const compiled = new WeakMap<TextField, Pattern | 'invalid'>();

/** The pattern of a text field, compiled once per document; runs in linear time. Undefined while its engine is on its way. */
export function compilePattern(field: TextField): Pattern | 'invalid' | undefined {
  const engine = patterns.now();
  if (field.pattern === undefined || !engine) return undefined;
  const known = compiled.get(field);
  if (known) return known;
  const pattern = compile(engine, field.pattern);
  compiled.set(field, pattern);
  return pattern;
}

function compile(engine: NonNullable<ReturnType<typeof patterns.now>>, pattern: string): Pattern | 'invalid' {
  try {
    return engine.compile(pattern);
  } catch {
    return 'invalid';
  }
}
