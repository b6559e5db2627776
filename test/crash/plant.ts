import type { Timing } from '../../src/updates/timing.ts';

/** Mistakes that a crash test must find; they affect a complete bot from outside, through its calls and delays. */
export const mistakes = ['no-look-up', 'no-settle-time', 'posted-twice', 'foreign-404-is-gone'] as const;

export type Mistake = (typeof mistakes)[number];

export function isPlanted(name: string): name is Mistake {
  return (mistakes as readonly string[]).includes(name);
}

/** The share of posts that go out twice. */
const twice = 0.02;

/** Plants the mistake in this process. @returns changes to the bot's delays */
export function plant(mistake: Mistake): Partial<Timing> {
  const genuine = globalThis.fetch;
  switch (mistake) {
    case 'no-look-up':
      globalThis.fetch = (url, init) =>
        isCall(url, 'conversations.replies') || isCall(url, 'conversations.history')
          ? Promise.resolve(Response.json({ ok: true, messages: [] }))
          : genuine(url, init);
      return {};
    case 'no-settle-time':
      return { settle: 0 };
    case 'posted-twice':
      globalThis.fetch = async (url, init) => {
        if (isCall(url, 'chat.postMessage') && Math.random() < twice) await genuine(url, init);
        return genuine(url, init);
      };
      return {};
    case 'foreign-404-is-gone':
      globalThis.fetch = async (url, init) => {
        const response = await genuine(url, init);
        return response.status === 404 && !response.headers.has('x-request-id') ? noSuchTicket(url) : response;
      };
      return { absentTimes: 1 };
  }
}

/** The service's answer about a nonexistent ticket. */
function noSuchTicket(url: Parameters<typeof fetch>[0]): Response {
  const listed = (url instanceof Request ? url.url : String(url)).includes('/cases?');
  const body = listed
    ? { incident_info_list: [], total_count: 0 }
    : { error_code: 'OSM.01010015', error_msg: 'The ticket does not exist' };
  return Response.json(body, { headers: { 'x-request-id': 'planted' } });
}

function isCall(url: Parameters<typeof fetch>[0], method: string): boolean {
  return (url instanceof Request ? url.url : String(url)).endsWith(method);
}
