import { sql } from 'kysely';
import type { Database } from '../../../src/store/database.ts';
import { groupSize } from '../../../src/store/group-capacity.ts';
import type { LinkStore, ReplyStore } from '../../../src/tickets/ports.ts';
import { createClock, start, type Clock } from './clock.ts';
import { createDealer, type Fates } from './fates.ts';
import type { Rules } from './rules.ts';
import { createSlack, type VirtualSlack } from './slack.ts';
import type { Habits } from './habits.ts';
import { createTicketApi, type VirtualApi } from './ticket-api.ts';

/** All that processes share: the database, and what is outside. */
export interface World {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly slack: VirtualSlack;
  readonly api: VirtualApi;
  readonly habits: Habits;
  readonly links: LinkStore;
  readonly replies: ReplyStore;
  /** Links that people made, also those that they removed. */
  readonly made: MadeLink[];
  /** Words that were sent once, through the app. */
  readonly sent: Set<string>;
  /** Who did what when, for people to read. */
  readonly story: readonly string[];
  readonly note: (who: string, what: string) => void;
  readonly newId: () => string;
  /** When the last sweep began that saw all that is followed, epoch milliseconds. */
  sweptAt: number;
  /** From now on all calls go well. */
  repair(): void;
  afterWork(): Promise<void>;
}

export interface WorldDeps {
  readonly rules: Rules;
  readonly habits: Habits;
  readonly fates: Fates;
  /** Groups hold two tickets only, so that the account has more than one. */
  readonly smallGroups: boolean;
}

export const tickets = ['T1', 'T2', 'T3'];
/** Followed from the start by who follows many; little happens to them. */
export const crowd = ['T4', 'T5', 'T6'];
export const channels = ['C1', 'C2'];

export function createWorld(database: Database, { rules, habits, fates, smallGroups }: WorldDeps): World {
  const clock = createClock();
  const dealer = createDealer(fates);
  const story: string[] = [];
  let ids = 0;
  const newId = () => `id${String((ids += 1)).padStart(3, '0')}`;
  const note = (who: string, what: string) =>
    void story.push(`${((clock.now() - start) / 1000).toFixed(3).padStart(10)}  ${who}: ${what}`);
  const { deal } = dealer;
  return {
    database,
    rules,
    clock,
    slack: createSlack({ clock, deal, note }),
    api: createTicketApi([...tickets, ...crowd], { clock, deal, note, habits }),
    habits,
    links: rules.createLinkStore(database, newId),
    replies: rules.createReplyStore(database, clock.now),
    made: [],
    sent: new Set(),
    story,
    note,
    newId,
    sweptAt: 0,
    repair: dealer.repair,
    afterWork: () => (smallGroups ? pad(database) : Promise.resolve()),
  };
}

/** Lets groups look as if almost all their places were taken. */
async function pad({ db }: Database): Promise<void> {
  const members = sql<number>`(select count(*) from ticket where ticket.group_id = poll_group.id)`;
  await db
    .updateTable('poll_group')
    // One that is read ticket by ticket is read the more often, the larger it looks.
    .set({
      size: sql<number>`case when ${members} = 0 or reading = 'each' then ${members} else ${groupSize - 2} + ${members} end`,
    })
    .execute();
}

/** A link as people made it. */
export interface MadeLink {
  readonly id: string;
  readonly ticket: string;
  readonly channel: string;
  readonly createdAt: number;
  /**
   * The ticket as it was read for this: how often each text was in it, and its status. Undefined where the ticket was
   * followed already.
   */
  readonly baseline:
    | {
        readonly texts: ReadonlyMap<string, number>;
        readonly status: number;
        readonly labels: readonly string[] | undefined;
      }
    | undefined;
  removed: boolean;
}
