import { expect, test } from 'vitest';
import { appOf, placesOf } from './places.ts';

function stand(pathname: string, search = '') {
  const went: string[] = [];
  const history = {
    location: { pathname, search },
    push: (href: string) => went.push(href),
    replace: (href: string) => went.push(href),
  };
  return { places: placesOf(history, 'x.first'), went };
}

test('addresses stay in the app one is in', () => {
  expect(stand('/a/x.sales/x.deal').places.record('x.lead', 'r1')).toBe('/a/x.sales/x.lead/r1');
  expect(stand('/').places.list('x.lead', { view: 'x.board' })).toBe('/a/x.first/x.lead?view=x.board');
  expect(appOf('/b/x')).toBeUndefined();
});

test('a part of the search is changed without losing the others', () => {
  const { places, went } = stand('/a/x.sales/x.deal', '?view=x.board&q=a');
  places.search({ q: undefined, filter: 'stage == "won"' });
  expect(went).toEqual(['/a/x.sales/x.deal?view=x.board&filter=stage+%3D%3D+%22won%22']);
});
