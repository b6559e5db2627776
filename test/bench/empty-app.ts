// What everything is measured beside: a Bolt app with the same packages loaded that only acks.
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
  authorize: () => Promise.resolve({ botToken: 'xoxb-empty', botId: 'B1', botUserId: 'U1' }),
});
app.command('/ticket', ({ ack }) => ack());
await app.start(Number(process.env.PORT));
process.stdout.write('{"message":"ready"}\n');
