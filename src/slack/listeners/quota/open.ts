import type { Message } from '../../answer.ts';
import { button, section } from '../../blocks/kit.ts';
import { ids } from '../../ids.ts';
import type { Call, Surface } from '../../surface.ts';
import { quotaView } from '../../views/quota.ts';
import { openForm } from '../open-form.ts';

/** Opens the form that asks what a ticket would be about; where none can be opened, offers a button that does. */
export async function openQuota(surface: Surface, call: Call): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) {
    const said = texts('quota.intro');
    const open = button({ action: ids.quota.open, text: texts('quota.title'), value: 'open' });
    return { text: said, blocks: [section(said), { type: 'actions', elements: [open] }] };
  }
  await openForm(surface, call, texts('quota.title'), async () => {
    desk.require(await call.actor(), 'create');
    return quotaView({}, texts);
  });
  return undefined;
}
