import type { Sandbox } from '../support/sandbox.ts';
import { add, compare, sound, type Verdict } from './judge.ts';
import { readSpot, tokens } from './spots.ts';
import type { Followed } from './traffic.ts';

/** What the ticket service has, beside what people read in Slack. */
export interface Account {
  readonly updates: number;
  /** Updates at the spots where they are followed, cards included. */
  readonly deliveries: number;
  readonly verdict: Verdict;
  /** Tickets at spots where they were announced as deleted, canceled or changed although they were not, or did not go on. */
  readonly falselyEnded: number;
  /** Each fault in words, for the search of its cause. */
  readonly faults: readonly string[];
}

/**
 * Every message and status of the ticket service stands once at every spot of its ticket, in its order; each spot has one
 * card, which shows the present status. Replies from Slack are told as soon as the bot knows that they arrived, so they have
 * no order; and each of them was typed once, so it is in the ticket service at most once. No ticket ends: each has the last
 * news of its ticket, and none is announced as gone.
 */
export function balance(sandbox: Sandbox, followed: readonly Followed[], firstStatus: string): Account {
  let [updates, deliveries, falselyEnded, verdict] = [0, 0, 0, sound];
  const faults: string[] = [];
  const judge = (what: string, expected: readonly string[], seen: readonly string[]) => {
    const found = compare(expected, seen);
    verdict = add(verdict, found);
    if (found.lost + found.doubled + found.disordered > 0) {
      faults.push(`${what}: ${JSON.stringify(found)}\n  expected ${expected.join(' ')}\n  seen     ${seen.join(' ')}`);
    }
  };
  for (const { id, spots, statuses } of followed) {
    const texts = sandbox.tickets.get(id).messages.map(({ text }) => text);
    const news = texts.flatMap((text) => tokens(text, 'news'));
    const replies = texts.flatMap((text) => tokens(text, 'reply')).sort();
    updates += news.length + replies.length + statuses.length;
    judge(`${id}, replies that were sent`, [...new Set(replies)], replies);
    for (const spot of spots) {
      const shown = readSpot(sandbox, spot);
      const where = `${id} in ${spot.channel} ${spot.thread ?? ''}`;
      deliveries += news.length + replies.length + statuses.length + 1;
      judge(`${where}, card`, [statuses.at(-1) ?? firstStatus], shown.cards);
      judge(`${where}, news`, news, shown.news);
      judge(`${where}, replies`, replies, [...shown.replies].sort());
      judge(`${where}, statuses`, statuses, shown.statuses);
      const stopped = !shown.news.includes(news.at(-1) ?? '');
      if (stopped || shown.untrue.length > 0) {
        falselyEnded += 1;
        faults.push(`${where}: ${stopped ? 'did not go on' : 'falsely announced'} ${shown.untrue.join(' ')}`);
      }
    }
  }
  return { updates, deliveries, verdict, falselyEnded, faults };
}
