import { periods } from '../functions/periods.ts';
import { quote } from '../string-literal.ts';
import { randomDay, randomDecimal, randomText, stages } from './world.ts';
import type { Random } from './random.ts';

export type Wanted =
  | 'bool'
  | 'number'
  | 'whole'
  | 'text'
  | 'date'
  | 'instant'
  | 'span'
  | 'option'
  | 'options'
  | 'person';

/** Names that may be read here, by what they are. */
type Names = Readonly<Partial<Record<Wanted, readonly string[]>>>;

const recordNames: Names = {
  bool: ['open', 'sure'],
  number: ['amount', 'rate', 'count', 'rank', 'account.limit'],
  whole: ['count', 'rank', 'owner.level', 'account.keeper.level', 'user.level'],
  text: ['note', 'remark', 'code', 'owner.name', 'account.title', 'account.keeper.name', 'user.name'],
  date: ['due', 'start', 'account.since'],
  instant: ['seen', 'made'],
  option: ['stage'],
  options: ['tags', 'marks'],
  person: ['owner', 'account.keeper', 'user', 'user.id'],
};

const lineNames: Names = {
  bool: ['done'],
  number: ['price', 'qty', 'buyer.limit'],
  whole: ['qty'],
  text: ['label', 'buyer.title'],
  date: ['due', 'buyer.since'],
  person: ['buyer.keeper'],
};

interface Place {
  readonly random: Random;
  readonly names: Names;
  /** Whether `lines` can be read here. */
  readonly outside: boolean;
}

type Make = (place: Place, depth: number) => string;

/** A random well-typed expression over the invented world. */
export function randomExpression(random: Random, wanted: Wanted, depth: number): string {
  return make({ random, names: recordNames, outside: true }, wanted, depth);
}

function make(place: Place, wanted: Wanted, depth: number): string {
  const { random } = place;
  if (depth <= 0 || random.chance(0.12)) return leaf(place, wanted);
  return random.pick(makers[wanted])(place, depth - 1);
}

function leaf(place: Place, wanted: Wanted): string {
  const { random, names } = place;
  const known = names[wanted] ?? [];
  return known.length > 0 && random.chance(0.75) ? random.pick(known) : literal(random, wanted);
}

function literal(random: Random, wanted: Wanted): string {
  switch (wanted) {
    case 'bool':
      return random.pick(['true', 'false']);
    case 'number':
      return String(Number(randomDecimal(random)));
    case 'whole':
      return String(random.whole(-3, 12));
    case 'text':
      return quote(randomText(random));
    case 'date':
      return `date('${randomDay(random)}')`;
    case 'instant':
      return random.pick(['now()', "timestamp('2026-03-01T00:00:00Z')"]);
    case 'span':
      return random.pick(["duration('36h')", "duration('-1.5s')", "duration('90m')"]);
    case 'option':
      return `'${random.pick(stages)}'`;
    case 'options':
      return `[${
        stages
          .filter(() => random.chance(0.5))
          .map((stage) => `'${stage}'`)
          .join(', ') || "'won'"
      }]`;
    case 'person':
      return "'00000000-0000-4000-8000-000000000002'";
  }
}

const of =
  (texts: TemplateStringsArray, ...parts: readonly (Wanted | readonly string[])[]): Make =>
  (place, depth) =>
    texts
      .map((text, index) => {
        const part = parts[index];
        if (part === undefined) return text;
        return text + (typeof part === 'string' ? make(place, part, depth) : place.random.pick(part));
      })
      .join('');

const overLines =
  (macro: string, wanted: Wanted, result: Wanted = wanted): Make =>
  (place, depth) => {
    if (!place.outside) return leaf(place, result);
    const names = Object.fromEntries(
      Object.entries(recordNames).map(([kind, own]) => [
        kind,
        [...own, ...(lineNames[kind as Wanted] ?? []).map((name) => `l.${name}`)],
      ]),
    );
    return `lines.${macro}(l, ${make({ ...place, names, outside: false }, wanted, depth)})`;
  };

