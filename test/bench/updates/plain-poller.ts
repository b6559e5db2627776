// The baseline for the bot's poller: reads each ticket, compares it with memory, and posts what is new. It
// stores nothing, so a crash loses or duplicates updates. Reads once, reports that it is ready, and reads again on
// SIGUSR2.
import { readFileSync } from 'node:fs';
import { createOsm } from '../../../src/osm/index.ts';

const { OSM_ENDPOINT = '', OSM_ACCESS_KEY = '', OSM_SECRET_KEY = '', SLACK_API_URL = '' } = process.env;
const ids = readFileSync(process.env.TICKETS_FILE ?? '', 'utf8').split('\n');
const nothing = { get: () => Promise.resolve(), set: () => Promise.resolve(), delete: () => Promise.resolve() };
const { service } = createOsm({
  endpoint: OSM_ENDPOINT,
  iamEndpoint: OSM_ENDPOINT,
  accessKey: { id: OSM_ACCESS_KEY, secret: OSM_SECRET_KEY },
  domainId: process.env.OSM_DOMAIN_ID,
  language: 'en-us',
  cache: nothing,
});

const known = new Map<string, number>();

async function look(id: string): Promise<void> {
  const { messages } = await service.show(id);
  const before = known.get(id) ?? messages.length;
  known.set(id, messages.length);
  for (const { text } of messages.slice(before)) {
    await fetch(`${SLACK_API_URL}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ channel: id, text }),
    });
  }
}

/** As many at a time as the bot's client sends. */
const atOnce = 8;

async function lookAtAll(): Promise<void> {
  const left = [...ids];
  const worker = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) await look(id);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

await lookAtAll();
process.on('SIGUSR2', () => void lookAtAll());
process.stdout.write('{"message":"ready"}\n');
setInterval(() => undefined, 60_000);
