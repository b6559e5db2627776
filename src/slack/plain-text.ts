/**
 * Turns what Slack sends for a typed text (mentions, channels and links as tokens, `&<>` escaped) into the words that
 * the person saw, because they go to people who have never heard of Slack's ids.
 */
export function plainText(typed: string): string {
  return typed
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, kind: string, target: string, label: string | undefined) => {
      if (kind === '@') return `@${nonEmpty(label) ?? 'somebody'}`;
      if (kind === '#') return `#${nonEmpty(label) ?? 'a-channel'}`;
      if (kind === '!') return nonEmpty(label) ?? `@${target.split('^')[0] ?? ''}`;
      return linkWords(target, nonEmpty(label));
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The address is what matters; the label too where it is not just the address in short. */
function linkWords(url: string, label: string | undefined): string {
  if (label === undefined || url.includes(label)) return url.replace(/^mailto:/, '');
  return `${label} (${url})`;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
