// What everything is measured beside: a Bolt app with the same packages loaded that only acks; asked for `open`, it also
// opens a modal that is always the same, and as large as the create form where it opens: nine inputs, 3.7 kB of JSON.
import bolt from '@slack/bolt';
import type { ModalView } from '@slack/types';
import '@slack/web-api';
import 'cockatiel';
import 'intl-messageformat';
import 'keyv';
import 'kysely';
import 'libsql';
import 'luxon';
import 'p-queue';
import 'pg';
import 'pino';
import 'zod';

const plainText = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });

const view: ModalView = {
  type: 'modal',
  callback_id: 'fixed',
  private_metadata: JSON.stringify({ version: 1, note: 'what a form remembers'.repeat(4) }),
  notify_on_close: true,
  title: plainText('Fixed'),
  submit: plainText('Send'),
  close: plainText('Close'),
  blocks: Array.from({ length: 9 }, (_, n) => ({
    type: 'input',
    block_id: `fixed:input:${n}:0:`,
    label: plainText(`Label of input ${n}, as long as one is`),
    hint: plainText('What is entered here, in a sentence.'),
    optional: false,
    dispatch_action: false,
    element: { type: 'plain_text_input', action_id: `fixed_input_${n}`, multiline: true, max_length: 1200 },
  })),
};

const receiver = new bolt.HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
  logLevel: bolt.LogLevel.ERROR,
});
const app = new bolt.App({
  receiver,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL ?? '' },
  authorize: () => Promise.resolve({ botToken: 'xoxb-empty', botId: 'B1', botUserId: 'U1' }),
});
app.command('/ticket', async ({ ack, body, client }) => {
  await ack();
  if (body.text !== 'open') return;
  await client.views.open({ trigger_id: body.trigger_id, view });
});
await app.start(Number(process.env.PORT));
process.stdout.write('{"message":"ready"}\n');
