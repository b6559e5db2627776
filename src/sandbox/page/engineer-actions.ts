import { z } from 'zod';
import { ControlError } from '../workspace/error.ts';
import { action } from './action.ts';
import { troubleKinds } from './troubles.ts';

const words = z.string().trim().min(1).max(50_000);
const ticket = z.string();
const side = z.enum(['slack', 'tickets']);

/** What can be done from outside the workspace: by the engineer, in the vendor's console, and to both servers. */
export const engineerActions = {
  engineer: action(
    z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal(['say', 'ask', 'answer', 'resolve', 'customerSays']), ticket, text: words }),
      z.strictObject({ act: z.literal(['accept', 'deleteTicket']), ticket }),
      z.strictObject({ act: z.literal('setStatus'), ticket, status: z.int().min(0).max(999) }),
    ]),
    ({ tickets }, input) => {
      const known = tickets.list().some(({ id }) => id === input.ticket);
      if (!known) throw new ControlError(`There is no ticket ${input.ticket}.`);
      if (input.act === 'setStatus') tickets.setStatus(input.ticket, input.status);
      else if ('text' in input) tickets[input.act](input.ticket, input.text);
      else tickets[input.act](input.ticket);
    },
  ),
  console: action(z.strictObject({ text: words }), ({ tickets }, { text }) => tickets.create({ description: text })),
  break: action(z.strictObject({ side, kind: z.enum(troubleKinds) }), ({ troubles }, input) =>
    troubles.breakDown(input.side, input.kind),
  ),
  mend: action(z.strictObject({ side }), ({ troubles }, input) => troubles.mend(input.side)),
};
