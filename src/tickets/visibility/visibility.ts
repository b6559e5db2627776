import { isTicketId } from '../checks.ts';
import { may, type Actor } from '../roles.ts';
import type { Audience, Channels, KeptFacts, PrivacyStore } from './ports.ts';
import { canSee, seesAll, type VisibilityMode } from './rule.ts';

/** Who sees which ticket and which channel: everything that shows one asks here, and nothing else decides. */
export interface Visibility {
  readonly mode: VisibilityMode;
  /** Whether the person sees every ticket, so that nothing has to be looked up or left out. */
  seesAll(actor: Actor): boolean;
  /** @param typed what is no ticket's number is seen: whoever takes it says what is wrong with it */
  sees(actor: Actor, typed: string): Promise<boolean>;
  /** Those of the items whose ticket the person sees, in their order; the same number of queries for any number of them. */
  visible<Item>(actor: Actor, items: readonly Item[], idOf: (item: Item) => string): Promise<readonly Item[]>;
  /** Those of the items whose channel the person may know of: public ones, and those that the person is in. */
  known<Item>(actor: Actor, items: readonly Item[], channelOf: (item: Item) => string): Promise<readonly Item[]>;
}

export interface VisibilityParts {
  readonly account: string;
  readonly mode: VisibilityMode;
  readonly privacy: Pick<PrivacyStore, 'facts'>;
  readonly channels: Channels;
}

/** Channels that Slack is asked about at a time. */
const together = 8;

/**
 * Puts the rule of `canSee` on what the store and Slack know. Slack is asked only where the answer depends on it: nothing
 * for those who see all, and memberships only where everything else says no.
 */
export function createVisibility({ account, mode, privacy, channels }: VisibilityParts): Visibility {
  const isUnlimited = ({ role }: Actor) => may(role, 'view') && (mode === 'account' || seesAll(role));

  async function seen(actor: Actor, tickets: readonly string[]): Promise<ReadonlySet<string>> {
    const kept = await privacy.facts(account, tickets);
    const open = tickets.map((ticket) => ({ ticket, ...(kept.get(ticket) ?? nothingKept) }));
    // Whom a channel's audience could help: in the mode `channels` it is no matter who else can read it.
    const unclear = open.filter(({ opener, isMarked }) => mode === 'private' && !isMarked && opener !== actor.id);
    const audiences = await each(
      unclear.flatMap((facts) => facts.channels),
      (channel) => channels.audience(channel),
    );
    const judge = (facts: KeptFacts, members: ReadonlyMap<string, boolean>) =>
      canSee(mode, factsOf(actor, facts, audiences, members));
    const left = open.filter((facts) => !judge(facts, noMembers));
    const members = await each(
      left.flatMap((facts) => facts.channels),
      (channel) => channels.isMember(channel, actor.id),
    );
    return new Set(open.filter((facts) => judge(facts, members)).map(({ ticket }) => ticket));
  }

  return {
    mode,
    seesAll: isUnlimited,
    async sees(actor, typed) {
      const id = typed.trim();
      if (!may(actor.role, 'view')) return false;
      return isUnlimited(actor) || !isTicketId(id) || (await seen(actor, [id])).has(id);
    },
    async visible(actor, items, idOf) {
      if (!may(actor.role, 'view')) return [];
      if (isUnlimited(actor) || items.length === 0) return items;
      const ids = await seen(actor, [...new Set(items.map(idOf))]);
      return items.filter((item) => ids.has(idOf(item)));
    },
    async known(actor, items, channelOf) {
      if (!may(actor.role, 'view')) return [];
      if (isUnlimited(actor)) return items;
      const named = items.map(channelOf);
      const audiences = await each(named, (channel) => channels.audience(channel));
      const closed = named.filter((channel) => audiences.get(channel)?.isPrivate !== false);
      const members = await each(closed, (channel) => channels.isMember(channel, actor.id));
      return items.filter((item) => {
        const channel = channelOf(item);
        return audiences.get(channel)?.isPrivate === false || members.get(channel) === true;
      });
    },
  };
}

const nothingKept: KeptFacts = { isMarked: false, channels: [] };
const noMembers: ReadonlyMap<string, boolean> = new Map();

/** What was not asked of Slack counts as a private channel in which the person is not. */
function factsOf(
  { id, role }: Actor,
  { opener, isMarked, channels }: KeptFacts,
  audiences: ReadonlyMap<string, Audience>,
  members: ReadonlyMap<string, boolean>,
) {
  return {
    ...{ role, isMarked, isOpener: opener === id },
    // Here goes whoever a ticket belongs to, once tickets have an owner.
    isOwner: false,
    channels: channels.map((channel) => ({
      isPrivate: audiences.get(channel)?.isPrivate ?? true,
      isMember: members.get(channel) ?? false,
    })),
  };
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
