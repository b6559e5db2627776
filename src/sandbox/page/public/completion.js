import { emoji, names as emojiNames } from './emoji.js';

/** Completions for what is being typed, as in Slack's message box. Independent of the DOM. */

const most = 8;

/**
 * @typedef {{ text: string, hint?: string, insert?: string, shortcut?: string }} Candidate `insert` replaces what was
 *   typed; `shortcut` is run instead
 * @param {string} text
 * @param {number} caret
 * @param {{ people: any[], names: Record<string, string>, menu: { commands: any[], shortcuts: any[] } }} view
 * @param {boolean} inThread where Slack has no commands
 * @returns {{ start: number, candidates: Candidate[] } | undefined} `start`: where the replaced text begins
 */
export function completionOf(text, caret, view, inThread) {
  const before = text.slice(0, caret);
  const found = /(?:^|\s)([/@#:])([^\s/@#:]*)$/.exec(before);
  if (found === null) return undefined;
  const [, mark, typed] = found;
  const start = caret - typed.length - 1;
  if (mark === '/' && (start !== 0 || inThread)) return undefined;
  const candidates = sources[mark](typed.toLowerCase(), view).slice(0, most);
  return candidates.length === 0 ? undefined : { start, candidates };
}

const sources = {
  '/': (typed, { menu }) => {
    const known = menu.commands.filter(({ name }) => name.startsWith(`/${typed}`));
    // Somebody who has typed the full text wants to send it.
    if (known.some(({ name }) => name === `/${typed}`)) return [];
    const commands = known.map(({ name, hint, description }) => ({
      text: `${name} ${hint}`,
      hint: description,
      insert: `${name} `,
    }));
    const shortcuts = menu.shortcuts
      .filter(({ type, name }) => type === 'global' && name.toLowerCase().includes(typed))
      .map(({ id, name }) => ({ text: `⚡ ${name}`, shortcut: id }));
    return [...commands, ...shortcuts];
  },
  '@': (typed, { people }) => {
    if (people.some(({ name }) => name === typed)) return [];
    return people
      .filter(({ deactivated }) => !deactivated)
      .filter(({ name, realName }) =>
        [name, ...realName.toLowerCase().split(' ')].some((word) => word.startsWith(typed)),
      )
      .map(({ name, realName }) => ({ text: realName, hint: `@${name}`, insert: `@${name} ` }));
  },
  '#': (typed, { names }) => {
    const all = Object.values(names).filter((name) => name !== '');
    if (all.includes(typed)) return [];
    return all.filter((name) => name.startsWith(typed)).map((name) => ({ text: `#${name}`, insert: `#${name} ` }));
  },
  ':': (typed) => {
    if (typed.length < 2) return [];
    return emojiNames
      .filter((name) => name.startsWith(typed))
      .map((name) => ({ text: `${emoji(name)} :${name}:`, insert: `:${name}: ` }));
  },
};
