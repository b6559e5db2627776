import type { Message } from '../interaction/answer.ts';
import { outdated, type Click } from '../interaction/click.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { updatesStatus } from './view.ts';
import { type Metadata, decodeMetadata } from '../interaction/metadata.ts';

/** How the updates stand, and a page of what an operator has to see to. */
export async function showStatus(
  { desk, status, texts }: Surface,
  call: Call,
  { page }: Metadata<'status'>,
): Promise<Message> {
  const troubles = await desk.troubles(await call.actor(), page);
  return updatesStatus(await status(), troubles, texts);
}

export const statusCommand: Command = {
  name: 'status',
  harmless: true,
  run: (surface, call) => showStatus(surface, call, { page: 0 }),
};

export const turnStatusPage: Click = async (surface, call, value) => {
  const asked = decodeMetadata('status', value);
  if (asked === undefined) return outdated(surface);
  await call.answer(await showStatus(surface, call, asked), { replace: true });
  return undefined;
};
