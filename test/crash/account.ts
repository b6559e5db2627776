import type { Sandbox } from '../support/sandbox.ts';
import { add, compare, sound, type Verdict } from './judge.ts';
import { readSpot, tokens } from './spots.ts';
import type { Followed } from './traffic.ts';

/** What the ticket service contains, compared with what people read in Slack. */
export interface Account {
  readonly updates: number;
  /** Updates in the places where they are followed, including cards. */
  readonly deliveries: number;
  readonly verdict: Verdict;
  /** Tickets reported as deleted, canceled or changed although they were not, or whose updates stopped. */
  readonly falselyEnded: number;
  /** A description of each fault, to help find its cause. */
  readonly faults: readonly string[];
}

/**
 * Every message and status of the ticket service appears once in every place that follows its ticket, in order; each
 * place has one card, which shows the current status. Replies from Slack are posted as soon as the bot knows that they
 * arrived, so they have no order; each was typed once, so it is in the ticket service at most once. No ticket ends:
 * each place has the latest update, and no ticket is reported as gone.
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
