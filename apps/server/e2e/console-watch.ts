import type { Page } from 'playwright';

/** What a page complained about on its console. */
export interface ConsoleWatch {
  /** Errors and warnings so far. */
  readonly complaints: readonly string[];
  /** From now on the browser's own lines about answers with this status are no complaint: a refusal is to be expected. */
  expectRefusals(...statuses: readonly number[]): void;
}

/** Listens to the console of a page. */
export function watchConsole(page: Page): ConsoleWatch {
  const complaints: string[] = [];
  const expected = new Set<number>();
  const isExpected = (text: string): boolean =>
    [...expected].some((status) => text.includes(`responded with a status of ${status}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (!isExpected(message.text())) complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  return {
    complaints,
    expectRefusals: (...statuses) => statuses.forEach((status) => expected.add(status)),
  };
}
