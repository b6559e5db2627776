import { isTicketId } from '../checks.ts';
import { may, type Actor } from '../roles/roles.ts';
import { wishOf } from './opened-private.ts';
import type { Audience, Channels, KeptFacts, PrivacyStore } from './ports.ts';
import { canSee, isPrivate, seesAll, type VisibilityMode } from './rule.ts';

/** Who sees which ticket and which channel: everything that shows one asks here, and nothing else decides. */
export interface Visibility {
  readonly mode: VisibilityMode;
  /** Whether the person sees every ticket, so that nothing has to be looked up or left out. */
  seesAll(actor: Actor): boolean;
  /** @param typed what is no ticket's number is seen: whoever takes it says what is wrong with it */
  sees(actor: Actor, typed: string): Promise<boolean>;
  /** Those of the items whose ticket the person sees, in their order; the same number of queries for any number of them. */
  visible<Item>(actor: Actor, items: readonly Item[], about: (item: Item) => Named): Promise<readonly Item[]>;
  /** Those of the items whose channel the person may know of: public ones, and those that the person is in. */
  known<Item>(actor: Actor, items: readonly Item[], channelOf: (item: Item) => string): Promise<readonly Item[]>;
  /** Those of the channels that others can read too: everybody in the workspace, or other organizations. */
  openAmong(channels: readonly string[]): Promise<readonly string[]>;
  /** Which of these tickets are private, by their numbers: channels that follow new tickets are not told of them. */
  privateAmong(tickets: readonly Named[]): Promise<ReadonlySet<string>>;
  /** Who will read a ticket that is for some only, once it is linked in a channel; undefined: nobody else than so far. */
  readersIn(ticket: string, channel: string): Promise<Readers | undefined>;
}

/** A ticket's number, and its description where that is at hand: until its number is known here, a wish has its words only. */
export interface Named {
  readonly id: string;
  readonly description?: string | undefined;
}

/** Everybody in the workspace, people of other organizations, or both. */
export type Readers = 'everyone' | 'organizations' | 'both';

export interface VisibilityParts {
  readonly mode: VisibilityMode;
  readonly privacy: Pick<PrivacyStore, 'facts'>;
  readonly channels: Channels;
}

type TicketFacts = KeptFacts & { readonly id: string };

/** Channels that Slack is asked about at a time. */
const together = 8;

/**
 * Puts the rule of `canSee` on what the store and Slack know. Slack is asked only where the answer depends on it: nothing
 * for those who see all, and memberships only where everything else says no.
 */
