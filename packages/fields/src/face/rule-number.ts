import type { Json } from '@tessera/std';
import Big from 'big.js';

/** A decimal string as the value of a rule: a JSON number where it loses no digit, else an expression. */
export function ruleNumber(text: string): Json {
  const number = Number(text);
  return new Big(text).eq(new Big(number)) && Math.abs(number) < 1e15 ? number : { expression: text };
}

/** The decimal string of a rule's number; undefined when it is none. */
export function ruleNumberText(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return new Big(value).toFixed();
  const text = typeof value === 'object' && value !== null && 'expression' in value ? value.expression : value;
  return typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? text : undefined;
}
