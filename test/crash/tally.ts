import type { Sandbox } from '../support/sandbox.ts';

/** What happened to the bot's calls, on both sides. */
export interface Tally {
  readonly calls: number;
  /** Calls without an answer, or with a late one, whether carried out or not. */
  readonly lostReplies: number;
  /** Those of them that Slack carried out. */
  readonly acceptedUnseen: number;
  readonly throttled: number;
  readonly serverErrors: number;
  /** Searches for a post that may have arrived. */
  readonly lookUps: number;
}

/**
 * The servers store only their latest calls, so they are counted often. @returns a function that stops it and returns
 * the sums
 */
export function startTally({ workspace, tickets }: Sandbox): () => Tally {
  const sums = { calls: 0, lostReplies: 0, acceptedUnseen: 0, throttled: 0, serverErrors: 0, lookUps: 0 };
  const total = () => Object.values(workspace.stats().calls).reduce((sum, count) => sum + count, 0);
  let known = total();

  const count = () => {
    const now = total();
    const fresh = now === known ? [] : workspace.requests().slice(-(now - known));
    known = now;
    for (const { method, outcome } of fresh) {
      sums.calls += 1;
      if (/drop|timeout|late/.test(outcome)) sums.lostReplies += 1;
      if (/drop-after|late/.test(outcome)) sums.acceptedUnseen += 1;
      if (outcome === 'ratelimited') sums.throttled += 1;
      if (outcome === 'fault: 500') sums.serverErrors += 1;
      if (method === 'conversations.replies' || method === 'conversations.history') sums.lookUps += 1;
    }
    for (const { status } of tickets.requests().entries) {
      sums.calls += 1;
      if (status === 0) sums.lostReplies += 1;
      if (status === 429) sums.throttled += 1;
      if (status >= 500) sums.serverErrors += 1;
    }
    tickets.resetRequests();
  };

  const timer = setInterval(count, 500);
  return () => {
    clearInterval(timer);
    count();
    return sums;
  };
}
