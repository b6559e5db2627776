import { randomBytes } from 'node:crypto';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Logger } from 'pino';
import type { TextKey, Texts } from '../../locales/index.ts';
import { DomainError, type DomainErrorCode } from '../../tickets/errors.ts';
import { isServiceFailure } from '../../tickets/failures.ts';
import type { ServiceFailure, TroubleKind } from '../../tickets/ports.ts';
import { FileFetchError } from '../files.ts';
import { cut, oneLine, sizeText } from '../text/cut.ts';
import { foreign, unmarked } from '../text/document.ts';
import { restartedWords, TriggerExpired, NotKept } from './resumed.ts';
import { causeCode, neverSent } from './outcome.ts';
import type { SlackContext } from './context.ts';

/** What is known about the request that failed. */
export interface About {
  readonly isReadOnly?: boolean | undefined;
  readonly words?: string | undefined;
}

/**
 * Explains what happened, what it means, and what to do next. Foreign parts (the ticket service's message, file names) are
 * marked.
 * @param about `isReadOnly`: the request made no change, so there is nothing to check; `words`: the request in the person's words
 */
export function explain(failure: unknown, texts: Texts, { isReadOnly = false, words }: About = {}): string {
  const mayBeDone = isReadOnly ? 'look' : 'yes';
  if (failure instanceof DomainError) return texts(`errors.desk.${failure.code}`, details(failure));
  if (failure instanceof TriggerExpired) return restartedWords(words, 'ask', texts);
  if (failure instanceof NotKept) return texts('errors.not-kept');
  if (isServiceFailure(failure)) return explainService(failure, texts);
  if (failure instanceof FileFetchError) return texts('errors.file');
  if (failure instanceof WebAPIRateLimitedError) return texts('errors.slack.busy', { seconds: failure.retryAfter });
  if (failure instanceof WebAPIPlatformError) return explainSlack(failure.data.error, texts, mayBeDone);
  if (failure instanceof WebAPIHTTPError) return texts('errors.slack.down', { sent: mayBeDone });
  if (failure instanceof WebAPIRequestError)
    return texts('errors.slack.down', { sent: neverSent.has(causeCode(failure.original) ?? '') ? 'no' : mayBeDone });
  return texts('errors.unknown');
}

/** Known error codes of the ticket service (from its error list), of the API gateway, and of our client. */
const serviceTexts: Readonly<Record<string, TextKey>> = {
  'OSM.0002': 'errors.service.credentials',
  'OSM.0003': 'errors.service.forbidden',
  'OSM.01010002': 'errors.service.forbidden',
  'OSM.01010003': 'errors.service.credentials',
  'OSM.01010005': 'errors.service.attachments',
  'OSM.01010006': 'errors.service.severity',
  'OSM.01010007': 'errors.service.create-forbidden',
  'OSM.01010008': 'errors.service.cc',
  'OSM.01010009': 'errors.service.plan',
  'OSM.01010010': 'errors.service.unverified',
  'APIGW.0301': 'errors.service.credentials',
  'APIGW.0101': 'errors.service.address',
  'APIGW.0201': 'errors.service.too-large',
  'APIGW.0308': 'errors.service.busy',
  'http-429': 'errors.service.busy',
  busy: 'errors.busy',
  'OSM.0004': 'errors.service.down',
  'circuit-open': 'errors.service.down',
  timeout: 'errors.service.down',
  network: 'errors.service.down',
  unreachable: 'errors.service.down',
  'unreadable-answer': 'errors.service.down',
  'broken-answer': 'errors.service.down',
  'empty-answer': 'errors.service.down',
  'answer-too-large': 'errors.service.down',
  'body-too-large': 'errors.service.too-large',
};

/** Problems that an admin can fix, without names that only admins know; `/ticket status` shows those. */
const troubleTexts: Readonly<Record<TroubleKind, TextKey>> = {
  clock: 'errors.service.clock',
  key: 'errors.service.credentials',
  'access-key': 'errors.service.credentials',
  'secret-key': 'errors.service.credentials',
  'key-locked': 'errors.service.credentials',
  'temporary-key': 'errors.service.credentials',
  token: 'errors.service.login',
  login: 'errors.service.login',
  'login-password': 'errors.service.login',
  'login-domain': 'errors.service.login',
  'login-project': 'errors.service.login',
  'login-locked': 'errors.service.login',
  address: 'errors.service.address',
  foreign: 'errors.service.foreign',
  redirect: 'errors.service.foreign',
  proxy: 'errors.service.proxy',
  tls: 'errors.service.tls',
  'tls-untrusted': 'errors.service.tls',
  'tls-expired': 'errors.service.tls',
  'tls-name': 'errors.service.tls',
};

