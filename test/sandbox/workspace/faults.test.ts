import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startWithClient, tokens, type Connected } from './support.ts';

let slack: Connected;
let dice: number;
/** The workspace asks for a random number once it has read a call that a fault may strike. */
let taken: () => void;
beforeEach(async () => {
  dice = 0;
  taken = () => undefined;
  slack = await startWithClient({
    burst: 100,
    random: () => {
      taken();
      return dice;
    },
  });
});
afterEach(() => slack.stop());

async function post(text: string, signal?: AbortSignal): Promise<string> {
  try {
    const response = await fetch(`${slack.workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.botToken}` },
      body: new URLSearchParams({ channel: 'C0SUPPORT0', text }),
      signal: signal ?? null,
    });
    const retry = response.headers.get('retry-after');
    return `${response.status} ${retry ?? ''}${(await response.text()).slice(0, 40)}`;
  } catch (error) {
    return (error as Error).name;
  }
}
/** Posts, and hangs up as soon as the workspace has the call: a time-out could strike before, on a busy machine. */
function postAndLeave(text: string): Promise<string> {
  const leave = new AbortController();
  taken = () => leave.abort();
  return post(text, leave.signal);
}
const posted = () => slack.control.channel('#support').messages.map((message) => message.text);

it('refuses, breaks and cuts before anything is done', async () => {
  const { control } = slack;
  const method = 'chat.postMessage';
  control.fail({ method, kind: '429', retryAfter: 7, times: 1 });
  expect(await post('a')).toMatch(/^429 7/);
  control.fail({ method, kind: '500', times: 1 });
  expect(await post('b')).toMatch(/^500 <html>/);
  control.fail({ method, kind: 'error', error: 'fatal_error', times: 1 });
  expect(await post('c')).toContain('"error":"fatal_error"');
  control.fail({ method, kind: 'drop', times: 1 });
  expect(await post('d')).toBe('TypeError');
  control.fail({ method, kind: 'timeout', times: 1 });
  expect(await postAndLeave('e')).toBe('AbortError');
  expect(posted()).toEqual([]);
  expect(await post('f')).toMatch(/^200/);
  expect(posted()).toEqual(['f']);
});

it('does the work and loses the answer, or does it late', async () => {
  const { control } = slack;
  control.fail({ method: 'chat.postMessage', kind: 'drop-after', times: 1 });
  expect(await post('lost answer')).toBe('TypeError');
  control.fail({ method: 'chat.postMessage', kind: 'late-accept', after: 100, times: 1 });
  expect(await postAndLeave('late')).toBe('AbortError');
  expect(posted()).toEqual(['lost answer']);
  await control.waitFor(() => posted().length === 2);
  expect(control.requests('chat.postMessage').map((request) => request.outcome)).toEqual([
    'fault: drop-after (ok)',
    'fault: late-accept (ok)',
  ]);
});

it('strikes by chance, until healed, and for one method only', async () => {
  const { control } = slack;
  control.fail({ method: '*', kind: 'error', error: 'internal_error', probability: 0.5 });
  dice = 0.6;
  expect(await post('spared')).toMatch(/^200/);
  dice = 0.4;
  expect(await post('struck')).toContain('internal_error');
  control.heal('chat.update');
  expect(await post('struck')).toContain('internal_error');
  control.heal();
  control.fail({ method: 'chat.update', kind: '500' });
  expect(await post('healed')).toMatch(/^200/);
});

it('answers late where latency is set', async () => {
  slack.control.latency(60);
  expect(await post('slow', AbortSignal.timeout(20))).toBe('TimeoutError');
  slack.control.heal();
  expect(await post('fast')).toMatch(/^200/);
});

it('logs no token', async () => {
  await slack.client.apiCall('auth.test', { token: tokens.botToken });
  expect(JSON.stringify([slack.control.requests(), slack.control.stats(), slack.workspace.snapshot()])).not.toContain(
    'xoxb-',
  );
});
