/** Personal data as masked by the service: the first and the last character, or the domain of an address. */
export function masked(value: string): string {
  const [local = '', domain] = value.split('@');
  const characters = Array.from(local);
  const hidden = `${characters[0] ?? ''}***${characters.length > 2 ? characters.at(-1) : ''}`;
  return domain === undefined ? hidden : `${hidden}@${domain}`;
}
