import { z } from 'zod';
import { formFile } from '../../tickets/create/draft.ts';
import { encodeMetadata, decodeMetadata } from '../interaction/metadata.ts';
import { TriggerSpent } from '../interaction/resumed.ts';
import { outdated, type Click } from '../interaction/click.ts';
import type { SlackContext, Call, Surface } from '../interaction/context.ts';
import type { Message } from '../kit/message.ts';
import { factsOf, text } from '../payload.ts';
import { openCreate } from './open.ts';

/** How long a button opens the form with what was written, milliseconds: as long as a draft is kept. */
const kept = 7 * 24 * 60 * 60 * 1000;

/** What a ticket is to begin with, where no form could be opened at once. */
const begun = z.object({
  text: z.string().max(40_000),
  files: z.array(formFile).max(100),
  unlisted: z.int().min(0),
  thread: z.string().max(30).optional(),
  channel: z.string().max(30).optional(),
});

/**
 * Keeps what a message had for a new ticket, its files too, until the button is clicked.
 * @returns the value of that button
 */
export async function keepForForm({ cache }: Surface, call: Call, text: string): Promise<string> {
  const { files, unlisted } = call.attached;
  const { channel, thread } = call.isDirect ? { channel: undefined, thread: undefined } : call.place;
  const value = { text: text.slice(0, 40_000), files, unlisted: unlisted.length, channel, thread };
  await cache.set(keyOf(call.user, call.key), value, kept);
  return encodeMetadata('offered', { key: call.key });
}

/** Opens the form with what was kept for whoever clicks; the message with the button is theirs alone. */
export const openKept: Click = async (surface, call, value): Promise<Message | undefined> => {
  const known = decodeMetadata('offered', value);
  const { user, team, triggerId, form } = call;
  if (known === undefined) return outdated(surface);
  if (triggerId === undefined) throw new TriggerSpent();
  const found = begun.safeParse(await surface.cache.get(keyOf(user, known.key))).data;
  if (found === undefined) return outdated(surface);
  const { text, files, unlisted, channel, thread } = found;
  const from = { text, files, unlisted };
  await openCreate(surface, { triggerId, user, team, channel, thread, form, from });
  return undefined;
};

function keyOf(user: string, key: string): string {
  return `offered:${user}:${key}`;
}

/** Opens the form with the draft that a message offers. */
export async function openKeptDraft(context: SlackContext, body: unknown): Promise<void> {
  const { user, team } = factsOf(body);
  const known = decodeMetadata('draft', text(body, 'actions', '0', 'value'));
  const triggerId = text(body, 'trigger_id');
  if (known === undefined || user === undefined || triggerId === undefined) return;
  await openCreate(context, { triggerId, user, team, draft: known.key });
}
