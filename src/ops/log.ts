import { pino, type DestinationStream, type Level, type Logger } from 'pino';

/** Keys whose values never reach a log line, anywhere in the logged object. */
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
 * Creates the process's log: one JSON object per line.
 * @param level pino's level name
 * @param secrets values (tokens, keys) that are replaced wherever they occur in a line. This is a safeguard: secrets must not
 *   be logged in the first place
 * @param destination where lines go; standard output by default
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

/** A value as it appears inside a JSON string, with quotes and backslashes escaped. */
function jsonForm(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
