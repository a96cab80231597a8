import type { Locale } from '../../packages/std/src/index.ts';
import { randomFrom } from './random.ts';
import type { Random } from './random.ts';
import { demoWords } from './words.ts';
import type { DemoWords } from './words.ts';

/** A row of a seed file; links are `{$ref: external id}`, days count from the installation: `{$days: -12}`. */
export type SeedRow = Readonly<Record<string, unknown>>;
/** File name without locale → external id → row. */
export type SeedFiles = Readonly<Record<string, Readonly<Record<string, SeedRow>>>>;

const counts = { accounts: 44, contacts: 96, leads: 32, opportunities: 108 };

const ref = (id: string) => ({ $ref: id });
const days = (count: number) => ({ $days: count + 0 });
const moment = (count: number, hour: number) => ({ $days: count + 0, $time: `${String(hour).padStart(2, '0')}:00` });
const money = (amount: number) => ({ amount: amount.toFixed(2), currency: 'CNY' });
const id = (name: string, number: number) => `${name}-${String(number).padStart(3, '0')}`;
const keyed = <T>(name: string, rows: readonly T[]) =>
  Object.fromEntries(rows.map((row, index) => [id(name, index + 1), row]));

/** Landline numbers whose local part starts with 0 are never given to anybody. */
const phone = (number: number) => `010-0000${String(number).padStart(4, '0')}`;

interface Maker {
  readonly random: Random;
  readonly words: DemoWords;
}

/** Two sales teams of three under their managers, and one of service: person 1 leads 2–4, person 5 leads 6–7. */
function peopleRows({ words }: Maker) {
  const teams = [1, 1, 1, 1, 2, 2, 2, 3] as const;
  const isManager = (index: number) => index === 0 || index === 4;
  const people = words.people.map((name, index) => ({
    name,
    email: `demo${index + 1}@example.com`,
    roles: [teams[index] === 3 ? 'crm.service' : isManager(index) ? 'crm.salesManager' : 'crm.sales'],
    department: ref(id('department', teams[index] ?? 1)),
    ...(teams[index] === 3 || isManager(index) ? {} : { manager: ref(id('person', teams[index] === 1 ? 1 : 5)) }),
  }));
  return {
    departments: keyed(
      'department',
      words.departments.map((name) => ({ name })),
    ),
    people: keyed('person', people),
  };
}

const salesPeople = [1, 2, 3, 4, 5, 6, 7].map((number) => id('person', number));

function productRows({ words }: Maker) {
  const rows = words.products.map(([name, family, price], index) => ({
    name,
    code: `DEMO-${String(index + 1).padStart(3, '0')}`,
    family,
    price: money(price),
    active: index !== 3,
  }));
  return keyed('product', rows);
}

function accountRows({ random, words }: Maker) {
  const names = random.shuffle(
    words.companyNames.flatMap((name) => words.companyKinds.map((kind) => words.company(name, kind))),
  );
  const rows = names.slice(0, counts.accounts).map((name, index) => ({
    name,
    level: random.pick(['key', 'standard', 'standard', 'standard', 'small']),
    phone: phone(1000 + index),
    website: `https://demo${index + 1}.example.com`,
    employees: random.between(2, 400) * 10,
    annualRevenue: money(random.between(5, 900) * 1_000_000),
    foundedYear: random.between(1985, 2020),
    address: words.address(random.pick(words.cities), random.between(1, 300)),
    lastActivityOn: days(-random.between(0, 120)),
    owner: ref(random.pick(salesPeople)),
    ...(random.chance(0.4) ? { description: random.pick(words.notes) } : {}),
  }));
  return keyed('account', rows);
}

type Accounts = ReturnType<typeof accountRows>;

function personName({ random, words }: Maker): string {
  return words.fullName(random.pick(words.givenNames), random.pick(words.surnames));
}

