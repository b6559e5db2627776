/**
 * Prefix under which a request's log stands in the file queue. Attachment ids contain no colon, so they never match.
 */
const prefix = 'access-log:';

export function accessLogFile(request: string): string {
  return `${prefix}${request}`;
}

/** The request whose log is meant; undefined for an attachment. */
export function requestOfLog(file: string): string | undefined {
  return file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}
