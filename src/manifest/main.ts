import { parseArgs } from 'node:util';
import { variables } from '../config-variables.ts';
import { isEndpoint } from '../osm/endpoint.ts';
import { appManifest } from './app-manifest.ts';

const usage = `npm run --silent manifest [-- options] > manifest.json

  --command NAME   the slash command (SLACK_COMMAND; /ticket if it is not set)
  --http URL       HTTP mode: the address of the bot, such as https://tickets.example.com; Socket Mode if left out
`;

/** The path at which the bot receives payloads in HTTP mode. */
const path = '/slack/events';

try {
  process.loadEnvFile();
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
const { values } = parseArgs({
  options: { command: { type: 'string' }, http: { type: 'string' }, help: { type: 'boolean', default: false } },
});
const { SLACK_COMMAND: set = '' } = process.env;
const command = variables.SLACK_COMMAND.form.safeParse(values.command ?? (set.trim() === '' ? undefined : set));
const problem = command.success
  ? values.http === undefined || isEndpoint(values.http)
    ? undefined
    : '--http takes an address such as https://tickets.example.com, without user, password, and query'
  : `--command: ${command.error.issues.map(({ message }) => message).join(', ')}`;

if (values.help) {
  process.stdout.write(usage);
} else if (problem !== undefined || !command.success) {
  process.stderr.write(`${problem ?? ''}\n\n${usage}`);
  process.exitCode = 1;
} else {
  const url = values.http === undefined ? undefined : new URL(path, values.http).href;
  process.stdout.write(`${JSON.stringify(appManifest({ command: command.data, url }), null, 2)}\n`);
}
