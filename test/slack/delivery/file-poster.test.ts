import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createClient } from '../../../src/slack/client.ts';
import { createFilePoster } from '../../../src/slack/delivery/file-poster.ts';
import { startSlackApi, type SlackApi } from '../../support/slack-api.ts';

let api: SlackApi;
beforeEach(async () => {
  api = await startSlackApi();
});
afterEach(() => api.close());

it('gives up a file without bytes at once, since Slack takes none', async () => {
  const poster = createFilePoster({ client: createClient('xoxb-1', api.url, pino({ level: 'silent' })), fetch });
  const sent = await poster.upload({ name: 'empty.log', bytes: new Uint8Array() }, new AbortController().signal);
  expect(sent).toEqual({ outcome: 'refused', reason: 'empty_file' });
  expect(api.calls).toEqual([]);
});
