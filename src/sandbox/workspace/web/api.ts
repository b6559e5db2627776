import { requireScope } from '../conversation/access.ts';
import { SlackError } from '../error.ts';
import { methods } from '../methods/index.ts';
import type { Result } from '../methods/method.ts';
import type { Workspace } from '../workspace.ts';
import { callArguments } from './arguments.ts';
import { bearer, type Incoming } from './body.ts';
import { jsonReply, type Reply } from './reply.ts';
import { authenticate } from './tokens.ts';
import { tooMany, underFault, type Handled } from './under-fault.ts';

/** Answers a Web API call and adds it to the request log, without its token. */
export async function handleApi(ws: Workspace, name: string, incoming: Incoming): Promise<Reply> {
  const at = ws.now();
  let args: Readonly<Record<string, unknown>> = {};
  const { reply, outcome } = await underFault(ws, name, () => {
    try {
      const { token, ...rest } = callArguments(incoming);
      args = rest;
      const result = call(ws, name, bearer(incoming) ?? (typeof token === 'string' ? token : undefined), rest);
      return answered({ ok: true, ...result }, 'ok', ws);
    } catch (error) {
      return refused(error, ws);
    }
  });
  ws.requests.add({ at, method: name, args, outcome });
  return reply;
}

function call(ws: Workspace, name: string, token: string | undefined, args: Readonly<Record<string, unknown>>): Result {
  const method = methods.get(name);
  if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
  const kind = authenticate(token, { bot: ws.settings.botToken, app: ws.settings.appToken }, ws.tokens);
  if (kind !== method.token) throw new SlackError('not_allowed_token_type');
  if (kind === 'bot') requireScope(ws, ...method.scopes);
  return method.call(ws, args);
}

function refused(error: unknown, ws: Workspace): Handled {
  if (!(error instanceof SlackError))
    return answered({ ok: false, error: 'internal_error' }, `internal_error: ${String(error)}`, ws);
  const { retryAfter, ...details } = error.details;
  if (error.code === 'ratelimited') return { reply: tooMany(Number(retryAfter)), outcome: error.code };
  return answered({ ok: false, error: error.code, ...details }, error.code, ws);
}

function answered(body: unknown, outcome: string, ws: Workspace): Handled {
  const scopes = ws.settings.scopes === undefined ? undefined : [...ws.settings.scopes].join(',');
  return { reply: jsonReply(body, 200, scopes === undefined ? {} : { 'x-oauth-scopes': scopes }), outcome };
}
