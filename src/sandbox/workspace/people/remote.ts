import { z } from 'zod';
import { ControlError } from '../error.ts';
import type { WorkspaceControl } from '../control.ts';
import type { Incoming } from '../web/body.ts';
import { jsonReply, type Reply } from '../web/reply.ts';
import type { ControlHandler } from '../web/server.ts';

const request = z.object({ method: z.string(), args: z.array(z.unknown()).default([]) });

/**
 * Control calls over HTTP: `POST /_control {"method": "type", "args": ["maya", "#support", "/ticket help"]}` returns
 * `{ok: true, result}` or `{ok: false, error}`. For this machine only: the Host must be a loopback name, as must the
 * origin of a calling page; the JSON content type requires a preflight in browsers.
 */
export function createRemoteControl(control: WorkspaceControl): ControlHandler {
  const methods = new Map<string, unknown>(Object.entries(control));
  methods.delete('waitFor');
  return async (incoming) => {
    const origin = incoming.headers.origin;
    if (!isLoopback(`http://${incoming.headers.host ?? ''}`) || (origin !== undefined && !isLoopback(origin))) {
      return jsonReply({ ok: false, error: 'forbidden' }, 403);
    }
    const cors = origin === undefined ? {} : allow(origin);
    if (incoming.method === 'OPTIONS') return { status: 204, headers: cors, body: '' };
    return run(methods, incoming, cors);
  };
}

async function run(
  methods: ReadonlyMap<string, unknown>,
  incoming: Incoming,
  cors: Readonly<Record<string, string>>,
): Promise<Reply> {
  const json = incoming.headers['content-type']?.startsWith('application/json') === true;
  const parsed = request.safeParse(json ? parse(incoming.body) : undefined);
  if (!parsed.success) return jsonReply({ ok: false, error: 'expected JSON {method, args}' }, 400, cors);
  const method = methods.get(parsed.data.method);
  if (typeof method !== 'function')
    return jsonReply({ ok: false, error: `no method ${parsed.data.method}` }, 404, cors);
  try {
    const result: unknown = await Reflect.apply(method, undefined, parsed.data.args);
    return jsonReply({ ok: true, result: result ?? null }, 200, cors);
  } catch (error) {
    const known = error instanceof ControlError;
    return jsonReply({ ok: false, error: known ? error.message : `bad arguments: ${String(error)}` }, 400, cors);
  }
}

function allow(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-headers': 'content-type',
    'access-control-allow-methods': 'POST',
    vary: 'origin',
  };
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
