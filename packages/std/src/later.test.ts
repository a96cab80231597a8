import { expect, test } from 'vitest';
import { atOnce, later } from './later.ts';

test('what comes later is fetched once and is there from then on', async () => {
  let fetched = 0;
  const engine = later(async () => {
    fetched += 1;
    return 'engine';
  });
  expect(engine.now()).toBeUndefined();
  expect(fetched).toBe(0);
  expect(await Promise.all([engine.load(), engine.load()])).toEqual(['engine', 'engine']);
  expect(engine.now()).toBe('engine');
  expect(fetched).toBe(1);
});

test('a fetch that failed may be tried again', async () => {
  const answers = [Promise.reject(new Error('no connection')), Promise.resolve('engine')];
  const engine = later(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
  await expect(engine.load()).rejects.toThrow('no connection');
  expect(engine.now()).toBeUndefined();
  expect(await engine.load()).toBe('engine');
});

test('what is there at once needs no fetch', async () => {
  const engine = atOnce('engine');
  expect(engine.now()).toBe('engine');
  expect(await engine.load()).toBe('engine');
});
