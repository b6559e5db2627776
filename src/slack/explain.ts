import { WebAPIPlatformError } from '@slack/web-api';
import type { TextKey, Texts } from '../locales/index.ts';
import { DeskError } from '../tickets/errors.ts';
import { isServiceFailure } from '../tickets/failures.ts';
import type { ServiceFailure, TroubleKind } from '../tickets/ports.ts';
import { FileFetchError } from './files.ts';
import { oneLine } from './blocks/clean.ts';
import { sizeText } from './blocks/size-text.ts';
import { cut } from './blocks/text.ts';

/**
 * Says in plain words what happened, what it means and what to do next. The result may hold foreign words (the ticket
 * service's own message), so whoever shows it as mrkdwn escapes it.
 */
export function explain(failure: unknown, texts: Texts): string {
  if (failure instanceof DeskError) return texts(`errors.desk.${failure.code}`, details(failure));
  if (isServiceFailure(failure)) return explainService(failure, texts);
  if (failure instanceof FileFetchError) return texts('errors.file');
  if (failure instanceof WebAPIPlatformError)
    return texts(slackKey(failure.data.error), { code: code(failure.data.error) });
  return texts('errors.unknown');
}

/** Known codes of the ticket service and of the way to it, from its list of errors. */
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

/** What an admin can mend, without the names that only admins know: those are in `/ticket status`. */
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
};

function explainService(failure: ServiceFailure, texts: Texts): string {
  if (failure.ambiguous) return texts('errors.service.unclear');
  if (failure.notFound) return texts('errors.service.not-found');
  if (failure.trouble !== undefined) return texts(troubleTexts[failure.trouble.kind]);
  const known = /^http-5\d\d$/.test(failure.code) ? 'errors.service.down' : serviceTexts[failure.code];
  if (known !== undefined) return texts(known);
  return texts('errors.service.refused', { code: code(failure.code), message: cut(oneLine(ownWords(failure)), 300) });
}

/** The service's own words, where the failure keeps them apart from the technical message (`OsmError`). */
function ownWords(failure: ServiceFailure): string {
  return 'detail' in failure && typeof failure.detail === 'string' ? failure.detail : failure.message;
}

function slackKey(error: string): TextKey {
  return slackTexts[error] ?? 'errors.slack.other';
}

function details({ detail }: DeskError): Record<string, string | number> {
  // A text may name a detail that this refusal does not have; a missing value would be an error of its own.
  const values: Record<string, string | number> = {
    ...{ name: '', count: 1, limit: 0, length: 0, known: 'no', minutes: 0, status: 0 },
    ...{ size: 'none', types: 'none', role: 'none', own: 'no' },
  };
  for (const [key, value] of Object.entries(detail)) values[key] = typeof value === 'string' ? oneLine(value) : value;
  return typeof values.size === 'number' ? { ...values, size: sizeText(values.size) } : values;
}

/** Codes are short words; anything else that stands in their place (an HTML page, say) is not shown. */
function code(found: string): string {
  return /^[\w.-]{1,60}$/.test(found) ? found : 'unknown';
}
