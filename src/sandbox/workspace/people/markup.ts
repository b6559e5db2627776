import type { State } from '../state/state.ts';

/** What a person types, as Slack keeps it: escaped, `@maya`, `#support` and addresses as tokens. */
export function toMarkup(state: State, typed: string): string {
  return tokens(state, typed, (id) => `<@${id}>`);
}

/** The text of a command with `should_escape`: as in messages, but mentions carry the name as well. */
export function toCommandText(state: State, typed: string): string {
  return tokens(state, typed, (id, name) => `<@${id}|${name}>`);
}

function tokens(state: State, typed: string, mention: (id: string, name: string) => string): string {
  return escaped(typed)
    .replace(/https?:\/\/(?:(?!&[lg]t;)[^\s<>|])+/g, '<$&>')
    .replace(/(^|\s)@([\w.-]+\w|\w)/g, (whole, before: string, handle: string) => {
      const person = [...state.people.values()].find((candidate) => candidate.name === handle);
      if (person !== undefined) return before + mention(person.id, person.name);
      const group = [...state.groups.values()].find((candidate) => candidate.handle === handle);
      return group === undefined ? whole : `${before}<!subteam^${group.id}|@${handle}>`;
    })
    .replace(/(^|\s)#([\p{L}\p{N}_-]+)/gu, (whole, before: string, name: string) => {
      const channel = [...state.channels.values()].find((candidate) => candidate.name === name);
      return channel === undefined ? whole : `${before}<#${channel.id}|${name}>`;
    });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** mrkdwn as a person reads it: names for mentions, the words of links, dates by their fallback. */
export function toPlain(state: State, markup: string): string {
  return markup
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `@${state.people.get(id)?.name ?? id}`)
    .replace(
      /<#([A-Z0-9]+)(?:\|([^>]*))?>/g,
      (_, id: string, name?: string) => `#${state.channels.get(id)?.name ?? name ?? id}`,
    )
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!subteam\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!(\w+)[^>]*>/g, '@$1')
    .replace(/<([^|>]+)\|([^>]+)>/g, '$2')
    .replace(/<([^>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
