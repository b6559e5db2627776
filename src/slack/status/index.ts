import { ids } from '../kit/ids.ts';
import { type Feature, onPageButton } from '../interaction/feature.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { updatesStatus } from './view.ts';
import type { Metadata } from '../interaction/metadata.ts';
import type { Message } from '../kit/message.ts';

/** How the updates stand, and a page of what an operator has to see to. */
async function showStatus(
  { desk, status, texts }: Surface,
  call: Call,
  { page }: Metadata<'status'>,
): Promise<Message> {
  const troubles = await desk.troubles(await call.actor(), page);
  return updatesStatus(await status(), troubles, texts);
}

const statusCommand: Command = {
  name: 'status',
  harmless: true,
  run: (surface, call) => showStatus(surface, call, { page: 0 }),
};

export const status: Feature = {
  commands: [statusCommand],
  clicks: { [ids.actions.statusPage]: onPageButton('status', showStatus) },
  harmless: [ids.actions.statusPage],
};
