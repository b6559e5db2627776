import { describe, expect, it } from '@jest/globals';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { explain } from '../../../src/slack/interaction/explain.ts';
import { unmarked } from '../../../src/slack/text/document.ts';
import { checkFiles } from '../../../src/tickets/ticket/attachments.ts';
import { DomainError, type DomainErrorCode } from '../../../src/tickets/errors.ts';
import { forbidden } from '../../../src/tickets/roles/permit.ts';
import type { FileSource, TroubleKind } from '../../../src/tickets/ports.ts';
import { file } from '../../tickets/support/use-cases.ts';
import { texts } from '../harness.ts';

const service = (code: string, more: object = {}) =>
  Object.assign(new Error('GET /v2/x failed'), { code, ambiguous: false, notFound: false, ...more });
/** A failure that an admin can mend; none of what names it to them is for all. */
const trouble = (kind: TroubleKind, more: object = {}) =>
  service('x', { trouble: { kind, host: 'osm.example', check: ['OSM_SECRET_KEY'], detail: 'canary' }, ...more });
const slack = (error: string) => new WebAPIPlatformError({ ok: false, error });

/** What the check says of files, where only small ones of two types are taken. */
function refusalOf(...files: readonly FileSource[]): unknown {
  try {
    checkFiles(files, { count: 5, size: 2 * 1024 * 1024, types: ['iso', 'txt'] });
    return;
  } catch (error) {
    return error;
  }
}

describe('explain', () => {
  it.each<[unknown, RegExp]>([
    [new DomainError('urged-recently', { known: 'yes', minutes: 12 }), /^Already nudged 12 minutes ago/],
    [new DomainError('urged-recently'), /^Already nudged in the console/],
    [service('OSM.01010015', { notFound: true }), /can't find that ticket/],
    [service('OSM.01010015', { groupUnknown: true, detail: 'not exist' }), /refused this: “not exist”/],
    [new DomainError('colleagues-ticket', { id: '1' }), /only for the person who opened the ticket/],
    [service('timeout'), /can't be reached .* Nothing was done/],
    [service('timeout', { ambiguous: true }), /may have gone through\. Check the ticket/],
    [service('http-503'), /can't be reached/],
    [trouble('foreign'), /Something other than Huawei Cloud answered/],
    [trouble('redirect'), /Something other than Huawei Cloud answered/],
    [trouble('foreign', { ambiguous: true }), /may have gone through\. Check the ticket/],
    [service('circuit-open'), /can't be reached/],
    [service('APIGW.0301'), /rejected this app's access key.*\/ticket status/],
    [trouble('clock'), /clock is wrong.*\/ticket status/],
    [trouble('login-project'), /rejected this app's login/],
    [trouble('tls-untrusted'), /no secure connection.*Nothing was sent/],
    [trouble('proxy'), /A proxy blocks this app/],
    [service('APIGW.0308'), /busy/],
    [
      service('OSM.01010099', { detail: 'The  moon\nis <full>.' }),
      /refused this: “The moon is <full>\.” \(OSM\.01010099\)/,
    ],
    [service('<html>'.repeat(99)), /\(unknown\)/],
    [slack('not_in_channel'), /\/invite/],
    [slack('expired_trigger_id'), /Try again/],
    [slack('something_new'), /\(something_new\)/],
    [slack('<html>a proxy</html>'), /^Slack gave no clear answer\. Check whether/],
    [slack('internal_error'), /^Slack gave no clear answer/],
    [slack('invalid_trigger_id'), /took too long to open the form\. Nothing was done/],
    [slack('message_limit_exceeded'), /^Slack is limiting this app\. Nothing was done\. Try again in 30 seconds/],
    [slack('restricted_action_read_only_channel'), /channel's settings/],
    [slack('missing_scope'), /lacks a Slack permission/],
    [slack('ekm_access_denied'), /^Your organization/],
    [slack('invalid_auth'), /can't connect to Slack/],
    [new WebAPIRateLimitedError(7), /^Slack is limiting this app\. Nothing was done\. Try again in 7 seconds\.$/],
    [new WebAPIHTTPError(503, 'Unavailable', {}, ''), /^Slack gave no clear answer\. Check whether this was done/],
    [new WebAPIRequestError(new Error('fetch failed')), /^Slack gave no clear answer/],
    [
      new WebAPIRequestError(new Error('x', { cause: Object.assign(new Error('y'), { code: 'ECONNREFUSED' }) })),
      /^Slack can't be reached\. Nothing was done\. Try again in a minute\.$/,
    ],
    [new TypeError('x is undefined'), /broke on our side/],
    ['a thrown text', /broke on our side/],
    [undefined, /broke on our side/],
    [new DomainError('text-too-long', { field: 'text', limit: 2000, length: 2001 }), /2,000 characters are allowed/],
    [forbidden('delete'), /^Only admins can do this\. Ask/],
    [forbidden('finish-any', { own: 'yes' }), /^Only operators and the person who started this can do this\./],
    [new DomainError('forbidden'), /^Your role doesn't allow this\. Ask an admin/],
    [new DomainError('unknown-person'), /^Slack didn't say who you are/],
    [new DomainError('file-count', { limit: 1 }), /1 is allowed/],
    [refusalOf(file('a.iso', 4_000_000)), /^The file a\.iso is too large; up to 2 MB is allowed\./],
    [refusalOf(file('a.txt', 4_000_000), file('b.txt', 4_000_000)), /^The files a\.txt, b\.txt are too large/],
    [refusalOf(file('a.exe')), /files like a\.exe; allowed types: iso, txt\./],
  ])('%s', (failure, expected) => {
    expect(unmarked(explain(failure, texts))).toMatch(expected);
    expect(explain(failure, texts)).not.toMatch(/OSM_|osm\.example|canary/);
  });

  it('has words for every refusal of the use cases, also without details', () => {
    const codes: readonly DomainErrorCode[] = [
      'forbidden',
      'invalid-input',
      'not-found',
      'in-progress',
      'uncertain',
      'file-count',
      'file-size',
      'file-type',
      'text-too-long',
      'text-empty',
      'rating-empty',
      'finished',
      'abuse-unclear',
      'urged-recently',
      'agreement-unsigned',
      'code-unclear',
      'code-untried',
      'parameters-empty',
    ];
    for (const code of codes) expect(explain(new DomainError(code), texts)).toMatch(/^[A-Z].+\.$/);
  });
});
