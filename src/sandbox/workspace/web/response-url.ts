import { z } from 'zod';
import { SlackError } from '../error.ts';
import { publishResponse } from '../conversation/respond.ts';
import type { Workspace } from '../workspace.ts';
import type { Incoming } from './body.ts';
import { jsonReply, type Reply } from './reply.ts';
import { underFault, type Handled } from './under-fault.ts';

const body = z.record(z.string(), z.unknown());

/** Receives what the app posts to a response_url: JSON, or a form with `payload`. */
export async function handleResponseUrl(ws: Workspace, incoming: Incoming): Promise<Reply> {
  const at = ws.now();
  let args: Readonly<Record<string, unknown>> = {};
  const { reply, outcome } = await underFault(ws, 'response_url', () => {
    const target = ws.responseUrls.use(incoming.url.pathname.split('/').at(-1) ?? '');
    if (typeof target === 'string') return refused(target, 404);
    const parsed = body.safeParse(parse(incoming));
    if (!parsed.success) return refused('invalid_payload', 400);
    args = parsed.data;
    try {
      publishResponse(ws, target, args);
      return { reply: jsonReply({ ok: true }), outcome: 'ok' };
    } catch (error) {
      if (error instanceof SlackError) return refused(error.code, 400, error.details);
      throw error;
    }
  });
  ws.requests.add({ at, method: 'response_url', args, outcome });
  return reply;
}

function refused(error: string, status: number, details: Readonly<Record<string, unknown>> = {}): Handled {
  return { reply: jsonReply({ ok: false, error, ...details }, status), outcome: error };
}

function parse(incoming: Incoming): unknown {
  const text = incoming.body.toString('utf8');
  try {
    return JSON.parse(text.startsWith('payload=') ? (new URLSearchParams(text).get('payload') ?? '') : text);
  } catch {
    return undefined;
  }
}
