import { readBody } from '../contract/read-body.ts';
import { readParameters, type Parameters } from '../contract/read-parameters.ts';
import type { Operation } from '../contract/operations.ts';
import type { Route } from '../contract/route.ts';
import { FileAnswer, type Call } from '../operations/call.ts';
import { handlerOf } from '../operations/table.ts';
import { parseZone } from '../operations/time.ts';
import type { Habits } from '../habits.ts';
import type { Credential } from '../options.ts';
import type { Context } from '../state/context.ts';
import { userId } from '../state/seed.ts';
import { fileAnswer, type Downloads } from './downloads.ts';
import { badParameter, notPublished } from './refusal.ts';
import { header, jsonAnswer, type GatewayRequest, type WireAnswer } from './request.ts';

/** Carries out an operation for an authenticated caller. */
export type Execute = (route: Route, request: GatewayRequest, caller: Credential) => WireAnswer;

/** The operations that an account may lack. */
const feedOperations = ['listNewInstantMessages', 'listUnreadNewInstantMessages', 'listMoreInstantMessages'];

export function createExecute(context: Context, downloads: Downloads): Execute {
  return ({ operation, path }, request, caller) => {
    const { habits } = context.settings;
    const feedless = habits.feed === 'missing' || habits.feedAbsentFor.includes(caller.domainId);
    if (feedless && feedOperations.includes(operation.id)) throw notPublished();
    const { query, headers } = request;
    const parameters = readParameters(operation, { path, query, headers });
    const body = readBody(operation, header(request, 'content-type'), request.body);
    const call: Call = {
      ...callerOf(context, caller),
      context,
      parameters,
      sent: query.map(([name]) => name),
      body,
      group: groupOf(operation, parameters, body),
      language: String(parameters['X-Language']).toLowerCase().startsWith('en') ? 'en' : 'zh',
      zone: zoneOf(String(parameters['X-Time-Zone'] ?? 'GMT+8')),
      downloadUrl: (id) => downloads.urlOf(request.origin, id),
    };
    const answer = handlerOf(operation.id)(call);
    if (request.method !== 'GET') context.changes += 1;
    const problem = breach(operation, answer);
    if (problem !== undefined) throw new Error(`The answer of ${operation.id} breaks the contract: ${problem}`);
    if (answer instanceof FileAnswer) return fileAnswer(answer);
    const given = withEmptyLists(answer, habits.emptyLists);
    return jsonAnswer(200, operation.answersCode ? { ...successOf(habits.success), ...given } : given);
  };
}

function breach({ answer: promised }: Operation, answer: object): string | undefined {
  const kind = answer instanceof FileAnswer ? 'bytes' : 'json';
  if (kind !== promised.kind) return `it is ${kind}, not ${promised.kind}`;
  return kind === 'json' ? promised.check(answer) : undefined;
}

function callerOf(context: Context, { domainId, user }: Credential) {
  const account = context.world.accounts.get(domainId);
  const found = account?.users.find(({ id }) => id === userId(user.domain, user.name));
  if (account === undefined || found === undefined) throw new Error(`No account ${domainId} for a known credential.`);
  return { account, user: found };
}

function groupOf({ takesGroup }: Operation, parameters: Parameters, body: unknown): Call['group'] {
  if (!takesGroup) return 'no-place';
  const id = parameters.group_id ?? parameters.groupId ?? (body as { group_id?: string } | undefined)?.group_id;
  return typeof id === 'string' ? { id } : undefined;
}

function zoneOf(header: string): number {
  const zone = parseZone(header);
  if (zone === undefined) throw badParameter('X-Time-Zone must have the form GMT+8');
  return zone;
}

/** Empty top-level lists of an answer, in the form set by the habit. */
function withEmptyLists(answer: object, form: Habits['emptyLists']): object {
  const entries: [string, unknown][] = Object.entries(answer);
  if (form === 'list') return answer;
  const leavesOut = form === 'absent' && entries.some(([name, value]) => /count$/i.test(name) && value === 0);
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (!isEmpty(value) ? [[name, value]] : leavesOut ? [] : [[name, null]])),
  );
}

const successValues = { empty: '', zero: 0, 'zero-text': '0', null: null } as const;

/** The form of this field in a successful answer is not documented. */
function successOf(form: Habits['success']): object {
  return form === 'absent' ? {} : { error_code: successValues[form], error_msg: form === 'null' ? null : '' };
}
