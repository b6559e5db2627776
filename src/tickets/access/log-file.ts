/** How the queue of files names the log of a request: not the id of any attachment, since those have no colon. */
const prefix = 'access-log:';

export function accessLogFile(request: string): string {
  return `${prefix}${request}`;
}

/** The request whose log is meant; undefined where it is an attachment. */
export function requestOfLog(file: string): string | undefined {
  return file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}
