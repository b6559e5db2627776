import { afterAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { pollingOf } from '../../src/store/polling.ts';
import { createAccessLoop } from '../../src/updates/access-loop.ts';
import type { TicketEvent } from '../../src/tickets/ticket/events.ts';
import { claimAccessCards, finishAccessCard } from '../../src/updates/access-cards.ts';
import { remindOfEnds } from '../../src/updates/access-reminder.ts';
import { compareRequests } from '../../src/updates/access.ts';
import { freeCalls } from '../../src/updates/budget.ts';
import { chargeCalls } from '../../src/updates/throttle.ts';
import { liveStates } from '../../src/tickets/ticket/authorization.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { until } from '../support/sandbox.ts';
import { isMissingOperation, MissingOperation } from './fake-service.ts';
import { createApprovalStore } from '../../src/store/access-approvals.ts';
import { moveLink, pauseLink } from '../../src/store/pause-link.ts';
import { createWorld } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const isAccess = ({ kind }: TicketEvent) => ['access', 'authorization', 'access-ending'].includes(kind);

describe.each(databases())('requests for access on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const followed = async () => {
    const w = createWorld(await engine.open());
    w.service.add('1');
    w.service.change('1', { authorizations: [] });
    await w.link('1', 'C1');
    // The first whole reading is where news begins.
    await w.attend('1');
    await w.run(3 * minute);
    const look = async () =>
      compareRequests(w.database, { live: await w.service.accessRequests(liveStates), now: w.now() });
    const ask = (state: number) => w.service.change('1', { authorizations: [{ id: 'A', state }] });
    const told = () => w.poster.shown.flatMap(({ post }) => post.events).filter(isAccess);
    return { w, look, ask, told };
  };

  it('are told soon after a look at the account finds them, each state once', async () => {
    const { w, look, ask, told } = await followed();
    expect(await look()).toBe(0);
    for (const [number, state] of [0, 1, 3].entries()) {
      ask(state);
      expect(await look()).toBe(1);
      await w.run(minute);
      expect(told()).toHaveLength(number + 1);
      expect(await look()).toBe(0);
    }
    await w.run(3 * minute);
    expect(told()).toHaveLength(3);
  });

  it('are told also where they end before anything was noted of them since', async () => {
    const { w, look, ask, told } = await followed();
    ask(0);
    await look();
    await w.run(minute);
    ask(1);
    await look();
    await w.run(minute);
    ask(3);
    await look();
    await w.run(minute);
    expect(told()).toHaveLength(3);
  });

  it('are looked for again where the reading that was to tell them failed', async () => {
    const { w, look, ask, told } = await followed();
    ask(0);
    w.service.failWith(new Error('500'), 'show');
    expect(await look()).toBe(1);
    await w.run(minute);
    w.service.failWith(undefined);
    expect(await look()).toBe(1);
    await w.run(minute);
    expect(told()).toHaveLength(1);
  });

  it("of tickets that nobody follows are nobody's business", async () => {
    const { w, look } = await followed();
    w.service.add('2');
    w.service.change('2', { authorizations: [{ id: 'B', state: 0 }] });
    expect(await look()).toBe(0);
  });

  it('are looked for within the budget of calls, which that uses', async () => {
    const { w } = await followed();
    let turns = 0;
    const now = () => {
      turns += 1;
      return w.now();
    };
    const charge = (calls: number) =>
      w.database.db.transaction().execute((trx) => chargeCalls(trx, calls, { now: w.now(), timing: w.timing }));
    const free = async () => freeCalls((await pollingOf(w.database.db)).free_at, w.now(), w.timing);
    const looks = () => w.service.calls.filter((call) => call === 'access').length;
    w.wait(5 * minute);
    const all = await free();
    await charge(all);
    const timing = { ...w.timing, idle: 5 };
    const log = pino({ level: 'silent' });
    const deps = { owner: 'a', service: w.service, isMissingOperation, timing, now, log };
    const loop = createAccessLoop({ ...deps, database: w.database, onNews: () => undefined });
    loop.start();
    await until(() => turns > 10, 'some turns of the loop');
    expect(looks()).toBe(0);
    w.wait(5 * minute);
    await until(() => looks() === 1, 'a look');
    await loop.stop();
    const used = all - (await free());
    expect(used).toBeGreaterThanOrEqual(liveStates.length);
    // Half a call may be lost to rounding.
    expect(used).toBeLessThanOrEqual(liveStates.length + 1);
  });

  it('are looked for again after an hour where the account has them not, and then more seldom', async () => {
    const { w } = await followed();
    const looks = () => w.service.calls.filter((call) => call === 'access').length;
    w.service.failWith(new MissingOperation(), 'access');
    let turns = 0;
    const now = () => {
      turns += 1;
      return w.now();
    };
    const loop = createAccessLoop({
      ...{ owner: 'a', database: w.database, service: w.service, isMissingOperation, now },
      timing: { ...w.timing, idle: 5 },
      log: pino({ level: 'silent' }),
      onNews: () => undefined,
    });
    const quiet = async () => {
      const before = turns;
      await until(() => turns > before + 10, 'some turns of the loop');
    };
    loop.start();
    await until(() => looks() === 1, 'a first look');
    for (const [hours, expected] of [
      [0.9, 1],
      [0.2, 2],
      [1.9, 2],
      [0.2, 3],
    ] as const) {
      w.wait(hours * hour);
      await until(() => looks() === expected, `look ${expected}`);
      await quiet();
      expect(looks()).toBe(expected);
    }
    await loop.stop();
  });

  describe('have a card of their own', () => {
    const asked = async () => {
      const deps = await followed();
      const { w, look } = deps;
      const turn = () => ({ now: w.now(), timing: w.timing });
      /** Draws the cards that are due; answers how many. */
      const draw = async () => {
        const signal = new AbortController().signal;
        const claims = await claimAccessCards(w.database, turn(), 16);
        for (const claim of claims) {
          const posted = await w.poster.editAccessCard(claim.card, signal);
          await finishAccessCard(w.database, claim, posted, { now: w.now(), timing: w.timing, random: () => 0.5 });
        }
        return claims.length;
      };
      const change = async (state: number, endsAt?: number) => {
        w.service.change('1', { authorizations: [{ id: 'A', state, endsAt }] });
        await look();
        await w.run(minute);
      };
      const cardTs = () => w.poster.shown.find(({ post }) => post.events[0]?.kind === 'access')?.ts ?? '';
      return { ...deps, draw, change, cardTs };
    };

    it('alone in its message and in order, whatever else was due', async () => {
      const { w, look, ask } = await asked();
      w.service.say('1', 'before');
      ask(0);
      await look();
      await w.poll();
      w.service.say('1', 'after');
      await w.poll();
      await w.run(minute);
      const kinds = w.poster.shown.map(({ post }) => post.events.map(({ kind }) => kind).join());
      expect(kinds).toEqual(['linked', 'message', 'access', 'message']);
    });

    it('posted once where the answer got lost, and then edited', async () => {
      const { w, draw, change, cardTs } = await asked();
      w.poster.meet('post', 'lost');
      await change(0);
      await w.run(3 * minute);
      expect(w.poster.shown.filter(({ post }) => post.events[0]?.kind === 'access')).toHaveLength(1);
      expect(await draw()).toBe(1);
      await change(2);
      expect(await draw()).toBe(1);
      expect(w.poster.accessCards.get(cardTs())).toMatchObject({ state: 2 });
      await w.run(hour);
      expect(await draw()).toBe(0);
    });

    it('drawn again where there was news while it was drawn, or the drawing failed', async () => {
      const { w, draw, change, cardTs } = await asked();
      await change(0);
      await change(1, w.now() + hour);
      w.poster.meet('edit', { outcome: 'failed', reason: 'http_500' });
      expect(await draw()).toBe(1);
      expect(w.poster.accessCards.size).toBe(0);
      w.wait(minute);
      const [claim] = await claimAccessCards(w.database, { now: w.now(), timing: w.timing }, 1);
      await change(5);
      if (claim === undefined) throw new Error('no claim');
      const context = { now: w.now(), timing: w.timing, random: () => 0.5 };
      await finishAccessCard(w.database, claim, { outcome: 'posted', ts: cardTs() }, context);
      w.wait(minute);
      expect(await draw()).toBe(1);
      expect(w.poster.accessCards.get(cardTs())).toMatchObject({ state: 5 });
    });

    it('counted down, with a reminder, and over when its time is, whatever the service says', async () => {
      const { w, look, told, draw, change } = await asked();
      await change(0);
      await change(1, w.now() + hour + minute);
      expect(await draw()).toBe(1);
      expect(await draw()).toBe(0);
      w.wait(30 * minute);
      expect(await draw()).toBe(1);
      const remind = () => remindOfEnds(w.database, { now: w.now(), before: 10 * minute });
      expect(await remind()).toBe(0);
      w.wait(20 * minute);
      for (const time of ['first', 'second']) expect([time, await remind()]).toEqual([time, 1]);
      await w.run(minute);
      expect(told().map(({ kind }) => kind)).toEqual(['access', 'authorization', 'access-ending']);
      w.wait(15 * minute);
      expect(await remind()).toBe(0);
      expect(await look()).toBe(1);
      await w.run(minute);
      expect(told().at(-1)).toMatchObject({ kind: 'authorization', authorization: { state: 3 }, from: 'granted' });
      expect(await look()).toBe(0);
      const files = await w.database.db.selectFrom('file').select(['attachment', 'state']).execute();
      expect(files).toEqual([{ attachment: 'access-log:A', state: 'pending' }]);
    });

    it('with no log where nobody was let in', async () => {
      const { w, change } = await asked();
      await change(0);
      await change(4);
      expect(await w.database.db.selectFrom('file').selectAll().execute()).toEqual([]);
    });

    it('that waits while the link is suspended, and comes again where it moves to', async () => {
      const { w, draw, change } = await asked();
      await change(0);
      const link = present((await w.links.ofTicket('1'))[0]);
      const { db } = w.database;
      await db
        .transaction()
        .execute((trx) => pauseLink(trx, link, { reason: 'is_archived', isWholeChannel: false }, w.now()));
      await change(1, w.now() + 2 * hour);
      expect(await draw()).toBe(0);
      await db.transaction().execute((trx) => moveLink(trx, { id: link.id, channel: 'C2', at: w.now() }));
      await w.run(minute);
      expect(w.poster.words('C2')).toEqual(['linked', 'access', 'authorization']);
    });

    it('that says who approved, whose thread hears of the first of two approvals once', async () => {
      const { w, draw, change } = await asked();
      await change(0);
      const store = createApprovalStore(w.database);
      const approval = { by: 'U1', at: w.now(), from: 1, until: 2 };
      const authorization = { id: 'A', state: 0 };
      const news = { id: 'x', ticket: '1', at: 1, kind: 'access-approved' as const, authorization, by: 'U1' };
      await store.add('A', approval, news);
      await store.add('A', { ...approval, until: 3 }, news);
      await w.run(minute);
      expect(w.poster.words('C1')).toEqual(['linked', 'access', 'access-approved']);
      expect(await draw()).toBe(1);
      expect(await store.of('A')).toMatchObject([{ by: 'U1', until: 3 }]);
    });

    it('that is looked at again while a second approval is awaited, and drawn without one that is withdrawn', async () => {
      const { w, draw, change } = await asked();
      await change(0);
      const store = createApprovalStore(w.database);
      const key = 'A';
      const approval = { by: 'U1', at: w.now(), from: 1, until: 2 };
      await store.add(key, approval);
      expect(await draw()).toBe(1);
      expect(await draw()).toBe(0);
      w.wait(w.timing.approverInterval);
      expect(await draw()).toBe(1);

      w.wait(w.timing.spacing);
      await store.withdraw(key, { ...approval, at: approval.at - 1 }, w.now());
      expect(await store.of('A')).toMatchObject([approval]);
      expect(await draw()).toBe(0);
      await store.withdraw(key, approval, w.now());
      expect(await store.of('A')).toEqual([]);
      expect(await draw()).toBe(1);
      w.wait(w.timing.approverInterval);
      expect(await draw()).toBe(0);
    });

    it('that keeps by which way somebody approved, also where they change their mind', async () => {
      const { w } = await asked();
      const store = createApprovalStore(w.database);
      const approval = { by: 'U1', at: 1, from: 1, until: 2 };
      for (const way of [{ credential: true }, { agency: 'G1' }, {}]) {
        await store.add('A', { ...approval, ...way });
        expect(await store.of('A')).toEqual([{ ...approval, ...way }]);
      }
    });
  });
});
