import type { Message } from '../interaction/answer.ts';
import { inWords } from '../kit/in-words.ts';
import { ids } from '../interaction/ids.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import type { Click } from '../interaction/click.ts';
import { share } from '../link/share.ts';

export const privacyClicks: Readonly<Record<string, Click>> = { [ids.privacy.share]: share };

/** Makes a ticket private, for who opened it and for operators. */
export async function makePrivate({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  await desk.privacy.set(await call.actor(), id, true);
  return inWords('privacy.made', { id }, texts);
}

/** Ends that a ticket is private. */
export async function endPrivate({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  await desk.privacy.set(await call.actor(), id, false);
  return inWords('privacy.ended', { id }, texts);
}
