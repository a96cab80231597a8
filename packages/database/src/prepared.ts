import { LRUCache } from 'lru-cache';
import type { ClientBase } from 'pg';

const namesPerConnection = 500;

/** What pg keeps about one connection's prepared statements; it never forgets by itself. */
interface PreparedBook {
  readonly connection?: { readonly parsedStatements: Record<string, string> };
}

/**
 * The prepared statements of one connection, at most 500: the least used is deallocated when another one comes.
 * Why: pg keeps every name for the life of a connection, on both ends.
 */
export class Prepared {
  readonly #client: ClientBase;
  readonly #names: LRUCache<string, true>;

  constructor(client: ClientBase) {
    this.#client = client;
    this.#names = new LRUCache({
      max: namesPerConnection,
      dispose: (_value, name, reason) => {
        if (reason === 'evict' || reason === 'delete') this.#release(name);
      },
    });
  }

  /** Notes that `name` is about to be used. */
  touch(name: string): void {
    if (!this.#names.get(name)) this.#names.set(name, true);
  }

  /** Drops a statement whose plan went stale, so that its next use parses it again. */
  forget(name: string): void {
    this.#names.delete(name);
  }

  #release(name: string): void {
    const book = (this.#client as unknown as PreparedBook).connection;
    if (!book?.parsedStatements[name]) return;
    delete book.parsedStatements[name];
    // Fails only when the connection is gone or its transaction is aborted; both answer the caller's next statement.
    this.#client.query(`DEALLOCATE "${name.replaceAll('"', '""')}"`).catch(() => undefined);
  }
}
