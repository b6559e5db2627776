import type { Audience } from '../tickets/visibility/ports.ts';
import type { Database } from './database.ts';

/** Who could read channels when Slack last reported it. */
export interface AudienceStore {
  of(channel: string): Promise<KeptAudience | undefined>;
  /**
   * Stores what Slack says now.
   * @param before what was stored; if that has changed, nothing is stored, because another process was faster
   */
  keep(channel: string, audience: Audience, at: number, before: KeptAudience | undefined): Promise<void>;
}

export type KeptAudience = Pick<Audience, 'isPrivate' | 'isShared'> & { readonly since: number };

export function createAudienceStore({ db }: Database): AudienceStore {
  return {
    async of(channel) {
      const row = await db.selectFrom('channel_audience').selectAll().where('channel', '=', channel).executeTakeFirst();
      return row && { isPrivate: row.is_private === 1, isShared: row.is_shared === 1, since: row.since };
    },
    async keep(channel, { isPrivate, isShared }, at, before) {
      const row = { is_private: isPrivate ? 1 : 0, is_shared: isShared ? 1 : 0, since: at };
      if (before === undefined) {
        await db
          .insertInto('channel_audience')
          .values({ channel, ...row })
          .onConflict((conflict) => conflict.column('channel').doNothing())
          .execute();
        return;
      }
      await db
        .updateTable('channel_audience')
        .set(row)
        .where('channel', '=', channel)
        .where('since', '=', before.since)
        .execute();
    },
  };
}
