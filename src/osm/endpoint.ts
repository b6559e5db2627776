/**
 * Whether a text is the address of a service: scheme, host, and perhaps a port and the beginning of a path. A query or a
 * fragment would end up in the middle of each address, a user in the log, and blanks are a slip of copying.
 */
export function isEndpoint(text: string): boolean {
  if (/[\s?#]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
