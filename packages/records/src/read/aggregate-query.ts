import type { RuleGroup } from '@tessera/expression';
import { issue, pointer, Refusal } from '@tessera/std';
import { readFilter, readKeys, readLimit, readParameters, readText } from './list-query.ts';

export type MeasureFunction = 'count' | 'sum' | 'avg' | 'min' | 'max' | 'countDistinct';

export interface Measure {
  readonly function: MeasureFunction;
  /** All but `count` need one. */
  readonly field?: string;
}

/** What to sum up. A group may cut a date: `closeDate:month`. */
export interface AggregateQuery {
  readonly filter?: string | RuleGroup;
  readonly search?: string;
  readonly groupBy: readonly string[];
  readonly measures: Readonly<Record<string, Measure>>;
  /** Condition over the names of the measures. */
  readonly having?: string;
  /** Names of groups and measures, a leading minus means falling. Absent: by the groups. */
  readonly sort?: readonly string[];
  readonly limit: number;
}

const functions: ReadonlySet<string> = new Set(['count', 'sum', 'avg', 'min', 'max', 'countDistinct']);
const mostGroups = 1000;

/** Reads an aggregate from JSON. Refuses `query_invalid` with every wrong part. */
export function readAggregateQuery(input: Readonly<Record<string, unknown>>): AggregateQuery {
  const given = readParameters(input, {
    filter: readFilter,
    search: readText,
    having: readText,
    limit: readLimit(mostGroups),
    groupBy: (value, at, issues) => {
      const keys = readKeys(value, at, issues) as readonly string[] | undefined;
      if (keys && (keys.length > 4 || keys.some((key) => key.startsWith('-'))))
        issues.push(issue(at, 'parameter_invalid', { expected: '1 – 4' }));
      return keys;
    },
    sort: (value, at, issues) => readKeys(value, at, issues),
    measures: (value, at, issues) => {
      const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
      if (entries.length === 0 || entries.length > 20)
        issues.push(issue(at, 'parameter_invalid', { expected: '1 – 20' }));
      for (const [name, measure] of entries as [string, unknown][]) {
        if (!isMeasure(name, measure))
          issues.push(
            issue(`${at}${pointer(name)}`, 'parameter_invalid', {
              expected: 'count | sum | avg | min | max | countDistinct',
            }),
          );
      }
      return value;
    },
  });
  const query = {
    groupBy: [],
    measures: { count: { function: 'count' } },
    limit: mostGroups,
    ...given,
  } as AggregateQuery;
  refuseUnknownSort(query);
  return query;
}

function refuseUnknownSort({ sort, groupBy, measures }: AggregateQuery): void {
  const issues = (sort ?? []).flatMap((key, index) => {
    const name = key.replace(/^-/, '');
    const known = groupBy.includes(name) || Object.hasOwn(measures, name);
    return known ? [] : [issue(`/sort/${index}`, 'parameter_invalid', { expected: 'groupBy | measures' })];
  });
  if (issues.length > 0) throw new Refusal('query_invalid', {}, issues);
}

function isMeasure(name: string, measure: unknown): measure is Measure {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,40}$/.test(name) || typeof measure !== 'object' || measure === null) return false;
  const { function: made, field, ...rest } = measure as { readonly function?: unknown; readonly field?: unknown };
  if (typeof made !== 'string' || !functions.has(made) || Object.keys(rest).length > 0) return false;
  return made === 'count' ? field === undefined : typeof field === 'string';
}
