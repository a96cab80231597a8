import type { PickerItem } from '../inputs/async-search.ts';
import type { Choice } from '../inputs/choices.tsx';
import type { Say } from '../text/use-text.ts';

/** Made-up content for the gallery. */
export const people: readonly PickerItem[] = [
  { id: 'p1', title: '王小明', note: '销售一部' },
  { id: 'p2', title: '李雷', note: '销售二部' },
  { id: 'p3', title: '欧阳娜娜', note: '客户成功部' },
  { id: 'p4', title: 'Ada Lovelace', note: 'Sales' },
];

export async function searchPeople(query: string): Promise<readonly PickerItem[]> {
  return people.filter((person) => person.title.toLowerCase().includes(query.trim().toLowerCase()));
}

type StageKey = 'stageNew' | 'stageOffer' | 'stageTalk' | 'stageWon' | 'stageLost';

export function stageChoices(say: Say<StageKey>): Choice[] {
  return [
    { value: 'new', label: say('stageNew'), color: 'blue' },
    { value: 'offer', label: say('stageOffer'), color: 'violet' },
    { value: 'talk', label: say('stageTalk'), color: 'orange' },
    { value: 'won', label: say('stageWon'), color: 'green' },
    { value: 'lost', label: say('stageLost'), color: 'red' },
  ];
}

export interface SampleRow {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly amount: string;
  readonly owner: string;
  readonly createdAt: string;
}

const companies = ['华东机电', '江南重工', '北辰电力', '长风物流', '云岭制药', '东海船舶', '明德教育', '金桥酒店'];
const stages = ['new', 'offer', 'talk', 'won', 'lost'];

/** The same rows every time. */
export const sampleRows: readonly SampleRow[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `r${index}`,
  name: `${companies[index % companies.length] ?? ''} ${1 + Math.floor(index / companies.length)} 号项目`,
  stage: stages[(index * 7) % stages.length] ?? 'new',
  amount: String(((index * 7919) % 5000) * 100 + 0.5),
  owner: people[index % people.length]?.title ?? '',
  createdAt: new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString(),
}));
