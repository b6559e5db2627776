import { compare } from '../../../src/updates/sweep/conclude.ts';
import { endDoubt } from '../../../src/store/tickets.ts';
import type { Fault } from './fault.ts';
import { rules } from './rules.ts';

/** Mistakes in reading statuses and messages, and in telling what is gone. */
export const sweepFaults = {
  'one absence trusted': () => ({ timing: { ...rules.timing, absentTimes: 1 } }),

  'what an incomplete sweep does not show, taken for ended': () => ({
    concludeSweep: async (database, claim, swept, ...rest) => {
      const { absent } = compare(claim, swept);
      if (swept.mode !== 'single' && !swept.complete && absent.length > 0) {
        const { db } = database;
        await db.updateTable('ticket').set({ group_id: null }).where('id', 'in', absent).execute();
      }
      return rules.concludeSweep(database, claim, swept, ...rest);
    },
  }),

  'the cursor of the last call': () => ({
    collect: async (claim, deps) => {
      const collected = await rules.collect(claim, deps);
      const { ahead } = collected.cursors;
      return { ...collected, cursors: { cursor: ahead, ahead } };
    },
  }),

  'a read mark taken for the status': () => ({
    collect: async (claim, deps) => {
      const collected = await rules.collect(claim, deps);
      const readings = collected.readings.map((one) =>
        one.complete || one.end !== undefined ? one : { ...one, status: one.messages.length > 0 ? 0 : 1 },
      );
      return { ...collected, readings };
    },
  }),

  'no reading of tickets that the lists do not show': () => ({
    readSingles: (claim, swept, absent, deps) =>
      rules.readSingles(claim, swept, swept.mode === 'single' ? absent : [], deps),
  }),

  'no doubt about a ticket that joins': () => ({
    createLinkStore: (database, newId) => {
      const store = rules.createLinkStore(database, newId);
      return {
        ...store,
        create: async (link, ticket) => {
          const created = await store.create(link, ticket);
          await endDoubt(database.db, link.ticket);
          return created;
        },
      };
    },
  }),

  'no look at tickets that are gone': () => ({ lookAtGone: () => Promise.resolve(0) }),
} satisfies Record<string, Fault>;