export function createVisibility({ mode, privacy, channels }: VisibilityParts): Visibility {
  const isUnlimited = ({ role }: Actor) => may(role, 'view') && (mode === 'account' || seesAll(role));
  const audiencesOf = (named: readonly string[]) => each(named, (channel) => channels.audience(channel));

  /** What is kept of each, under its number, or as long as nobody knows that under its words. */
  async function factsOf(tickets: readonly Named[]): Promise<readonly TicketFacts[]> {
    const wishes = tickets.flatMap(({ description }) => (description === undefined ? [] : [wishOf(description)]));
    const kept = await privacy.facts([...new Set([...tickets.map(({ id }) => id), ...wishes])]);
    return tickets.map(({ id, description }) => {
      const { opener, markedBy, channels: places = [] } = kept.get(id) ?? {};
      const wish = description === undefined ? undefined : kept.get(wishOf(description));
      if (wish?.markedBy === undefined || opener !== undefined) return { id, opener, markedBy, channels: places };
      return { id, opener: wish.markedBy, markedBy: wish.markedBy, channels: places };
    });
  }

  async function seen(actor: Actor, tickets: readonly Named[]): Promise<ReadonlySet<string>> {
    const all = await factsOf(tickets);
    // Whom a channel's audience can help: in the mode `channels` it is no matter who else can read it.
    const unclear = all.filter(({ opener, markedBy }) => mode === 'private' && !markedBy && opener !== actor.id);
    const audiences = await audiencesOf(unclear.flatMap((facts) => facts.channels));
    const judge = (facts: TicketFacts, members: ReadonlyMap<string, boolean>) =>
      canSee(mode, {
        role: actor.role,
        isOpener: facts.opener === actor.id,
        // Here goes whoever a ticket belongs to, once tickets have an owner.
        isOwner: false,
        isMarked: facts.markedBy !== undefined,
        channels: facts.channels.map((channel) => ({
          isPrivate: audiences.get(channel)?.isPrivate ?? true,
          isMember: members.get(channel) ?? false,
        })),
      });
    const left = all.filter((facts) => !judge(facts, new Map()));
    const places = left.flatMap((facts) => facts.channels);
    const members = await each(places, (channel) => channels.isMember(channel, actor.id));
    return new Set(all.filter((facts) => judge(facts, members)).map(({ id }) => id));
  }

  return {
    mode,
    seesAll: isUnlimited,
    async sees(actor, typed) {
      const id = typed.trim();
      if (!may(actor.role, 'view')) return false;
      return isUnlimited(actor) || !isTicketId(id) || (await seen(actor, [{ id }])).has(id);
    },
    async visible(actor, items, about) {
      if (!may(actor.role, 'view')) return [];
      if (isUnlimited(actor) || items.length === 0) return items;
      const ids = await seen(actor, items.map(about));
      return items.filter((item) => ids.has(about(item).id));
    },
    async known(actor, items, channelOf) {
      if (!may(actor.role, 'view')) return [];
      if (isUnlimited(actor)) return items;
      const named = items.map(channelOf);
      const audiences = await audiencesOf(named);
      const isOpen = (channel: string) => audiences.get(channel)?.isPrivate === false;
      const closed = named.filter((channel) => !isOpen(channel));
      const members = await each(closed, (channel) => channels.isMember(channel, actor.id));
      return items.filter((item) => isOpen(channelOf(item)) || members.get(channelOf(item)) === true);
    },
    async openAmong(named) {
      const audiences = await audiencesOf(named);
      return named.filter((channel) => readersOf(audiences.get(channel)) !== undefined);
    },
    async privateAmong(tickets) {
      if (mode === 'account' || tickets.length === 0) return new Set();
      const all = await factsOf(tickets);
      const audiences = await audiencesOf(all.flatMap((facts) => facts.channels));
      return new Set(all.filter((facts) => isPrivateBy(facts, audiences)).map(({ id }) => id));
    },
    async readersIn(ticket, channel) {
      if (mode === 'account') return undefined;
      const [facts] = await factsOf([{ id: ticket }]);
      if (facts === undefined || facts.channels.includes(channel)) return undefined;
      const audiences = await audiencesOf([channel, ...facts.channels]);
      // In the mode `channels`, a ticket that is linked nowhere is for its opener only.
      const isForSome = isPrivateBy(facts, audiences) || (mode === 'channels' && facts.channels.length === 0);
      return isForSome ? readersOf(audiences.get(channel)) : undefined;
    },
  };
}

function isPrivateBy({ markedBy, channels }: KeptFacts, audiences: ReadonlyMap<string, Audience>): boolean {
  const places = channels.map((channel) => ({ isPrivate: audiences.get(channel)?.isPrivate ?? true }));
  return isPrivate({ isMarked: markedBy !== undefined, channels: places });
}

function readersOf(audience: Audience | undefined): Readers | undefined {
  if (audience === undefined || audience.isUnknown === true) return 'both';
  if (audience.isShared) return audience.isPrivate ? 'organizations' : 'both';
  return audience.isPrivate ? undefined : 'everyone';
}

/** Looks each channel up once, some at a time. */
async function each<Value>(
  named: readonly string[],
  look: (channel: string) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const all = [...new Set(named)];
  const found = new Map<string, Value>();
  for (let at = 0; at < all.length; at += together) {
    const some = all.slice(at, at + together);
    const values = await Promise.all(some.map(async (channel) => [channel, await look(channel)] as const));
    for (const [channel, value] of values) found.set(channel, value);
  }
  return found;
}
