import type { Json } from '@tessera/std';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';

/** Values of conditions that stand for whoever looks, as the expression language spells them. */
export const userSayings = ['user.id', 'user.subordinates', 'user.departmentMembers', 'user.departmentId'] as const;
export type UserSaying = (typeof userSayings)[number];

const several: ReadonlySet<string> = new Set<UserSaying>(['user.subordinates', 'user.departmentMembers']);

/** The saying in a value `{expression: …}`; undefined for any other value. */
export function userSayingIn(value: unknown): UserSaying | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { expression } = value as { readonly expression?: Json };
  return userSayings.find((saying) => saying === expression);
}

/** Whether a saying stands for several people, so that it takes the place of a list. */
export function isSeveral(saying: UserSaying): boolean {
  return several.has(saying);
}

/** What a saying is called: me, my subordinates. */
export function useSayingText(): (saying: UserSaying) => string {
  const say = useText(uiTexts);
  return (saying) => say(`saying.${saying}`);
}
