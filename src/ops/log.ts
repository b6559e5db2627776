import { pino, type DestinationStream, type Level, type Logger } from 'pino';

/** Keys whose values never reach a log line, wherever they stand in the logged object. */
const secretKeys = [
  'authorization',
  'token',
  'password',
  'secretKey',
  'securityToken',
  'signingSecret',
  'x-auth-token',
];

/**
 * The process's log: one JSON object a line.
 * @param level pino's level name
 * @param secrets literal values (tokens, keys) that are replaced wherever they occur in a line, the last
 *   net below the rule that nothing secret is handed to the log in the first place
 * @param destination where lines go; standard output where omitted
 */
export function createLog(
  level: Level | 'silent',
  secrets: readonly string[],
  destination?: DestinationStream,
): Logger {
  const sink = destination ?? process.stdout;
  const hidden = secrets.filter((secret) => secret.length >= 6).flatMap((secret) => [secret, jsonForm(secret)]);
  const stream: DestinationStream = {
    write: (line) => sink.write(hidden.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line)),
  };
  const paths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
  return pino({ level, redact: { paths, censor: '[secret]' }, base: null, messageKey: 'message' }, stream);
}

/** How a value reads inside a JSON string, where it has quotes or backslashes. */
function jsonForm(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