function contactRows(maker: Maker, accounts: Accounts) {
  const { random, words } = maker;
  const keys = Object.keys(accounts);
  const rows = Array.from({ length: counts.contacts }, (_, index) => {
    const account = keys[index % keys.length] ?? '';
    const isFirst = index < keys.length;
    return {
      name: personName(maker),
      account: ref(account),
      jobTitle: random.pick(words.jobs),
      decisionRole: isFirst ? 'decider' : random.pick(['influencer', 'executor']),
      phone: phone(2000 + index),
      email: `contact${index + 1}@example.com`,
      primary: isFirst,
      owner: accounts[account]?.owner,
      ...(isFirst ? {} : { reportsTo: ref(id('contact', (index % keys.length) + 1)) }),
    };
  });
  return keyed('contact', rows);
}

function leadRows(maker: Maker, accounts: Accounts) {
  const { random, words } = maker;
  const states = ['new', 'new', 'contacted', 'contacted', 'qualified', 'converted', 'invalid'] as const;
  const rows = Array.from({ length: counts.leads }, (_, index) => {
    const status = states[index % states.length] ?? 'new';
    const arrived = arrivals[index % arrivals.length] ?? 0;
    return {
      name: personName(maker),
      company: words.company(random.pick(words.companyNames), random.pick(words.companyKinds)),
      jobTitle: random.pick(words.jobs),
      phone: phone(3000 + index),
      email: `lead${index + 1}@example.com`,
      leadSource: random.pick(['website', 'event', 'referral', 'phone', 'partner', 'other']),
      rating: random.pick(['hot', 'warm', 'warm', 'cold']),
      status,
      receivedOn: days(-arrived),
      owner: ref(random.pick(salesPeople)),
      ...(status === 'new'
        ? {}
        : { contactedAt: moment(-random.between(Math.min(1, arrived), arrived), random.between(9, 17)) }),
      ...(status === 'converted' ? { account: ref(random.pick(Object.keys(accounts))) } : {}),
    };
  });
  return keyed('lead', rows);
}

/** Days ago a lead came in: every week of the last twelve has some, the last ones more. */
const arrivals = [
  2, 0, 9, 16, 31, 47, 66, 5, 1, 12, 23, 38, 54, 73, 3, 0, 20, 28, 43, 61, 80, 6, 4, 14, 26, 35, 50, 77, 8, 1, 18, 11,
];
/** Every so manieth closed deal closed in the last days, so that this week and month have some. */
const recentEvery = 4;

type Stage = 'prospecting' | 'engaging' | 'proposal' | 'negotiation' | 'won' | 'lost';
const stageShares: readonly Stage[] = [
  ...Array.from({ length: 4 }, () => 'prospecting' as const),
  ...Array.from({ length: 3 }, () => ['engaging', 'proposal'] as const).flat(),
  ...Array.from({ length: 2 }, () => 'negotiation' as const),
  ...Array.from({ length: 7 }, () => 'won' as const),
  ...Array.from({ length: 5 }, () => 'lost' as const),
];

/** Days of a deal: its start, when it should close, and when it did. */
function dealDays(random: Random, stage: Stage, index: number) {
  const isClosed = stage === 'won' || stage === 'lost';
  const start = -random.between(isClosed ? 40 : 5, isClosed ? 365 : 110);
  const length = random.between(20, 120);
  const close = isClosed && index % recentEvery === 0 ? -(index % 13) : Math.min(start + length, -1);
  const expected = isClosed
    ? close + random.between(-15, 10)
    : random.chance(0.2)
      ? -random.between(1, 30)
      : random.between(5, 90);
  return {
    startDate: days(start),
    expectedCloseDate: days(Math.max(expected, start)),
    ...(isClosed ? { closeDate: days(close) } : {}),
  };
}

function lineRows(random: Random, words: DemoWords, deal: string, owner: unknown) {
  const count = random.between(1, 3);
  const chosen = random
    .shuffle(words.products.map((product, index) => [product, index] as const))
    .filter(([, index]) => index !== 3);
  return chosen.slice(0, count).map(([[, family, price], index]) => {
    const quantity = family === 'software' ? 1 : random.between(1, 20);
    const discount = random.pick([0, 0, 5, 10, 15]);
    return {
      opportunity: ref(deal),
      product: ref(id('product', index + 1)),
      quantity: quantity.toFixed(2),
      unitPrice: money(price),
      discount: (discount / 100).toFixed(4),
      amount: money((price * quantity * (100 - discount)) / 100),
      owner,
    };
  });
}

