import type { Database } from '../../../src/store/database.ts';
import type { DeliveryTable } from '../../../src/store/schema.ts';
import { lookUpTicket, type Member } from '../../../src/store/tickets.ts';
import type { Updateable } from 'kysely';
import type { PollClaim } from '../../../src/updates/poll-claim.ts';
import type { Fault } from './fault.ts';
import { foreignFaults } from './foreign-faults.ts';
import { rules } from './rules.ts';
import { sweepFaults } from './sweep-faults.ts';

/** Mistakes that a later change could make in the protocol; the simulation has to find each. */
export const faults = {
  ...sweepFaults,
  ...foreignFaults,

  'no look-up before a second try': () => ({
    lookUp: () => Promise.resolve({ outcome: 'absent' }),
  }),

  'a notice sent again without a look': () => ({
    sendNotice: (claim, ...rest) => rules.sendNotice({ ...claim, tried: false }, ...rest),
  }),

  'no settle time': () => ({ timing: { ...rules.timing, settle: 0 } }),

  'calls that their claim does not cover': () => ({ covers: () => true }),

  'the attempt written after the call': () => ({
    claimDeliveries: async (...args) => {
      const [database] = args;
      const claims = await rules.claimDeliveries(...args);
      for (const { step, batch } of claims) {
        if (step === 'post') {
          await change(database, { batch: batch.id }, { state: 'pending', batch: null, error: batch.id });
        }
      }
      return claims;
    },
    finishPost: async (database, claim, ...rest) => {
      const { id } = claim.batch;
      await change(database, { error: id, state: 'pending' }, { state: 'sending', batch: id });
      return rules.finishPost(database, claim, ...rest);
    },
  }),

  'a delivery claimed past an earlier one': () => ({
    claimDeliveries: async (...args) => {
      const [database] = args;
      const claims = [];
      for (const claim of await rules.claimDeliveries(...args)) {
        const [first, ...others] = claim.batch.events;
        if (claim.step !== 'post' || first === undefined || others.length === 0) {
          claims.push(claim);
          continue;
        }
        const { id } = claim.batch;
        await change(database, { batch: id, event_id: first.id }, { state: 'pending', batch: null, next_at: 0 });
        claims.push({ ...claim, batch: { ...claim.batch, events: others } });
      }
      return claims;
    },
  }),

  /**
   * To record such a poll as a whole does no harm: the versions of tickets drop what is older than what is known, and a cursor
   * that goes back with it gives again what was known already. A part of it does.
   */
  'the cursor of a poll whose turn is over, kept without what it read': ({ db }) => ({
    record: async (database, claim, collected, ...rest) => {
      const events = await rules.record(database, claim, collected, ...rest);
      const { ahead } = collected.cursors;
      const update = db.updateTable('poll_group').set({ cursor: ahead, ahead });
      if (events === undefined && collected.feed === 'read') await update.where('id', '=', claim.group.id).execute();
      return events;
    },
  }),

  'deliveries of a process that is taken for dead, freed at once like its polls': () => ({
    releasePolls: async (database, owner, now) => {
      await rules.releasePolls(database, owner, now);
      await change(database, { state: 'sending' }, { next_at: now });
    },
  }),

  'a reading recorded over a newer state of the ticket': () => ({
    record: async (database, claim, ...rest) => {
      const members = await withVersions(database, claim);
      return rules.record(database, { ...claim, members }, ...rest);
    },
  }),

  'the cursor moved before the transaction': ({ db }) => ({
    collect: async (claim, deps) => {
      const collected = await rules.collect(claim, deps);
      const { ahead } = collected.cursors;
      const { id, reading } = claim.group;
      const update = db.updateTable('poll_group').set({ cursor: ahead, ahead });
      // One turn of overlap forgives one cursor too many.
      if (collected.feed === 'read') await update.where('id', '=', id).where('reading', '=', reading).execute();
      return collected;
    },
  }),

  'own replies that are not recognised': ({ db }) => ({
    createReplyStore: (...parts) => {
      const store = rules.createReplyStore(...parts);
      return {
        ...store,
        begin: async (reply) => {
          await store.begin(reply);
          await db.updateTable('reply').set({ text_key: 'other words' }).where('id', '=', reply.id).execute();
        },
      };
    },
  }),

  'a card that was found, taken for one of the newest state': () => ({
    finishLookUp: async (database, claim, found, context) => {
      if (found.outcome !== 'found') return rules.finishLookUp(database, claim, found, context);
      return rules.finishPost(database, claim, { outcome: 'posted', ts: found.ts }, context);
    },
  }),

  'a card taken for newer than it is': () => ({
    finishPost: (database, claim, ...rest) => rules.finishPost(database, { ...claim, version: newest }, ...rest),
    finishCard: (database, claim, ...rest) => rules.finishCard(database, { ...claim, version: newest }, ...rest),
  }),
} satisfies Record<string, Fault>;

const newest = Number.MAX_SAFE_INTEGER;

/** The tickets of a poll as if they had been read in their newest state. */
function withVersions({ db }: Database, { members }: PollClaim): Promise<readonly Member[]> {
  return Promise.all(
    members.map(async (member) => {
      const row = await lookUpTicket(db, member.id);
      return { ...member, version: row?.version ?? member.version };
    }),
  );
}

type Which = Partial<Record<'batch' | 'error' | 'event_id' | 'state', string>>;

async function change({ db }: Database, which: Which, changes: Updateable<DeliveryTable>): Promise<void> {
  let update = db.updateTable('delivery').set(changes);
  for (const [column, value] of Object.entries(which)) update = update.where(column as keyof Which, '=', value);
  await update.execute();
}
