/** Repeatable randomness: the same seed gives the same run. */
export interface Random {
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
  /** Some of the items, in their order. */
  some<T>(items: readonly T[], probability: number): T[];
}

/** A multiplicative congruential generator (Lehmer, modulus 2^31 − 1). */
export function randomOf(seed: number): Random {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
  for (let warm = 0; warm < 8; warm += 1) next();
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const chance = (probability: number): boolean => next() < probability;
  return {
    whole,
    chance,
    pick: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
    some: (items, probability) => items.filter(() => chance(probability)),
  };
}