function dealRows(maker: Maker, accounts: Accounts) {
  const { random, words } = maker;
  const keys = Object.keys(accounts);
  const lines: ReturnType<typeof lineRows> = [];
  const rows = Array.from({ length: counts.opportunities }, (_, index) => {
    const stage = stageShares[index % stageShares.length] ?? 'prospecting';
    const at = random.between(0, keys.length - 1);
    const account = accounts[keys[at] ?? ''];
    const own = lineRows(random, words, id('opportunity', index + 1), account?.owner);
    const isEarly = stage === 'prospecting' && random.chance(0.5);
    if (!isEarly) lines.push(...own);
    const amount = own.reduce((sum, line) => sum + Number(line.amount.amount), 0);
    return {
      name: words.deal(account?.name ?? '', random.pick(words.deals)),
      account: ref(keys[at] ?? ''),
      contact: ref(id('contact', at + 1)),
      stage,
      ...(isEarly ? {} : { amount: money(amount) }),
      ...dealDays(random, stage, index),
      forecast: stage === 'won' ? 'commit' : stage === 'negotiation' ? random.pick(['bestCase', 'commit']) : 'pipeline',
      leadSource: random.pick(['website', 'event', 'referral', 'phone', 'partner']),
      owner: account?.owner,
      ...(stage === 'won' || stage === 'lost' ? {} : { nextStep: random.pick(words.nextSteps) }),
      ...(stage === 'lost'
        ? {
            lostReason: random.pick(['price', 'product', 'competitor', 'budget', 'noDecision']),
            competitor: random.pick(words.competitors),
          }
        : {}),
    };
  });
  return { opportunities: keyed('opportunity', rows), lines: keyed('line', lines) };
}

type Deals = ReturnType<typeof dealRows>['opportunities'];

function activityRows({ random, words }: Maker, deals: Deals) {
  const rows = Object.entries(deals).flatMap(([key, deal]) =>
    Array.from({ length: random.between(1, 3) }, (_, number) => {
      const type = random.pick(['task', 'call', 'visit', 'note'] as const);
      const isClosed = deal.stage === 'won' || deal.stage === 'lost';
      const isPlanned = !isClosed && number === 0 && type !== 'note';
      const at = isPlanned ? random.between(-6, 14) : -random.between(2, 90);
      const hour = random.between(9, 17);
      return {
        subject: random.pick(words.subjects[type]),
        type,
        status: isPlanned ? 'planned' : 'finished',
        account: deal.account,
        contact: deal.contact,
        opportunity: ref(key),
        owner: deal.owner,
        ...(type === 'task' ? { priority: random.pick(['high', 'normal', 'normal', 'low']) } : {}),
        ...(type === 'note' ? {} : { dueAt: moment(at, hour) }),
        ...(type === 'call' || type === 'visit' ? { minutes: random.pick([15, 30, 45, 60, 90]) } : {}),
        ...(type === 'visit' ? { place: words.address(random.pick(words.cities), random.between(1, 300)) } : {}),
        ...(isPlanned ? {} : { finishedAt: moment(Math.min(at, -1), hour), content: random.pick(words.contents) }),
      };
    }),
  );
  return keyed('activity', rows);
}

/** Every seed file of the core pack in one language. Same seed, same rows. */
export function demoRows(locale: Locale, seed = 20260301): SeedFiles {
  const maker = { random: randomFrom(seed), words: demoWords[locale] };
  const accounts = accountRows(maker);
  const { opportunities, lines } = dealRows(maker, accounts);
  return {
    ...peopleRows(maker),
    products: productRows(maker),
    accounts,
    contacts: contactRows(maker, accounts),
    leads: leadRows(maker, accounts),
    opportunities,
    lines,
    activities: activityRows(maker, opportunities),
  };
}
