import { describe, expect, it } from '@jest/globals';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { unmarked } from '../../../src/slack/text/foreign.ts';
import { explain } from '../../../src/slack/interaction/explain.ts';
import { checkFiles } from '../../../src/tickets/ticket/attachments.ts';
import { DeskError, type DeskErrorCode } from '../../../src/tickets/errors.ts';
import { forbidden } from '../../../src/tickets/roles/permit.ts';
import type { FileSource, TroubleKind } from '../../../src/tickets/ports.ts';
import { file } from '../../tickets/support/desk.ts';
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
    [new DeskError('urged-recently', { known: 'yes', minutes: 12 }), /too early.*12 minutes ago/],
    [new DeskError('urged-recently'), /too early.*in the console/],
    [service('OSM.01010015', { notFound: true }), /no such ticket/],
    [service('OSM.01010015', { groupless: true, detail: 'not exist' }), /It says: “not exist”/],
    [new DeskError('colleagues-ticket', { id: '1' }), /does not offer this for a ticket that a colleague opened/],
    [service('timeout'), /cannot be reached .* nothing was done/],
    [service('timeout', { ambiguous: true }), /not certain whether this was done/],
    [service('http-503'), /cannot be reached/],
    [trouble('foreign'), /Something other than Huawei Cloud answered/],
    [trouble('redirect'), /Something other than Huawei Cloud answered/],
    [trouble('foreign', { ambiguous: true }), /not certain whether this was done/],
    [service('circuit-open'), /cannot be reached/],
    [service('APIGW.0301'), /rejected this app's access key.*\/ticket status/],
    [trouble('clock'), /clock is wrong.*\/ticket status/],
    [trouble('login-project'), /rejected this app's login/],
    [trouble('tls-untrusted'), /no secure connection.*Nothing was sent/],
    [trouble('proxy'), /A proxy keeps this app/],
    [service('APIGW.0308'), /busy/],
    [service('OSM.01010099', { detail: 'The  moon\nis <full>.' }), /It says: “The moon is <full>\.” \(OSM\.01010099\)/],
    [service('<html>'.repeat(99)), /\(unknown\)/],
    [slack('not_in_channel'), /\/invite/],
    [slack('expired_trigger_id'), /try again/],
    [slack('something_new'), /\(something_new\)/],
    [slack('<html>a proxy</html>'), /^Slack did not answer properly, so check whether/],
    [slack('internal_error'), /^Slack did not answer properly/],
    [slack('invalid_trigger_id'), /the form could not be opened\. Nothing was done/],
    [slack('message_limit_exceeded'), /^Slack is limiting this app, so nothing was done\. Try again in 30 seconds/],
    [slack('restricted_action_read_only_channel'), /settings of that channel/],
    [slack('missing_scope'), /lacks a permission/],
    [slack('ekm_access_denied'), /^Your organization/],
    [slack('invalid_auth'), /cannot sign in to Slack/],
    [new WebAPIRateLimitedError(7), /^Slack is limiting this app, so nothing was done\. Try again in 7 seconds\.$/],
    [new WebAPIHTTPError(503, 'Unavailable', {}, ''), /^Slack did not answer properly, so check whether this was done/],
    [new WebAPIRequestError(new Error('fetch failed')), /^Slack did not answer properly/],
    [
      new WebAPIRequestError(new Error('x', { cause: Object.assign(new Error('y'), { code: 'ECONNREFUSED' }) })),
      /^Slack cannot be reached, so nothing was done\. Try again in a minute\.$/,
    ],
    [new TypeError('x is undefined'), /inside the app/],
    ['a thrown text', /inside the app/],
    [undefined, /inside the app/],
    [new DeskError('text-too-long', { field: 'text', limit: 2000, length: 2001 }), /2,000 characters are allowed/],
    [forbidden('delete'), /^Your role does not allow this, so nothing was done\. It is for admins\. Ask/],
    [forbidden('finish-any', { own: 'yes' }), /It is for operators, and for whoever began it here\./],
    [new DeskError('forbidden'), /nothing was done\. Ask an admin/],
    [new DeskError('unknown-person'), /^Slack did not say who you are/],
    [new DeskError('file-count', { limit: 1 }), /1 is allowed/],
    [refusalOf(file('a.iso', 4_000_000)), /^The file a\.iso is too large; 2 MB are allowed\./],
    [refusalOf(file('a.txt', 4_000_000), file('b.txt', 4_000_000)), /^The files a\.txt, b\.txt are too large/],
    [refusalOf(file('a.exe')), /the type of a\.exe; it takes iso, txt\./],
  ])('%s', (failure, expected) => {
    expect(unmarked(explain(failure, texts))).toMatch(expected);
    expect(explain(failure, texts)).not.toMatch(/OSM_|osm\.example|canary/);
  });

  it('has words for every refusal of the desk, also without details', () => {
    const codes: readonly DeskErrorCode[] = [
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
    for (const code of codes) expect(explain(new DeskError(code), texts)).toMatch(/^[A-Z].+\.$/);
  });
});
