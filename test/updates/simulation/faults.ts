import type { Database } from '../../../src/store/database.ts';
import type { DeliveryTable } from '../../../src/store/schema.ts';
import { lookUpTicket } from '../../../src/store/tickets.ts';
import type { Updateable } from 'kysely';
import { rules, type Rules } from './rules.ts';
import { sweepFaults } from './sweep-faults.ts';

export type Fault = (database: Database) => Partial<Rules>;

/** Mistakes that a later change could make in the protocol; the simulation has to find each. */
export const faults: Readonly<Record<string, Fault>> = {
  ...sweepFaults,

  'no look-up before a second try': () => ({
    lookUp: () => Promise.resolve({ outcome: 'absent' }),
  }),

  'a notice sent again without a look': () => ({
    giveNotice: (claim, ...rest) => rules.giveNotice({ ...claim, tried: false }, ...rest),
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

  'no check whose turn it is when a poll is recorded': () => ({
    record: async (database, claim, ...rest) => {
      const { db } = database;
      const { name } = claim.lease;
      const lease = await db.selectFrom('lease').selectAll().where('name', '=', name).executeTakeFirstOrThrow();
      const group = await db.selectFrom('poll_group').selectAll().where('id', '=', claim.group.id).executeTakeFirst();
      return rules.record(database, { ...claim, lease, group: group ?? claim.group }, ...rest);
    },
  }),

  'deliveries of a process that is taken for dead, freed at once like its polls': () => ({
    handBackPolls: async (database, owner, now) => {
      await rules.handBackPolls(database, owner, now);
      await change(database, { state: 'sending' }, { next_at: now });
    },
  }),

  'a reading recorded over a newer state of the ticket': () => ({
    record: async (database, claim, ...rest) => {
      const members = [];
      for (const member of claim.members) {
        const row = await lookUpTicket(database.db, claim.group.account, member.id);
        members.push({ ...member, version: row?.version ?? member.version });
      }
      return rules.record(database, { ...claim, members }, ...rest);
    },
  }),

  'the cursor moved before the transaction': ({ db }) => ({
    collect: async (claim, parts) => {
      const collected = await rules.collect(claim, parts);
      const { ahead } = collected.cursors;
      const { id, reading } = claim.group;
      const update = db.updateTable('poll_group').set({ cursor: ahead, ahead });
      // Both, because one turn of overlap forgives one such loss.
      if (collected.feed === 'read') await update.where('id', '=', id).where('reading', '=', reading).execute();
      return collected;
    },
  }),

  'own replies that are not recognised': () => ({ textKey: (text) => `own ${text}` }),

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
};

const newest = Number.MAX_SAFE_INTEGER;

type Which = Partial<Record<'batch' | 'error' | 'event_id' | 'state', string>>;

async function change({ db }: Database, which: Which, changes: Updateable<DeliveryTable>): Promise<void> {
  let update = db.updateTable('delivery').set(changes);
  for (const [column, value] of Object.entries(which)) update = update.where(column as keyof Which, '=', value);
  await update.execute();
}
