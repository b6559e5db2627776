/**
 * Mistakes toward people that a crash test must find; each reproduces a known kind of fault. They affect the bot from
 * outside, through its calls.
 */
export const mistakes = [
  // A finished key answers a new submission with the number of an old ticket.
  'old-number',
  // "Was sent": the answer of a repeated key for text that was never sent.
  'reply-not-sent',
  // An instruction is acknowledged and lost, and nobody is informed.
  'forgotten',
  // A form or progress message stays unchanged forever.
  'answers-lost',
  // A search with too narrow a window misses what arrived.
  'reply-not-found',
  // An answer without a list counts as an empty list.
  'empty-list',
] as const;

export type Mistake = (typeof mistakes)[number];

export function isPlanted(name: string): name is Mistake {
  return (mistakes as readonly string[]).includes(name);
}

/** How often it happens when it can. */
const share = 0.4;

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** Replaces a call's answer, or changes it; undefined: the call proceeds normally. */
type Twist = (call: Call, genuine: () => Promise<Response>) => Promise<Response> | undefined;

const isCreate = ({ method, path }: Call) => method === 'POST' && path.endsWith('/cases');
const isReply = ({ method, path }: Call) => method === 'POST' && path.endsWith('/message');
const isList = ({ method, path }: Call) => method === 'GET' && path.endsWith('/cases');
const isMessages = ({ method, path }: Call) => method === 'GET' && path.endsWith('/messages');
const isAnswer = ({ path }: Call) =>
  /\/response\/|\/(?:views\.update|chat\.postMessage|chat\.postEphemeral)$/.test(path);

/** Plants the mistake in this process. */
export function plant(mistake: Mistake): void {
  const genuine = globalThis.fetch;
  const twist = twists[mistake]();
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const call = { method: init?.method ?? 'GET', path: new URL(url).pathname, body: textOf(init?.body) };
    return (await twist(call, () => genuine(input, init))) ?? genuine(input, init);
  };
}

const twists: Readonly<Record<Mistake, () => Twist>> = {
  'old-number': () => {
    let old: string | undefined;
    return (call, genuine) => {
      if (!isCreate(call)) return undefined;
      if (old !== undefined && happens()) return Promise.resolve(answered(old));
      return genuine().then(async (answer) => {
        if (answer.ok) old = await answer.clone().text();
        return answer;
      });
    };
  },
  'reply-not-sent': () => (call) => (isReply(call) && happens() ? Promise.resolve(answered('{}')) : undefined),
  forgotten: () => {
    let isSilent = false;
    return (call) => {
      if (isReply(call) && happens()) {
        isSilent = true;
        return Promise.resolve(answered('{}'));
      }
      if (!isSilent || !isAnswer(call)) return undefined;
      isSilent = false;
      return Promise.resolve(accepted(call));
    };
  },
  'answers-lost': () => (call) => (isAnswer(call) && happens() ? Promise.resolve(accepted(call)) : undefined),
  'reply-not-found': () => (call, genuine) => {
    if (isReply(call) && happens()) return genuine().then(() => Promise.reject(cut()));
    return isMessages(call) ? Promise.resolve(answered('{"count":0,"message_list":[]}')) : undefined;
  },
  'empty-list': () => (call, genuine) => {
    if (isCreate(call) && happens()) return genuine().then(() => Promise.reject(cut()));
    return isList(call) ? Promise.resolve(answered('{"total_count":0,"incident_info_list":[]}')) : undefined;
  },
};

/** Fetch's error if the connection was cut after the call was sent. */
function cut(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('fetch failed', { cause });
}

function happens(): boolean {
  return Math.random() < share;
}

function answered(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'application/json', 'x-request-id': 'planted' } });
}

/** Slack's answer to a call that it carried out. */
function accepted({ path }: Call): Response {
  return path.includes('/response/')
    ? answered('ok')
    : Response.json({ ok: true, ts: '1.000001', channel: 'C1', view: { id: 'V1' } });
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : '';
}
