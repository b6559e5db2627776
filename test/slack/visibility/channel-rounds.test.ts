import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { createChannels, type Wider, createChannelRounds } from '../../../src/slack/visibility/channels.ts';
import type { KeptAudience } from '../../../src/store/audiences.ts';

const [second, minute] = [1000, 60_000];

let linked: readonly string[] | Error;
/** Channels that are private, as Slack has it. */
let secret: Set<string>;
let looks: string[];
let warned: Wider[];
let logged: string[];
let rounds: ReturnType<typeof createChannelRounds>;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  [linked, secret, looks, warned, logged] = [['C1', 'C2'], new Set(['C1', 'C2']), [], [], []];
  const kept = new Map<string, KeptAudience>();
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  const info = ({ channel }: { channel: string }) => {
    looks.push(channel);
    return Promise.resolve({ ok: true, channel: { is_private: secret.has(channel) } });
  };
  const channels = createChannels({
    client: { conversations: { info } } as unknown as WebClient,
    kept: {
      of: (channel) => Promise.resolve(kept.get(channel)),
      keep: (channel, audience, since) => Promise.resolve(void kept.set(channel, { ...audience, since })),
    },
    onWider: (change) => Promise.resolve(void warned.push(change)),
    log,
    now: Date.now,
  });
  const linkedChannels = () => (linked instanceof Error ? Promise.reject(linked) : Promise.resolve(linked));
  rounds = createChannelRounds({ channels, linkedChannels, log });
  rounds.start();
});

afterEach(() => {
  rounds.stop();
  jest.useRealTimers();
});

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

it('each round asks once who can read each channel where a ticket is linked, one channel after another', async () => {
  await pass(3 * second);
  expect(looks).toEqual(['C1']);
  await pass(3 * second);
  expect(looks).toEqual(['C1', 'C2']);
  await pass(9 * minute);
  expect(looks).toHaveLength(2);
  linked = ['C2', 'C3'];
  await pass(minute + 3 * second);
  expect(looks.slice(2)).toEqual(['C2', 'C3']);
});

it('finds a private channel that became public, and tells of it once', async () => {
  await pass(minute);
  secret.delete('C2');
  await pass(10 * minute);
  expect(warned).toMatchObject([{ channel: 'C2', readers: 'everyone' }]);
  await pass(20 * minute);
  expect(warned).toHaveLength(1);
});

it('goes on with the next round after the channels could not be read, and says so in the log', async () => {
  linked = new Error('The database does not answer');
  await pass(minute);
  expect(looks).toEqual([]);
  expect(logged).toHaveLength(1);
  linked = ['C1'];
  await pass(10 * minute);
  expect(looks).toEqual(['C1']);
});

it('waits for the next round where nothing is linked', async () => {
  linked = [];
  await pass(minute);
  linked = ['C1'];
  await pass(8 * minute);
  expect(looks).toEqual([]);
  await pass(2 * minute);
  expect(looks).toEqual(['C1']);
});

it('ends with the app', async () => {
  await pass(3 * second);
  rounds.stop();
  await pass(30 * minute);
  expect(looks).toEqual(['C1']);
});
