import type { Database } from '../store/database.ts';
import { queueForLink } from '../store/deliveries.ts';
import { addEvents } from '../store/events.ts';
import { dueFiles, updateFile } from '../store/files.ts';
import { linkOf } from '../store/links.ts';
import { eventId, type FileTrouble, type TicketEvent } from '../tickets/ticket/events.ts';
import { isNotFound } from '../tickets/failures.ts';
import type { Link } from '../tickets/links/link.ts';
import type { TicketService } from '../tickets/ports.ts';
import { backoff } from './backoff.ts';
import { candidates } from './claim.ts';
import { callSignal, covers } from './deliver.ts';
import { maxBytesAsked } from '../tickets/ticket/attachments.ts';
import type { FilePoster, Posted } from './ports.ts';
import { retryAfterOf } from './read-ticket.ts';
import type { Timing, OutcomeContext } from './timing.ts';

/** A file that only this process can post until the claim ends. */
export interface FileClaim {
  readonly seq: number;
  readonly link: Link;
  /** The event that posted the message in the thread. */
  readonly event: string;
  readonly attachment: string;
  readonly name: string;
  readonly most: number;
  readonly attempts: number;
  /** A share call that Slack may have accepted, and when it was made: look for it before anything else. */
  readonly sharing?: { readonly file: string; readonly since: number } | undefined;
  /** When the claim ends, epoch milliseconds. */
  readonly until: number;
}

export interface FileDeps {
  readonly database: Database;
  readonly service: Pick<TicketService, 'download'>;
  readonly poster: FilePoster;
  readonly timing: Timing;
  readonly now: () => number;
  readonly random: () => number;
  /** Aborts the calls in flight. */
  readonly signal: AbortSignal;
}

/**
 * Downloading and uploading can take minutes each, and repeating them does no harm, so the claim need not cover all of
 * it.
 */
const claimLeases = 5;

/** After this many attempts, about ten minutes with the pauses, a file is given up until somebody requests it. */
const maxTries = 8;

/** Claims the file that has waited longest. */
export async function claimFile(
  { db }: Database,
  { now, timing }: { readonly now: number; readonly timing: Timing },
): Promise<FileClaim | undefined> {
  for (const { file, link } of await dueFiles(db, { now, limit: candidates })) {
    const until = now + claimLeases * timing.lease;
    const attempts = file.attempts + 1;
    const { seq, next_at, slack_file, first_try_at } = file;
    if (!(await updateFile(db, { seq, until: next_at }, { next_at: until, attempts }))) continue;
    const known = slack_file !== null && file.state === 'sharing';
    const sharing = known ? { file: slack_file, since: first_try_at ?? now } : undefined;
    return { ...file, event: file.event_id, link: linkOf(link), attempts, sharing, until };
  }
  return undefined;
}

/** How an attempt to post a file ended. */
export type FileResult = 'shared' | 'waiting' | 'given-up' | 'late';

/**
 * Posts a claimed file in its thread: download, upload, share. Only the last step is visible, so only that step is
 * stored before it starts, and looked up if its outcome was unclear. Replies aren't affected.
 */
export async function deliverFile(claim: FileClaim, deps: FileDeps): Promise<FileResult> {
  if (claim.sharing !== undefined) {
    const { file, since } = claim.sharing;
    const found = await deps.poster.find(claim.link, file, since, callSignal(deps));
    if (found.outcome === 'found') return shown(claim, deps);
    if (found.outcome !== 'absent') return put(claim, deps, found, 'sharing');
  }
  const bytes = await fetchBytes(claim, deps);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const uploaded = await deps.poster.upload({ name: claim.name, bytes }, deps.signal);
  if (uploaded.outcome !== 'uploaded') return put(claim, deps, uploaded, 'pending');
  return share(claim, uploaded.id, deps);
}

async function fetchBytes(claim: FileClaim, deps: FileDeps): Promise<Uint8Array | FileResult> {
  try {
    const bytes = await deps.service.download(claim.attachment, claim.most);
    return bytes === 'too-large'
      ? await giveUp(claim, deps, claim.most < maxBytesAsked ? 'large' : 'huge', 'too large')
      : bytes;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    if (isNotFound(error)) return giveUp(claim, deps, 'gone', reason);
    const retryAfter = retryAfterOf(error);
    const trouble =
      retryAfter === undefined ? { outcome: 'failed' as const, reason } : { outcome: 'throttled' as const, retryAfter };
    return put(claim, deps, trouble, 'pending');
  }
}

async function share(claim: FileClaim, file: string, deps: FileDeps): Promise<FileResult> {
  const { database, poster, timing, now } = deps;
  const until = now() + timing.lease;
  const state = { state: 'sharing', slack_file: file, first_try_at: now(), next_at: until } as const;
  if (!(await updateFile(database.db, claim, state))) return 'late';
  const held = { ...claim, until };
  if (!covers(until, now(), timing)) return 'late';
  const shared = await poster.share(claim.link, { id: file, name: claim.name }, callSignal(deps));
  if (shared.outcome === 'shared') return shown(held, deps);
  return put(held, deps, shared, shared.outcome === 'unclear' ? 'sharing' : 'pending');
}

type Trouble = Exclude<Posted, { readonly outcome: 'posted' }>;

/** Postpones the next attempt. `sharing`: Slack may already show the file, so look for it first. */
async function put(
  claim: FileClaim,
  deps: FileDeps,
  trouble: Trouble,
  state: 'pending' | 'sharing',
): Promise<FileResult> {
  const { database, now } = deps;
  const reason = 'reason' in trouble ? trouble.reason : 'throttled';
  // Slack refuses the app as a whole, not this file: the attempt doesn't count.
  const barred = trouble.outcome === 'barred';
  const last = claim.attempts >= maxTries && !barred;
  if (trouble.outcome === 'refused' || last) return giveUp(claim, deps, 'failed', reason);
  const held = await updateFile(database.db, claim, {
    state,
    ...(state === 'pending' && { slack_file: null }),
    ...(barred && { attempts: claim.attempts - 1 }),
    next_at: now() + pauseAfter(claim, trouble, deps),
    error: reason,
  });
  return held ? 'waiting' : 'late';
}

function pauseAfter(
  { attempts }: FileClaim,
  trouble: Trouble,
  { timing, random }: Pick<OutcomeContext, 'timing' | 'random'>,
): number {
  if (trouble.outcome === 'barred') return timing.maxBackoff;
  const pause = backoff(attempts, timing.maxRetryDelay, random);
  if (trouble.outcome === 'throttled') return trouble.retryAfter + pause;
  return trouble.outcome === 'unclear' ? Math.max(timing.settle, pause) : pause;
}

async function shown(claim: FileClaim, { database }: FileDeps): Promise<FileResult> {
  return (await updateFile(database.db, claim, { state: 'done', error: null })) ? 'shared' : 'late';
}

/** Gives up a file, and queues a message to the thread in the same transaction, so that nobody waits for it. */
async function giveUp(
  claim: FileClaim,
  { database, now }: FileDeps,
  reason: FileTrouble,
  error: string,
): Promise<FileResult> {
  const { seq, link, name, most, event: message } = claim;
  const at = now();
  const { ticket } = link;
  const id = eventId(ticket, `file-left:${seq}:${at}`);
  const event: TicketEvent = { id, ticket, at, kind: 'file-left', name, reason, most, message };
  return database.db.transaction().execute(async (trx) => {
    if (!(await updateFile(trx, claim, { state: 'dead', error }))) return 'late';
    await addEvents(trx, [event], at);
    await queueForLink(trx, event, link.id, at);
    return 'given-up';
  });
}
