import { isTicketId } from '../checks.ts';
import { may, type Actor } from '../roles/roles.ts';
import { provisionalId } from './create-privately.ts';
import type { Audience, Channels, KeptFacts, PrivacyStore } from './ports.ts';
import { canSee, isPrivate, seesAll, type VisibilityMode } from './rule.ts';

/** Who sees which ticket and channel. Everything that shows one asks here; nothing else decides. */
export interface Visibility {
  readonly mode: VisibilityMode;
  /** Whether the person sees every ticket, so that no lookups or filters are needed. */
  seesAll(actor: Actor): boolean;
  /** @param typed an invalid number counts as visible: the method that receives it reports the error */
  sees(actor: Actor, typed: string): Promise<boolean>;
  /**
   * The items whose ticket the person sees, in their order; the number of queries does not depend on the number of
   * items.
   */
  visible<Item>(actor: Actor, items: readonly Item[], about: (item: Item) => Named): Promise<readonly Item[]>;
  /** The items whose channel the person may know of: public ones, and those they are a member of. */
  known<Item>(actor: Actor, items: readonly Item[], channelOf: (item: Item) => string): Promise<readonly Item[]>;
  /** The channels that others can read, too: everybody in the workspace, or other organizations. */
  openAmong(channels: readonly string[]): Promise<readonly string[]>;
  /** Which of these tickets are private, by number: they are not posted to channels that follow new tickets. */
  privateAmong(tickets: readonly Named[]): Promise<ReadonlySet<string>>;
  /** Who will be able to read a private ticket once it is linked in a channel; undefined: nobody new. */
  readersIn(ticket: string, channel: string): Promise<Readers | undefined>;
}

/** A ticket's number, and its description if at hand: until the number is known here, the mark is on the text. */
export interface Named {
  readonly id: string;
  readonly description?: string | undefined;
}

/** Everybody in the workspace, people from other organizations, or both. */
export type Readers = 'everyone' | 'organizations' | 'both';

export interface VisibilityDeps {
  readonly mode: VisibilityMode;
  readonly privacy: Pick<PrivacyStore, 'facts'>;
  readonly channels: Channels;
}

type TicketFacts = KeptFacts & { readonly id: string };

/** Number of parallel channel lookups. */
const together = 8;

/**
 * Applies `canSee` to what the store and Slack know. Slack is asked only if the answer depends on it: never for people
 * who see everything, and for memberships only if no other rule applies.
 */
export function createVisibility({ mode, privacy, channels }: VisibilityDeps): Visibility {
  const isUnlimited = ({ role }: Actor) => may(role, 'view') && (mode === 'account' || seesAll(role));
  const audiencesOf = (named: readonly string[]) => each(named, (channel) => channels.audience(channel));

  /** The stored facts of each ticket, under its number or, while that is unknown, under its text. */
  async function factsOf(tickets: readonly Named[]): Promise<readonly TicketFacts[]> {
    const wishes = tickets.flatMap(({ description }) =>
      description === undefined ? [] : [provisionalId(description)],
    );
    const kept = await privacy.facts([...new Set([...tickets.map(({ id }) => id), ...wishes])]);
    return tickets.map(({ id, description }) => {
      const { opener, markedBy, channels: places = [] } = kept.get(id) ?? {};
      const wish = description === undefined ? undefined : kept.get(provisionalId(description));
      if (wish?.markedBy === undefined || opener !== undefined) return { id, opener, markedBy, channels: places };
      return { id, opener: wish.markedBy, markedBy: wish.markedBy, channels: places };
    });
  }

  async function seen(actor: Actor, tickets: readonly Named[]): Promise<ReadonlySet<string>> {
    const all = await factsOf(tickets);
    // In the mode `channels`, it does not matter who else can read the channel.
    const unclear = all.filter(({ opener, markedBy }) => mode === 'private' && !markedBy && opener !== actor.id);
    const audiences = await audiencesOf(unclear.flatMap((facts) => facts.channels));
    const judge = (facts: TicketFacts, members: ReadonlyMap<string, boolean>) =>
      canSee(mode, {
        role: actor.role,
        isOpener: facts.opener === actor.id,
        // Add the owner here, once tickets have one.
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
      // In the mode `channels`, a ticket without links is visible only to its opener.
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

/** Looks up each channel once, several in parallel. */
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
