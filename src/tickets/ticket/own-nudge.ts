import type { UseCaseDeps } from '../deps.ts';
import type { Claim } from '../once-only.ts';
import type { Actor } from '../roles/roles.ts';

/** Entries of a ticket's log that are read: a ticket has a few dozen. */
const max = 100;

/** The log's times may be whole seconds. */
const second = 1000;

/**
 * Whether an earlier attempt, which had no certain answer, nudged the ticket: the service's log has a nudge since then, and it is
 * nobody else's who nudged through this app. The attempt may have come as far as to record it. A nudge shows nowhere else. False
 * where that cannot be read.
 */
export async function isOwnNudge(
  { audit, inLanguage, log }: Pick<UseCaseDeps, 'audit' | 'inLanguage' | 'log'>,
  { id: person, language }: Actor,
  id: string,
  { startedAt, serviceStartedAt }: Pick<Claim, 'startedAt' | 'serviceStartedAt'>,
): Promise<boolean> {
  try {
    const { entries } = await inLanguage(language).areas.log.list(id, { offset: 0, limit: max });
    const since = (serviceStartedAt() ?? startedAt) - second;
    if (!entries.some(({ kind, at }) => kind === 'urged' && at !== undefined && at >= since)) return false;
    const last = await audit.lastDone(id, 'urge');
    return last === undefined || last.at < startedAt || last.actor === person;
  } catch (error) {
    log.warn({ err: error, ticket: id }, 'cannot check the outcome of an action');
    return false;
  }
}
