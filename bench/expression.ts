import { performance } from 'node:perf_hooks';
import { compileExpression, evaluator } from '../packages/expression/src/index.ts';
import type { Environment, ExpressionType, Scope } from '../packages/expression/src/index.ts';

/** Microseconds a row for a three-clause rule; the goal is 3. */
const fields: Readonly<Record<string, ExpressionType>> = {
  amount: { kind: 'number', nullable: true, scale: 2 },
  stage: { kind: 'enum', nullable: true, options: ['new', 'won', 'lost'] },
  owner: { kind: 'relation', nullable: true, entity: 'sys.user' },
  closeDate: { kind: 'date', nullable: true },
  user: { kind: 'record', entity: 'sys.user' },
};
const scope: Scope = { entity: 'opportunity', names: (name) => fields[name], members: () => undefined };
const rules = [
  "amount > 1000 && stage == 'won' && owner == user.id",
  "amount * 2 > 1000 && stage in ['won', 'new'] && closeDate <= today()",
];
const environments: Environment[] = Array.from({ length: 1000 }, (_, index) => ({
  record: {
    amount: index % 4 === 0 ? null : `${900 + index}.50`,
    stage: index % 3 === 0 ? 'won' : 'new',
    owner: { id: index % 2 === 0 ? 'u1' : 'u2', title: '张三' },
    closeDate: `2026-0${1 + (index % 9)}-15`,
  },
  user: { id: 'u1' },
  now: 1_769_000_000_000_000n,
  timeZone: 'Asia/Shanghai',
}));

for (const text of rules) {
  const compiled = compileExpression(text, scope, { context: 'validation' });
  if ('issues' in compiled) throw new Error(JSON.stringify(compiled.issues));
  const evaluate = evaluator(compiled.typed);
  const rounds: number[] = [];
  for (let round = 0; round < 300; round += 1) {
    const start = performance.now();
    for (const env of environments) evaluate(env);
    rounds.push(performance.now() - start);
  }
  rounds.sort((a, b) => a - b);
  const median = rounds[Math.floor(rounds.length / 2)] ?? 0;
  console.log(`${median.toFixed(3)} µs a row  ${text}`);
}
