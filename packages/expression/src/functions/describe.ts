import type { FunctionDefinition } from '../function-definition.ts';

export type Described = Pick<FunctionDefinition, 'label' | 'doc' | 'signature'>;

/** The texts of a function for the help; its English label is its name. */
export function describe(signature: string, zh: string, zhDoc: string, en: string): Described {
  const name = /(\w+)\(/.exec(signature)?.[1] ?? signature;
  return { signature, label: { 'zh-CN': zh, en: name }, doc: { 'zh-CN': zhDoc, en } };
}
