import { listScopes, type ListScope } from '../../../tickets/filter.ts';
import type { Message } from '../../answer.ts';
import { clean } from '../../blocks/clean.ts';
import { plainText } from '../../plain-text.ts';
import type { Call, Surface } from '../../surface.ts';
import { forMetadata } from '../filter/open.ts';
import { listTickets } from '../tasks/list.ts';
import type { Command } from './command.ts';
import { firstWord, searchWords } from './parse.ts';
import { usageMessage } from './usage.ts';

/** What fits into the value of the buttons that turn the page, and what the desk takes. */
const most = { words: 10, length: 100, together: 600 } as const;

export const listCommand: Command = {
  name: 'list',
  aliases: ['ls', 'search', 'find', 'tickets'],
  harmless: true,
  run: async (surface, call, rest) => {
    const typed = clean(plainText(rest));
    const [first, others] = firstWord(typed);
    if (/^[@＠]/u.test(first)) return listSaved(surface, call, first, others);
    const scope = scopeOf(first);
    const words = searchWords(scope === undefined ? typed : others);
    const length = words.reduce((sum, word) => sum + word.length, 0);
    if (words.length > most.words || length > most.together || words.some((word) => word.length > most.length)) {
      return usageMessage('list', 'commands.list.too-many', surface.texts);
    }
    return listTickets(surface, call, { scope: scope ?? 'open', words, page: 0 });
  },
};

/** `@name`: a filter that the person saved, with further words. */
async function listSaved(surface: Surface, call: Call, name: string, others: string): Promise<Message> {
  const saved = await surface.desk.filters.named(await call.actor(), name);
  const words = [...saved.words, ...searchWords(others)];
  return listTickets(surface, call, { ...forMetadata({ ...saved, words }), page: 0 });
}

function scopeOf(word: string): ListScope | undefined {
  const wanted = word.normalize('NFKC').toLowerCase();
  return listScopes.find((scope) => scope === wanted);
}