const orders = ['<', '<=', '>', '>='];
const equalities = ['==', '!='];
const dayQuestions = ['inLastDays', 'inNextDays', 'olderThanDays'];
const dayCounts = ['0', '1', '7', '30', '365', '4000'];
const periodNames = Object.keys(periods).map((name) => `'${name}'`);
const digits = ['0', '1', '2', '-1', '4'];

const makers: Readonly<Record<Wanted, readonly Make[]>> = {
  bool: [
    of`(${'bool'} && ${'bool'})`,
    of`(${'bool'} || ${'bool'})`,
    of`!(${'bool'})`,
    of`(${'bool'} && ${'bool'} || ${'bool'})`,
    of`(${'number'} ${orders} ${'number'})`,
    of`(${'whole'} ${orders} ${'number'})`,
    of`(${'whole'} ${equalities} ${'number'})`,
    of`(${'number'} ${equalities} ${'number'})`,
    of`(${'text'} ${[...orders, ...equalities]} ${'text'})`,
    of`(${'date'} ${[...orders, ...equalities]} ${'date'})`,
    of`(${'instant'} ${[...orders, ...equalities]} ${'instant'})`,
    of`(${'span'} ${[...orders, ...equalities]} ${'span'})`,
    of`(${['stage']} ${equalities} ${'option'})`,
    of`(${'person'} ${equalities} ${['owner', 'account.keeper', 'user']})`,
    of`(${'bool'} ${equalities} ${'bool'})`,
    of`(${['stage']} in ${'options'})`,
    of`(${['stage']} in [${'option'}, ${'option'}, ${['stage', 'null']}])`,
    of`(${'option'} in ${['tags', 'marks']})`,
    of`(${'whole'} in [1, ${'whole'}, 42])`,
    of`(${['count', 'rank', 'amount']} in [1, -1, 42, 2.5])`,
    of`(${'text'} in ['won', '好', ''])`,
    of`(${['owner', 'account.keeper']} in user.team)`,
    of`(${['owner', 'account.keeper']} in ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000003'])`,
    of`has(${['note', 'amount', 'due', 'tags', 'owner', 'account.title', 'owner.level', 'stage', 'open']})`,
    of`isBlank(${'text'})`,
    of`isBlank(${['tags', 'amount', 'stage', 'account.limit']})`,
    of`(${['note', 'amount', 'due', 'account.keeper', 'open', 'stage']} ${equalities} null)`,
    of`${'text'}.contains(${'text'})`,
    of`${'text'}.startsWith(${'text'})`,
    of`${'text'}.endsWith(${'text'})`,
    of`(${'bool'} ? ${'bool'} : ${'bool'})`,
    of`coalesce(${'bool'}, ${'bool'})`,
    of`xor(${'bool'}, ${'bool'})`,
    of`inPeriod(${'date'}, ${periodNames})`,
    of`inPeriod(${'instant'}, ${periodNames})`,
    of`${dayQuestions}(${'date'}, ${dayCounts})`,
    of`${dayQuestions}(${'instant'}, ${dayCounts})`,
    of`${['tags', 'marks']}.containsAny(${'options'})`,
    of`${['tags', 'marks']}.containsAll(${'options'})`,
    of`${['tags', 'marks']}.exists(x, x == ${'option'})`,
    of`${['tags', 'marks']}.all(x, x != ${'option'} || ${'bool'})`,
    overLines('exists', 'bool'),
    overLines('all', 'bool'),
  ],
  number: [
    of`(${'number'} ${['+', '-', '*', '/', '%']} ${'number'})`,
    of`(${'number'} ${['+', '-', '*', '/', '%']} ${'number'})`,
    of`-(${'number'})`,
    of`abs(${'number'})`,
    of`${['round', 'roundUp', 'roundDown']}(${'number'}, ${digits})`,
    of`round(${'number'})`,
    of`mod(${'number'}, ${'number'})`,
    of`${['min', 'max', 'sum']}(${'number'}, ${'number'}, ${'number'})`,
    of`(${'bool'} ? ${'number'} : ${'number'})`,
    of`(${'bool'} ? ${'number'} : null)`,
    of`coalesce(${'number'}, ${'number'})`,
    of`${'whole'}`,
    overLines('sum', 'number'),
    overLines('avg', 'number'),
    overLines('min', 'number'),
    overLines('max', 'number'),
  ],
  whole: [
    of`(${'whole'} ${['+', '-', '*', '%']} ${'whole'})`,
    of`${['floor', 'ceil', 'sign', 'round']}(${'number'})`,
    of`size(${'text'})`,
    of`size(${['tags', 'marks']})`,
    of`${'text'}.indexOf(${'text'})`,
    of`${['year', 'month', 'day', 'weekday', 'quarter']}(${'date'})`,
    of`${['year', 'month', 'day', 'weekday']}(${'instant'})`,
    of`${['hour', 'minute', 'second']}(${'instant'})`,
    of`${['daysBetween', 'monthsBetween', 'yearsBetween']}(${'date'}, ${'date'})`,
    of`(${'date'} - ${'date'})`,
    of`(${'bool'} ? ${'whole'} : ${'whole'})`,
    of`coalesce(${'whole'}, ${'whole'})`,
    of`${['tags', 'marks']}.count(x, x in ${'options'})`,
    overLines('count', 'bool', 'whole'),
    overLines('max', 'whole'),
  ],
  text: [
    of`concat(${'text'}, ${'number'}, ${'date'})`,
    of`concat(${'text'}, ${'bool'}, ${'instant'}, ${['stage']})`,
    of`(${'text'} + ${'text'})`,
    of`${'text'}.upper()`,
    of`${'text'}.lower()`,
    of`${'text'}.trim()`,
    of`${'text'}.left(${'whole'})`,
    of`${'text'}.right(${'whole'})`,
    of`${'text'}.mid(${'whole'}, ${'whole'})`,
    of`${'text'}.substring(${'whole'}, ${'whole'})`,
    of`${'text'}.substring(${'whole'})`,
    of`${'text'}.replace(${'text'}, ${'text'})`,
    of`string(${'number'})`,
    of`string(${'date'})`,
    of`(${'bool'} ? ${'text'} : ${'text'})`,
    of`coalesce(${'text'}, ${'text'})`,
    of`coalesce(stage, ${'text'})`,
    of`${['tags', 'marks']}.join('、')`,
    overLines('max', 'text'),
    overLines('min', 'text'),
  ],
  date: [
    of`addDays(${'date'}, ${'whole'})`,
    of`(${'date'} ${['+', '-']} ${'whole'})`,
    of`addMonths(${'date'}, ${'whole'})`,
    of`addYears(${'date'}, ${'whole'})`,
    of`startOfMonth(${'date'})`,
    of`endOfMonth(${'date'})`,
    of`date(${'instant'})`,
    of`makeDate(${'whole'} + 2020, ${'whole'}, ${'whole'})`,
    of`today()`,
    of`(${'bool'} ? ${'date'} : ${'date'})`,
    of`coalesce(${'date'}, ${'date'})`,
    overLines('min', 'date'),
  ],
  instant: [
    of`(${'instant'} ${['+', '-']} ${'span'})`,
    of`(${'bool'} ? ${'instant'} : ${'instant'})`,
    of`coalesce(${'instant'}, ${'instant'})`,
    of`now()`,
  ],
  span: [of`(${'instant'} - ${'instant'})`, of`(${'bool'} ? ${'span'} : ${'span'})`],
  option: [of`${['stage']}`],
  options: [of`(${'bool'} ? ${['tags']} : ${['marks']})`],
  person: [of`(${'bool'} ? owner : account.keeper)`, of`coalesce(owner, user)`],
};
