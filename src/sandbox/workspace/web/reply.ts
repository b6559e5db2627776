/** An answer of this server; `hang` never answers, `cut` ends the connection without an answer. */
export type Reply =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>> | undefined;
      readonly body: string | Buffer;
    }
  | 'hang'
  | 'cut';

export function jsonReply(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function htmlReply(html: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}
