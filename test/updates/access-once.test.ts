import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openDatabase } from '../../src/store/database.ts';
import { pauseLink } from '../../src/store/pause-link.ts';
import { liveStates } from '../../src/tickets/ticket/authorization.ts';
import { claimAccessCards, finishAccessCard } from '../../src/updates/access-cards.ts';
import { compareRequests } from '../../src/updates/access.ts';
import { post } from '../../src/updates/deliver.ts';
import type { Fate } from './fake-poster.ts';
import { createWorld, type World } from './world.ts';

const channels = ['C1', 'C2'];

/** What happens next. A process that dies leaves what it claimed, after its call or before it. */
type Step =
  | { readonly do: 'state'; readonly state: number }
  | { readonly do: 'look' | 'draw' | 'suspend' | 'resume' }
  | { readonly do: 'run'; readonly ms: number }
  | { readonly do: 'die'; readonly at: 'post' | 'edit'; readonly called: boolean }
  | { readonly do: 'meet'; readonly kind: 'post' | 'find' | 'edit'; readonly fate: Fate };

const fate = fc.constantFrom<Fate>(
  'lost',
  'dropped',
  { outcome: 'failed', reason: 'http_500' },
  { outcome: 'throttled', retryAfter: 5_000 },
);
const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ do: fc.constant('state'), state: fc.constantFrom(0, 1, 2, 3, 5, 6) }),
  fc.record({ do: fc.constantFrom('look', 'draw', 'suspend', 'resume') }),
  fc.record({ do: fc.constant('run'), ms: fc.constantFrom(1_000, 20_000, 90_000) }),
  fc.record({ do: fc.constant('die'), at: fc.constantFrom('post', 'edit'), called: fc.boolean() }),
  fc.record({ do: fc.constant('meet'), kind: fc.constantFrom('post', 'find', 'edit'), fate }),
);

const signal = new AbortController().signal;

async function look(w: World): Promise<void> {
  const live = await w.service.accessRequests(liveStates);
  await compareRequests(w.database, { live, now: w.now() });
}

const claimCards = (w: World) => claimAccessCards(w.database, { now: w.now(), timing: w.timing }, 1);

async function draw(w: World): Promise<void> {
  for (let [claim] = await claimCards(w); claim !== undefined; [claim] = await claimCards(w)) {
    const posted = await w.poster.editAccessCard(claim.card, signal);
    await finishAccessCard(w.database, claim, posted, { now: w.now(), timing: w.timing, random: () => 0.5 });
  }
}

async function die(w: World, at: 'post' | 'edit', called: boolean): Promise<void> {
  if (at === 'edit') {
    const [claim] = await claimCards(w);
    if (claim !== undefined && called) await w.poster.editAccessCard(claim.card, signal);
    return;
  }
  const claim = await w.claimDelivery();
  if (claim?.step === 'post' && called) await post(claim, w.poster, signal);
}

async function take(w: World, one: Step): Promise<void> {
  const [link] = await w.links.ofTicket('1');
  switch (one.do) {
    case 'state': {
      w.service.change('1', { authorizations: [{ id: 'A', state: one.state }] });
      return;
    }
    case 'look':
      return look(w);
    case 'draw':
      return draw(w);
    case 'run':
      return w.run(one.ms);
    case 'die':
      return die(w, one.at, one.called);
    case 'meet': {
      w.poster.meet(one.kind, one.fate);
      return;
    }
    case 'suspend': {
      const refusal = { reason: 'is_archived', isWholeChannel: false };
      if (link !== undefined)
        await w.database.db.transaction().execute((trx) => pauseLink(trx, link, refusal, w.now()));
      return;
    }
    case 'resume':
      if (link !== undefined) await w.links.resume(link.id, w.now());
  }
}

/** All calls go well in the end, and all that is due happens. */
async function rest(w: World): Promise<void> {
  for (const { id } of await w.links.ofTicket('1')) await w.links.resume(id, w.now());
  for (let round = 0; round < 4; round += 1) {
    await look(w);
    await w.run(90_000);
    await draw(w);
  }
}

/** What is not as promised in a channel. */
function faultsIn({ poster }: World, channel: string, state: number): readonly string[] {
  const posts = poster.shown.filter((one) => one.channel === channel);
  const ids = posts.flatMap(({ post: { events } }) => events.map(({ id }) => id));
  const cards = posts.filter(({ post: { events } }) => events.some(({ kind }) => kind === 'access'));
  const [card] = cards;
  // A card is drawn from what is known when it is posted.
  const first = card?.post.snapshot.authorizations?.[0]?.state;
  const shown = poster.accessCards.get(card?.ts ?? '')?.state ?? first;
  return [
    ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `${id} was told twice`),
    ...(cards.length === 1 ? [] : [`there are ${cards.length} cards`]),
    ...(card?.post.events.length === 1 ? [] : ['the card is not alone in its message']),
    ...(shown === state ? [] : [`the card shows ${shown} instead of ${state}`]),
  ];
}

describe('the card of a request for access', () => {
  it('is in each thread once and shows the last state in the end, whatever calls and processes meet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const w = createWorld(await openDatabase('file::memory:'));
        w.service.add('1');
        w.service.change('1', { authorizations: [] });
        for (const channel of channels) await w.link('1', channel);
        await w.attend('1');
        // The first whole reading is where news begins.
        await w.run(180_000);
        const asked: Step = { do: 'state', state: 0 };
        await take(w, asked);
        await look(w);
        // What is over before anybody saw it has no card: from here on it is known, and still to be told.
        await w.poll();
        for (const one of steps) await take(w, one);
        await rest(w);
        const states = [asked, ...steps].flatMap((one) => (one.do === 'state' ? [one.state] : []));
        const faults = channels.flatMap((channel) => faultsIn(w, channel, states.at(-1) ?? 0));
        await w.database.close();
        expect(faults).toEqual([]);
      }),
      { numRuns: 15, seed: 4 },
    );
  }, 60_000);
});
