import { documentSet } from '@tessera/model';
import type { EntityDocument, TesseraDocument } from '@tessera/schemas';
import { expect, test } from 'vitest';
import { groupsOf } from './groups.ts';
import { boundsOf, placeCards, placesOf } from './place-cards.ts';

const entity = (no: number, group?: string): EntityDocument => ({
  kind: 'entity',
  id: `x.entity${no}`,
  schemaVersion: 1,
  label: { 'zh-CN': `对象${no}` },
  ...(group ? { group: { 'zh-CN': group } } : {}),
  fields: {
    name: { kind: 'text', label: { 'zh-CN': '名称' }, order: 'a0' },
    other: { kind: 'lookup', label: { 'zh-CN': '另一个' }, order: 'a1', target: `x.entity${(no + 7) % 60}` },
  },
});
const sixty = Array.from({ length: 60 }, (_, no) => entity(no, no < 45 ? `组${no % 4}` : undefined));
const app: TesseraDocument = {
  kind: 'app',
  id: 'x.app',
  schemaVersion: 1,
  label: { 'zh-CN': '售后' },
  menu: {
    one: { type: 'entity', entity: 'x.entity50', order: 'a0' },
    two: { type: 'entity', entity: 'x.entity1', order: 'a1' },
  },
};

test('a group has a name of its own, else that of the app; the same words get the same colour', () => {
  const groups = groupsOf(documentSet([...sixty, app]), sixty);
  expect(groups.map(({ key, entities }) => [key, entities.length])).toEqual([
    ['组0', 12],
    ['组1', 11],
    ['组2', 11],
    ['组3', 11],
    ['售后', 1],
  ]);
  expect(groups[1]?.color).toBe(groupsOf(documentSet([]), [entity(9, '组1')])[0]?.color);
});

test('the layout of sixty cards in groups lets no group reach into another', () => {
  const groups = groupsOf(documentSet(sixty), sixty);
  const places = placeCards(sixty, groups);
  expect(places.size).toBe(60);
  const frames = groups.map(({ entities }) => boundsOf(entities, places));
  for (const a of frames)
    for (const b of frames)
      if (a !== b)
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
          true,
        );
});

test('a card that is put below the others leaves them where they are; one that is put onto them sends them below it', () => {
  const [one, two, three] = [entity(1), entity(2), entity(3)];
  const before = placesOf([one, two], []);
  const at = (y: number): EntityDocument => ({ ...three, position: { x: 0, y } });
  const below = placesOf([one, two, at(5000)], []);
  expect([below.get(one.id), below.get(two.id)]).toEqual([before.get(one.id), before.get(two.id)]);
  const onto = placesOf([one, two, at(0)], []);
  expect(Math.min(onto.get(one.id)?.y ?? 0, onto.get(two.id)?.y ?? 0)).toBeGreaterThan(100);
});
