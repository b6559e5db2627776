// The baseline: a Bolt app with the same packages that only acks; with the argument `open`, it also
// opens a fixed modal.
import bolt from '@slack/bolt';
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
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: 'modal',
      title: { type: 'plain_text', text: 'Empty' },
      blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Nothing' } }],
    },
  });
});
await app.start(Number(process.env.PORT));
process.stdout.write('{"message":"ready"}\n');
