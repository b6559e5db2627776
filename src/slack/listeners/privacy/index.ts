import type { Message } from '../../answer.ts';
import { inWords } from '../../blocks/in-words.ts';
import { ids } from '../../ids.ts';
import type { Call, Surface } from '../../surface.ts';
import type { Click } from '../actions/click.ts';
import { share } from './share.ts';

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
