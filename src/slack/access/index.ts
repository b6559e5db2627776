import { type Feature, onTicketButton, outdated, type Click } from '../interaction/feature.ts';
import { may } from '../../tickets/roles/roles.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { buildOrExplain, openForm, updateView } from '../interaction/open-form.ts';
import type { Message } from '../kit/message.ts';
import { text } from '../payload.ts';
import { approvalView, decisionView } from './approval-view.ts';
import { submitApproval, submitDecision } from './approve.ts';
import { accessList } from './card-view.ts';
import { accessLogView } from './log-view.ts';

/** Opens the log of a request, as far as it goes now. */
async function openLog(surface: Surface, call: Call, { request }: Metadata<'access'>): Promise<undefined> {
  await openForm(surface, call, surface.texts('access.log'), () => logPage(surface, call, { request, page: 0 }));
}

/** The page takes the place of the one whose button was clicked. */
const turnLogPage: Click = async (surface, call, value, body) => {
  const asked = decodeMetadata('accessLog', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(surface);
  const view = await buildOrExplain(surface, () => logPage(surface, call, asked));
  await updateView(surface.client, { view_id, view });
  return undefined;
};

async function logPage({ desk, texts }: Surface, call: Call, asked: Metadata<'accessLog'>) {
  return accessLogView(await desk.access.log(await call.actor(), asked.request), asked, texts);
}

type Task = (surface: Surface, call: Call, known: Metadata<'access'>) => Promise<Message | undefined>;

/** A button about one request; who may do what is asked by the task. */
function onRequestButton(task: Task): Click {
  return async (surface, call, value) => {
    const known = decodeMetadata('access', value);
    return known === undefined ? outdated(surface) : task(surface, call, known);
  };
}

const accessCommand = onTicket({ name: 'access', harmless: true }, openList);

/** The requests for access of a ticket as they are now, with what this person can do about each. */
async function openList({ desk, texts, now }: Surface, call: Call, ticket: string): Promise<Message> {
  const actor = await call.actor();
  const requests = await desk.access.list(actor, ticket);
  return accessList({ ticket, requests, decides: may(actor.role, 'access'), at: now() }, texts);
}

/** Opens the form of an approval: what it asks is what the service wants, and what is left to be said by the person. */
async function openApproval(surface: Surface, call: Call, known: Metadata<'access'>): Promise<undefined> {
  const { desk, texts, now } = surface;
  await openForm(surface, call, texts('access.form.title'), async () => {
    const form = await desk.access.form(await call.actor(), known.request);
    return approvalView({ ...form, ticket: known.ticket, at: now() }, texts);
  });
}

/** Asks before a request is rejected, or what was granted is ended. */
async function openDecision(
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

export const access: Feature = {
  commands: [accessCommand],
  clicks: {
    [ids.access.list]: onTicketButton(openList),
    [ids.access.approve]: onRequestButton(openApproval),
    [ids.access.reject]: onRequestButton((surface, call, known) => openDecision(surface, call, known, 'reject')),
    [ids.access.cancel]: onRequestButton((surface, call, known) => openDecision(surface, call, known, 'cancel')),
    [ids.access.log]: onRequestButton(openLog),
    [ids.access.logPage]: turnLogPage,
  },
  submissions: {
    [ids.views.approveAccess]: submitApproval,
    [ids.views.decideAccess]: submitDecision,
  },
  menu: [{ name: 'access', group: 'parts', last: true, permission: 'view', run: openList }],
};
