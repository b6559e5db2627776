import { ids } from '../kit/ids.ts';
import { type Feature, onPageButton } from '../interaction/feature.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { updatesStatus } from './view.ts';
import type { Metadata } from '../interaction/metadata.ts';
import type { Message } from '../kit/message.ts';

/** The state of updates, and a page of problems for operators. */
async function showStatus(
  { useCases, status, texts }: SlackContext,
  call: Call,
  { page }: Metadata<'status'>,
): Promise<Message> {
  const deliveryProblems = await useCases.deliveryProblems(await call.actor(), page);
  return updatesStatus(await status(), deliveryProblems, texts);
}

const statusCommand: Command = {
  name: 'status',
  isReadOnly: true,
  run: (context, call) => showStatus(context, call, { page: 0 }),
};

export const status: Feature = {
  commands: [statusCommand],
  clicks: { [ids.actions.statusPage]: onPageButton('status', showStatus) },
  isReadOnly: [ids.actions.statusPage],
};
