import { z } from 'zod';
import { accessActions } from './access-actions.ts';
import { action, file } from './action.ts';
import { troubleKinds } from './troubles.ts';

const words = z.string().trim().min(1).max(50_000);
const ticket = z.string();
const side = z.enum(['slack', 'tickets']);
const speech = z.literal(['say', 'ask', 'answer', 'resolve', 'customerSays']);

/** What happens outside the workspace: by the engineer, in the vendor's console, and to both servers. */
export const engineerActions = {
  engineer: action(
    z.discriminatedUnion('act', [
      z.strictObject({ act: speech, ticket, text: words, files: z.array(file).max(10).default([]) }),
      z.strictObject({ act: z.literal(['accept', 'deleteTicket']), ticket }),
      z.strictObject({ act: z.literal('setStatus'), ticket, status: z.int().min(0).max(999) }),
      z.strictObject({ act: z.literal('withdraw'), ticket, message: z.string() }),
    ]),
    ({ tickets }, input) => {
      if (input.act === 'setStatus') tickets.setStatus(input.ticket, input.status);
      else if (input.act === 'withdraw') tickets.withdraw(input.ticket, input.message);
      else if ('text' in input) {
        const attachments = input.files.map(({ name, base64 }) => ({ name, data: base64 }));
        tickets[input.act](input.ticket, input.text, { attachments });
      } else tickets[input.act](input.ticket);
    },
  ),
  access: accessActions,
  console: action(z.strictObject({ text: words }), ({ tickets }, { text }) => tickets.create({ description: text })),
  forget: action(z.strictObject({}), ({ journal }) => journal.clear()),
  break: action(z.strictObject({ side, kind: z.enum(troubleKinds) }), ({ troubles }, input) =>
    troubles.breakDown(input.side, input.kind),
  ),
  mend: action(z.strictObject({ side, kind: z.enum(troubleKinds).exactOptional() }), ({ troubles }, input) =>
    troubles.mend(input.side, input.kind),
  ),
};
