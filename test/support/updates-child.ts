import { pino } from 'pino';
import { openDatabase } from '../../src/store/database.ts';
import { createUpdates } from '../../src/updates/index.ts';

/**
 * A process that polls the database given as its first argument, under the process name given as its second one, and
 * whose calls of the ticket API never return. It prints a line for each call, and runs until it is killed.
 */
const [url = '', name = ''] = process.argv.slice(2);
const hang = () => {
  process.stdout.write('calls\n');
  return new Promise<never>(() => undefined);
};
const never = () => new Promise<never>(() => undefined);
const updates = createUpdates({
  database: await openDatabase(url),
  service: {
    feed: hang,
    messages: hang,
    show: hang,
    surroundings: hang,
    accessRequests: never,
    download: never,
    list: never,
    unread: never,
    scopes: ['own'],
  },
  isMissingOperation: () => false,
  poster: { post: never, find: never, editCard: never, editAccessCard: never },
  filePoster: { upload: never, share: never, find: never },
  notifier: { notify: never, find: never },
  owner: name,
  name,
  now: Date.now,
  log: pino({ level: 'silent' }),
});
updates.start();
