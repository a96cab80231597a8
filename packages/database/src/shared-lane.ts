import { Trouble } from '@tessera/std';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import { clientConfig, sendAlone } from './connect.ts';
import type { Limits } from './connect.ts';
import { Prepared } from './prepared.ts';
import type { Rows } from './queryable.ts';
import type { Statement } from './sql.ts';
import { toTrouble } from './trouble.ts';

interface Member {
  readonly client: Client;
  readonly prepared: Prepared;
  readonly ready: Promise<void>;
  inFlight: number;
}

/**
 * Few connections for short single statements, opened as needed and pipelined when all are busy.
 * Contract: a statement is its own transaction; statements of different callers do not affect one another.
 */
export class SharedLane {
  readonly #config: ClientConfig;
  readonly #limits: Limits;
  readonly #size: number;
  readonly #members = new Set<Member>();
  #closed = false;

  constructor(url: string, limits: Limits, size: number) {
    this.#config = { ...clientConfig(url, limits), pipeline: true };
    this.#limits = limits;
    this.#size = size;
  }

  async query<Row>(statement: Statement): Promise<Rows<Row>> {
    const member = this.#pick();
    member.inFlight += 1;
    try {
      await member.ready;
      return await sendAlone<Row>(member.client, member.prepared, statement, this.#limits.statementMs);
    } catch (error) {
      const trouble = toTrouble(error);
      // A dying connection says so before its socket closes; nobody may be sent there meanwhile.
      if (trouble instanceof Trouble && trouble.code === 'database_unreachable') this.#members.delete(member);
      throw trouble;
    } finally {
      member.inFlight -= 1;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const members = [...this.#members];
    this.#members.clear();
    await Promise.all(members.map((member) => member.ready.then(() => member.client.end()).catch(() => undefined)));
  }

  #pick(): Member {
    let least: Member | undefined;
    for (const member of this.#members) {
      if (member.inFlight === 0) return member;
      if (!least || member.inFlight < least.inFlight) least = member;
    }
    return least && this.#members.size >= this.#size ? least : this.#open();
  }

  #open(): Member {
    if (this.#closed) throw toTrouble(new Error('connection ended'));
    const client = new Client(this.#config);
    const ready = client.connect().then(() => undefined);
    const member: Member = { client, prepared: new Prepared(client), ready, inFlight: 0 };
    const drop = () => this.#members.delete(member);
    client.on('error', drop);
    client.on('end', drop);
    ready.catch(drop);
    this.#members.add(member);
    return member;
  }
}