const slackTexts: Readonly<Record<string, TextKey>> = {
  not_in_channel: 'errors.slack.channel',
  channel_not_found: 'errors.slack.channel',
  is_archived: 'errors.slack.archived',
  missing_scope: 'errors.slack.scope',
  expired_trigger_id: 'errors.slack.trigger',
  trigger_expired: 'errors.slack.trigger',
  exchanged_trigger_id: 'errors.slack.trigger',
  invalid_trigger_id: 'errors.slack.trigger',
  trigger_exchanged: 'errors.slack.trigger',
  no_permission: 'errors.slack.scope',
  is_inactive: 'errors.slack.archived',
  team_access_not_granted: 'errors.slack.organization',
  ekm_access_denied: 'errors.slack.organization',
  enterprise_is_restricted: 'errors.slack.organization',
  invalid_auth: 'errors.sign-in',
  not_authed: 'errors.sign-in',
  account_inactive: 'errors.sign-in',
  token_revoked: 'errors.sign-in',
  token_expired: 'errors.sign-in',
  not_allowed_token_type: 'errors.sign-in',
  org_login_required: 'errors.sign-in',
};

/** After one of these errors, the call may still have had an effect. */
const slackFailed = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);

/** Slack's codes for rate limits, which come without a wait time. */
const slackLimits = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

function explainSlack(error: string, texts: Texts, mayBeDone: 'look' | 'yes'): string {
  if (slackLimits.has(error)) return texts('errors.slack.busy', { seconds: 30 });
  // Slack's client reports a body that isn't JSON (a proxy's page, for example) as the error code.
  if (slackFailed.has(error) || code(error) === 'unknown') return texts('errors.slack.down', { sent: mayBeDone });
  if (error.startsWith('restricted_action')) return texts('errors.slack.restricted');
  return texts(slackTexts[error] ?? 'errors.slack.other', { code: error });
}

function explainService(failure: ServiceFailure, texts: Texts): string {
  if (failure.ambiguous) return texts('errors.service.unclear');
  if (failure.notFound) return texts('errors.service.not-found');
  if (failure.trouble !== undefined) return texts(troubleTexts[failure.trouble.kind]);
  const known = /^http-5\d\d$/.test(failure.code) ? 'errors.service.down' : serviceTexts[failure.code];
  if (known !== undefined) return texts(known);
  const message = foreign(cut(oneLine(ownWords(failure)), 300));
  return texts('errors.service.refused', { code: code(failure.code), message });
}

/** The service's own message, if the failure keeps it apart from the technical message (`OsmError`). */
function ownWords(failure: ServiceFailure): string {
  return 'detail' in failure && typeof failure.detail === 'string' ? failure.detail : failure.message;
}

/** Details that contain foreign text; the others select a wording. */
const somebodys = new Set(['name', 'types', 'id']);

function details({ detail }: DomainError): Record<string, string | number> {
  // Defaults for details that a text may use but this refusal doesn't have: formatting a text with a missing value throws.
  const values: Record<string, string | number> = {
    ...{ name: '', count: 1, limit: 0, length: 0, known: 'no', minutes: 0, status: 0 },
    ...{ size: 'none', types: 'none', role: 'none', own: 'no' },
  };
  for (const [key, value] of Object.entries(detail)) {
    const isForeign = typeof value === 'string' && somebodys.has(key);
    values[key] = isForeign ? foreign(oneLine(value)) : value;
  }
  return typeof values.size === 'number' ? { ...values, size: sizeText(values.size) } : values;
}

/** Codes are short words; anything else in their place (an HTML page, for example) isn't shown. */
function code(found: string): string {
  return /^[\w.-]{1,60}$/.test(found) ? found : 'unknown';
}

/** Refusals without an ID: no admin needs to look them up in the log. */
const refusals: ReadonlySet<DomainErrorCode> = new Set<DomainErrorCode>(['no-access', 'role-changed']);

/**
 * The description of a failure. `plain` is for places without formatting. Unless it is a refusal, it ends with the ID that is
 * also in the log.
 */
export interface Failure {
  readonly id: string;
  /** One of our own texts; foreign parts are marked. */
  readonly text: string;
  readonly plain: string;
}

interface Deps {
  readonly texts: Texts;
  readonly log: Logger;
}

/**
 * Records that a request failed or may have failed, so that no other process runs it again, and describes the failure as
 * `describeFailure` does.
 * @throws TakenOver if another process runs the request and answers it
 */
export async function reportFailure(
  deps: Deps & Pick<SlackContext, 'noteFailure'>,
  failure: unknown,
  facts: Readonly<Record<string, unknown>>,
  about: About = {},
): Promise<Failure> {
  await deps.noteFailure();
  return describeFailure(deps, failure, facts, about);
}

/**
 * Logs a failure under a new short ID and describes it. Called directly if the failure is already recorded, or if the request was
 * carried out anyway.
 * @param facts context for the log; must not contain people's texts or secrets
 */
export function describeFailure(
  { texts, log }: Deps,
  failure: unknown,
  facts: Readonly<Record<string, unknown>>,
  about: About = {},
): Failure {
  const id = randomBytes(4).toString('hex');
  // A refusal is an answer, not a fault.
  const level = failure instanceof DomainError ? 'info' : 'error';
  log[level]({ err: failure, failure: id, ...facts }, 'a request from a person failed');
  const isPlain = failure instanceof DomainError && refusals.has(failure.code);
  const words = explain(failure, texts, about);
  const text = isPlain ? words : `${words} ${texts('errors.quote', { id })}`;
  return { id, plain: unmarked(text), text };
}
