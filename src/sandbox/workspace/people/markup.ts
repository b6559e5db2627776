import type { State } from '../state/state.ts';

/**
 * Converts what a person types to Slack's format: escaped, with people, groups, channels, addresses, host names, email
 * addresses and phone numbers as tokens. In messages, the tokens of people, groups and channels contain no names.
 */
export function toMarkup(state: State, typed: string): string {
  return tokens(state, typed, {
    user: (id) => `<@${id}>`,
    group: (id) => `<!subteam^${id}>`,
    channel: (id) => `<#${id}|>`,
  });
}

/** The text of a command with `should_escape`: as in messages, but with names. */
export function toCommandText(state: State, typed: string): string {
  return tokens(state, typed, {
    user: (id, name) => `<@${id}|${name}>`,
    group: (id, name) => `<!subteam^${id}|@${name}>`,
    channel: (id, name) => `<#${id}|${name}>`,
  });
}

type Token = Readonly<Record<'user' | 'group' | 'channel', (id: string, name: string) => string>>;

/** Endings of host names that Slack turns into links; Slack knows all of them, these are enough here. */
const hosts = 'com|org|net|io|sh|md|py|dev|app|cn|de|eu|uk|example';

/**
 * Characters an address cannot contain: blanks, ends of tokens, and Chinese punctuation, which needs no blank before
 * it.
 */
const within = '(?:(?!&[lg]t;)[^\\s<>|，。、；：？！（）「」『』【】《》“”])';

const address = new RegExp(
  [
    `(?<url>https?:\\/\\/${within}+)`,
    `(?<mail>[\\w.+-]{1,64}@(?:[\\w-]{1,63}\\.){1,4}(?:${hosts}))(?![\\w-])`,
    `(?<host>(?<![\\w@./-])(?:[a-z0-9-]{1,63}\\.){1,4}(?:${hosts})(?![\\w.-]*[\\w@])(?:\\/${within}*)?)`,
    '(?<tel>(?<![\\w+.-])(?:\\+\\d{2}[ -]?\\d{2,4}[ -]?\\d{5,8}|0\\d{9,10})(?![\\w.-]))',
  ].join('|'),
  'gi',
);

function linked(text: string): string {
  return text.replace(address, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const target = ended(found);
    const after = found.slice(target.length);
    if (groups.url !== undefined) return `<${target}>${after}`;
    if (groups.mail !== undefined) return `<mailto:${found}|${found}>`;
    if (groups.tel !== undefined) return `<tel:${found.replace(/[ -]/g, '')}|${found}>`;
    return `<http://${target}|${target}>${after}`;
  });
}

const openings: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** An address without trailing punctuation: a closing bracket belongs to it only if it was opened in it. */
function ended(found: string): string {
  let url = found;
  for (;;) {
    const last = url.slice(-1);
    const opening = openings[last];
    const isLeft = opening !== undefined && url.split(last).length > url.split(opening).length;
    if (!isLeft && !/(?:[.,:!?'"]|(?<!&amp);)$/.test(url)) return url;
    url = url.slice(0, -1);
  }
}

function tokens(state: State, typed: string, token: Token): string {
  return linked(escaped(typed))
    .replace(/(^|\s)@([\w.-]+\w|\w)/g, (whole, before: string, handle: string) => {
      const person = [...state.people.values()].find((candidate) => candidate.name === handle);
      if (person !== undefined) return before + token.user(person.id, person.name);
      const group = [...state.groups.values()].find((candidate) => candidate.handle === handle);
      return group === undefined ? whole : before + token.group(group.id, handle);
    })
    .replace(/(^|\s)#([\p{L}\p{N}_-]+)/gu, (whole, before: string, name: string) => {
      const channel = [...state.channels.values()].find((candidate) => candidate.name === name);
      return channel === undefined ? whole : before + token.channel(channel.id, name);
    });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Renders mrkdwn for a person: names for mentions, the text of links, the fallback of dates. */
export function toPlain(state: State, markup: string): string {
  return markup
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `@${state.people.get(id)?.name ?? id}`)
    .replace(
      /<#([A-Z0-9]+)(?:\|([^>]*))?>/g,
      (_, id: string, name?: string) => `#${state.channels.get(id)?.name ?? name ?? id}`,
    )
    .replace(/<!subteam\^([A-Z0-9]+)>/g, (_, id: string) => `@${state.groups.get(id)?.handle ?? id}`)
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!subteam\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!(\w+)\b[^<>]*>/g, '@$1')
    .replace(/<([^<|>]+)\|([^<>]+)>/g, '$2')
    .replace(/<([^<>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
