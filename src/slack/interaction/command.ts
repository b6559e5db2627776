import type { Message } from './answer.ts';
import { usageMessage } from './command-words-view.ts';
import { whichTicket } from './which-ticket-view.ts';
import { isChannelId } from './metadata.ts';
import type { Call, Surface } from './surface.ts';
import type { Command, CommandName } from './commands-command.ts';
import { aimOf } from './ticket-id.ts';

/** Does something with the ticket that was found, and the words after its id. */
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
      const { texts } = surface;
      const isNamed = rest.text.trim() !== '';
      const linked = takesText || !isNamed ? await linkedTicket(surface, call) : undefined;
      const aim = aimOf(rest.text, isNamed ? linked : undefined);
      switch (aim.kind) {
        case 'ticket':
          return work(surface, call, aim.id, aim.text);
        case 'none':
          if (linked === undefined) return usageMessage(name, 'commands.no-ticket', texts);
          return work(surface, call, linked, aim.text);
        case 'unclear':
          if (linked === undefined) return usageMessage(name, 'commands.no-ticket', texts);
          return whichTicket({ named: aim.id, linked }, { text: rest.text, named: aim.text, key: call.key }, texts);
        case 'bad':
          return usageMessage(name, 'commands.bad-ticket', texts);
      }
    },
  };
}

/** The ticket of the thread, else that of the channel; undefined where there is none, or more than one. */
export async function linkedTicket(
  { desk }: Surface,
  { actor, place }: Pick<Call, 'actor' | 'place'>,
): Promise<string | undefined> {
  const { channel, thread } = place;
  if (!isChannelId(channel)) return undefined;
  const inThread = thread === undefined ? undefined : await desk.ticketAt(actor, { channel, thread });
  return inThread ?? desk.ticketAt(actor, { channel });
}
