import { z } from 'zod';
import { action } from './action.ts';

const words = z.string().trim().min(1).max(1000);
const name = z.string().trim().min(1).max(255);
const at = { authorization: z.string(), session: z.int() };

/** How the engineer gets access to a customer's host, and what is done there. */
export const accessActions = action(
  z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('request'),
      ticket: z.string(),
      reason: words,
      wish: z.strictObject({
        hours: z.number().positive().max(720),
        instanceId: name,
        instanceName: name,
        account: name,
        port: z.int().min(1).max(65_535),
      }),
    }),
    z.strictObject({ act: z.literal('recall'), authorization: z.string() }),
    z.strictObject({ act: z.literal('enter'), authorization: z.string() }),
    z.strictObject({ act: z.literal('command'), ...at, text: words }),
    z.strictObject({
      act: z.literal('transfer'),
      ...at,
      transfer: z.strictObject({
        direction: z.enum(['upload', 'download']),
        name,
        size: z.int().nonnegative(),
        from: name,
        to: name,
      }),
    }),
    z.strictObject({ act: z.literal('leave'), ...at }),
  ]),
  ({ tickets }, input) => {
    if (input.act === 'request') return tickets.requestAuthorization(input.ticket, input.reason, input.wish);
    if (input.act === 'enter') return tickets.startSession(input.authorization);
    if (input.act === 'recall') tickets.recallAuthorization(input.authorization);
    else if (input.act === 'command') tickets.runCommand(input.authorization, input.session, input.text);
    else if (input.act === 'transfer') tickets.transferFile(input.authorization, input.session, input.transfer);
    else tickets.endSession(input.authorization, input.session);
    return null;
  },
);
