import { param, sql } from '@tessera/database';
import type { PublishingContext } from './context.ts';

/** Where somebody has the designer open: one browser tab. */
export interface Present {
  /** Id the tab gave itself. */
  readonly tab: string;
  readonly user: { readonly id: string; readonly title: string };
  /** Path of the page, and what is selected there. */
  readonly page: string;
  readonly selected: string;
}

/**
 * Who has the designer open, over all processes of an installation.
 * Contract: a tab that does not call for twenty seconds is gone; the clock is that of the database.
 */
export interface Presence {
  /** Notes where a tab is; answers the tabs of other people. */
  beat(here: Present): Promise<readonly Present[]>;
  leave(tab: string, userId: string): Promise<void>;
}

export function createPresence({ database }: Pick<PublishingContext, 'database'>): Presence {
  return {
    beat: async ({ tab, user, page, selected }) => {
      await database.query(
        sql`insert into tessera.presence (tab, user_id, name, page, selected, seen_at)
            values (${param(tab, 'uuid')}, ${param(user.id, 'uuid')}, ${param(user.title, 'text')}, ${param(page, 'text')}, ${param(selected, 'text')}, now())
            on conflict (tab) do update set page = excluded.page, selected = excluded.selected, seen_at = excluded.seen_at
            where presence.user_id = excluded.user_id`,
      );
      const { rows } = await database.query<{ tab: string; id: string; name: string; page: string; selected: string }>(
        sql`with gone as (delete from tessera.presence where seen_at < now() - interval '1 minute')
            select tab, user_id as id, name, page, selected from tessera.presence
            where user_id <> ${param(user.id, 'uuid')} and seen_at > now() - interval '20 seconds'
            order by name, tab limit 100`,
      );
      return rows.map(({ id, name, ...where }) => ({ ...where, user: { id, title: name } }));
    },
    leave: async (tab, userId) => {
      await database.query(
        sql`delete from tessera.presence where tab = ${param(tab, 'uuid')} and user_id = ${param(userId, 'uuid')}`,
      );
    },
  };
}
