import type { Message } from '../../answer.ts';
import { isTicketId } from '../../../tickets/checks.ts';
import { usageMessage } from '../../blocks/command-words.ts';
import { isChannelId } from '../../metadata.ts';
import { plainText } from '../../plain-text.ts';
import type { Call, Surface } from '../../surface.ts';
import type { Command, CommandName } from './command.ts';
import { aimOf } from './ticket-id.ts';

/** Does something with the ticket that was found, and the words after its id as the person saw them. */
type Work = (surface: Surface, call: Call, id: string, text: string) => Promise<Message | undefined>;

/**
 * A command that is about one ticket: named in the line, or the one that the place is linked to.
 * @param takesText whether words may follow; only then may the first word be something else than the id
 */
export function onTicket(
  {
    name,
    harmless,
    takesText = false,
  }: { readonly name: CommandName; readonly harmless: boolean; readonly takesText?: boolean },
  work: Work,
): Command {
  return {
    name,
    harmless,
    run: async (surface, call, rest) => {
      const named = rest.trim() !== '';
      const linked = takesText || !named ? await linkedTicket(surface, call) : undefined;
      const { id, text } = named ? aimOf(rest, linked) : { id: linked, text: '' };
      if (id === undefined) return usageMessage(name, 'commands.no-ticket', surface.texts);
      if (!isTicketId(id)) return usageMessage(name, 'commands.bad-ticket', surface.texts);
      return work(surface, call, id, plainText(text));
    },
  };
}

/** The ticket of the thread, else that of the channel; undefined where there is none, or more than one. */
export async function linkedTicket({ desk }: Surface, { place }: Call): Promise<string | undefined> {
  const { channel, thread } = place;
  if (!isChannelId(channel)) return undefined;
  const inThread = thread === undefined ? undefined : await desk.ticketAt({ channel, thread });
  return inThread ?? desk.ticketAt({ channel });
}
