import type { Message } from '../interaction/answer.ts';
import { updatesStatus } from './view.ts';
import type { Metadata } from '../interaction/metadata.ts';
import type { Call, Surface } from '../interaction/surface.ts';

/** How the updates stand, and a page of what an operator has to see to. */
export async function showStatus(
  { desk, status, texts }: Surface,
  call: Call,
  { page }: Metadata<'status'>,
): Promise<Message> {
  const troubles = await desk.troubles(await call.actor(), page);
  return updatesStatus(await status(), troubles, texts);
}
