import type { UseCaseDeps } from '../deps.ts';
import { sameWords } from '../words/words.ts';

/** Pauses before each look, milliseconds. */
const pauses = [1_000, 3_000, 6_000] as const;

/**
 * Tolerance for the service's clock, milliseconds. Small if the offset is known, because the same words ("any news?")
 * may have been sent before; otherwise as large as the offset the service accepts in signatures.
 */
const slack = { known: 60 * 1000, unknown: 15 * 60 * 1000 } as const;

/** The result of a search; `unknown`: it could not read the messages. */
export type ReplySighting = 'found' | 'absent' | 'unknown';

/** What to look for. */
export interface WantedReply {
  /** The reply's own key. */
  readonly key: string;
  readonly ticket: string;
  readonly text: string;
  /** When it was first sent, by our clock and, if known, by the service's; epoch milliseconds. */
  readonly since: number;
  readonly serviceSince: number | undefined;
}

/**
 * Checks whether a reply reached a ticket although no clear answer came. Messages matched to other replies are ignored.
 * If the same text is there from an earlier time by the service's clock, but within the possible clock error, the
 * result is `unknown`.
 */
export async function lookForReply(deps: Deps, wanted: WantedReply): Promise<ReplySighting> {
  let last: ReplySighting = 'unknown';
  for (const pause of pauses) {
    await deps.sleep(pause);
    try {
      last = await look(deps, wanted);
      if (last === 'found') return last;
    } catch (error) {
      deps.log.warn({ err: error, ticket: wanted.ticket }, 'cannot look up a reply');
      last = 'unknown';
    }
  }
  return last;
}

type Deps = Pick<UseCaseDeps, 'service' | 'replies' | 'sleep' | 'log'>;

async function look(
  { service, replies }: Deps,
  { key, ticket, text, since, serviceSince: known }: WantedReply,
): Promise<ReplySighting> {
  const sent = await replies.sent(ticket);
  // The feed has shown it, or an earlier attempt got a clear answer.
  if (sent.some((reply) => reply.id === key)) return 'found';
  const messages = await service.messages(ticket);
  const from = known ?? since;
  const times = messages.flatMap(({ author, at, isDescription, text: said }) => {
    const isOurs = author === 'customer' && isDescription !== true && sameWords(said, text);
    return isOurs && at !== undefined && at >= from - slack.unknown ? [at] : [];
  });
  const others = sent.filter((other) => other.at >= from - slack.unknown && sameWords(other.text, text));
  if (times.length <= others.length) return 'absent';
  return Math.max(...times) >= from - (known === undefined ? slack.unknown : slack.known) ? 'found' : 'unknown';
}
