import type { Message } from '../interaction/answer.ts';
import { offerForm } from '../kit/offer.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { quotaView } from './view.ts';
import { openForm } from '../interaction/open-form.ts';

/** Opens the form that asks what a ticket would be about; where none can be opened, offers a button that does. */
export async function openQuota(surface: Surface, call: Call): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offerForm('quota', 'open', texts);
  await openForm(surface, call, texts('quota.title'), async () => {
    desk.require(await call.actor(), 'create');
    return quotaView({}, texts);
  });
  return undefined;
}
