/**
 * Whether a text is the address of a service: scheme, host, and optionally a port and the beginning of a path. A query or
 * fragment would end up in the middle of every URL, and a user in the log; blanks are copying mistakes.
 */
export function isEndpoint(text: string): boolean {
  if (/[\s?#]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
