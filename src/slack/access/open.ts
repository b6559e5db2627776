import type { Metadata } from '../interaction/metadata.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { approvalView } from './approval-view.ts';
import { decisionView } from './decision-view.ts';
import { openForm } from '../interaction/open-form.ts';

/** Opens the form of an approval: what it asks is what the service wants, and what is left to be said by the person. */
export async function openApproval(surface: Surface, call: Call, known: Metadata<'access'>): Promise<undefined> {
  const { desk, texts, now } = surface;
  await openForm(surface, call, texts('access.form.title'), async () => {
    const form = await desk.access.form(await call.actor(), known.request);
    return approvalView({ ...form, ticket: known.ticket, at: now() }, texts);
  });
}

/** Asks before a request is rejected, or what was granted is ended. */
export async function openDecision(
  surface: Surface,
  call: Call,
  known: Metadata<'access'>,
  action: 'reject' | 'cancel',
): Promise<undefined> {
  const { desk, texts } = surface;
  await openForm(surface, call, texts('access.decide.title', { action }), async () => {
    const { request } = await desk.access.show(await call.actor(), known.request);
    return decisionView({ ...known, action, authorization: request, form: { state: 'open' } }, texts);
  });
}
