import { sql } from 'kysely';
import type { Database } from '../../../src/store/database.ts';

/** What the database knows of what is to do and when; some of it may turn out to wait for something else. */
export interface Agenda {
  /** Something may be claimed now. */
  readonly deliver: boolean;
  readonly poll: boolean;
  readonly sweep: boolean;
  /** The next time at which that may change, epoch milliseconds. */
  readonly next: number;
}

/**
 * Looks at all times at once. The questions of the loops ask more exactly, and took a third of the time of all
 * histories.
 */
export async function readAgenda({ db }: Database, now: number): Promise<Agenda> {
  const { rows } = await sql<{ deliver: number | null; poll: number | null; sweep: number | null; next: number | null }>`
    select min(case when kind = 'deliver' then at end) as deliver,
      min(case when kind = 'poll' then at end) as poll,
      min(case when kind = 'sweep' then at end) as sweep,
      min(case when at > ${now} then at end) as next
    from (
      select 'deliver' as kind, max(d.next_at, coalesce(c.next_at, 0)) as at
        from delivery as d join link as l on l.id = d.link_id left join channel as c on c.id = l.channel
        where l.suspended is null and (d.state = 'sending' or d.state = 'pending' and not exists
          (select 1 from delivery as o where o.link_id = d.link_id and o.state = 'sending'))
      union all select 'deliver', max(l.card_next_at, coalesce(c.next_at, 0))
        from link as l left join channel as c on c.id = l.channel
        where l.suspended is null and l.card is not null and l.card_next_at is not null and not exists
          (select 1 from delivery as o where o.link_id = l.id and o.state in ('pending', 'sending'))
      union all select 'deliver', max(n.next_at, coalesce(c.next_at, 0))
        from notice as n left join channel as c on c.id = n.creator
        where n.state in ('pending', 'sending') and exists (select 1 from link as l
          where l.account = n.account and l.creator = n.creator and l.channel = n.channel and l.suspended is not null)
      union all select 'poll', due_at from poll_group where size > 0
      union all select 'sweep', coalesce((select due_at from sweep), 0)
      union all select 'lease', until + 1 from lease
      union all select 'pause', paused_until from polling
    )`.execute(db);
  const [times] = rows;
  return {
    deliver: (times?.deliver ?? Infinity) <= now,
    poll: (times?.poll ?? Infinity) <= now,
    sweep: (times?.sweep ?? Infinity) <= now,
    next: times?.next ?? Infinity,
  };
}
