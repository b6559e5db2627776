import { type Feature, onTicketButton, outdated, type Click } from '../interaction/feature.ts';
import { may } from '../../tickets/roles/roles.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { buildOrExplain, openForm, updateView } from '../interaction/open-form.ts';
import type { Message } from '../kit/message.ts';
import { text } from '../payload.ts';
import { approvalView, decisionView } from './approval-view.ts';
import { submitApproval, submitDecision } from './approve.ts';
import { accessList } from './card-view.ts';
import { accessLogView } from './log-view.ts';

/** Opens the log of a request, which may still be growing. */
async function openLog(context: SlackContext, call: Call, { request }: Metadata<'access'>): Promise<undefined> {
  await openForm(context, call, context.texts('access.log'), () => logPage(context, call, { request, page: 0 }));
}

/** Shows another page in the view whose button was clicked. */
const turnLogPage: Click = async (context, call, value, body) => {
  const asked = decodeMetadata('accessLog', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(context);
  const view = await buildOrExplain(context, () => logPage(context, call, asked));
  await updateView(context.client, { view_id, view });
  return undefined;
};

async function logPage({ useCases, texts }: SlackContext, call: Call, asked: Metadata<'accessLog'>) {
  return accessLogView(await useCases.access.log(await call.actor(), asked.request), asked, texts);
}

type Task = (context: SlackContext, call: Call, known: Metadata<'access'>) => Promise<Message | undefined>;

/** Handles a button of a request; the task checks the permission. */
function onRequestButton(task: Task): Click {
  return async (context, call, value) => {
    const known = decodeMetadata('access', value);
    return known === undefined ? outdated(context) : task(context, call, known);
  };
}

const accessCommand = onTicket({ name: 'access', isReadOnly: true }, openList);

/** The current access requests of a ticket, with the actions that this person can take. */
async function openList({ useCases, texts, now }: SlackContext, call: Call, ticket: string): Promise<Message> {
  const actor = await call.actor();
  const requests = await useCases.access.list(actor, ticket);
  return accessList({ ticket, requests, decides: may(actor.role, 'access'), at: now() }, texts);
}

/** Opens the approval form. Its fields depend on what the service requires and on what the person must still enter. */
async function openApproval(context: SlackContext, call: Call, known: Metadata<'access'>): Promise<undefined> {
  const { useCases, texts, now } = context;
  await openForm(context, call, texts('access.form.title'), async () => {
    const form = await useCases.access.form(await call.actor(), known.request);
    return approvalView({ ...form, ticket: known.ticket, at: now() }, texts);
  });
}

/** Asks for confirmation before a request is rejected or access is ended. */
async function openDecision(
  context: SlackContext,
  call: Call,
  known: Metadata<'access'>,
  action: 'reject' | 'cancel',
): Promise<undefined> {
  const { useCases, texts } = context;
  await openForm(context, call, texts('access.decide.title', { action }), async () => {
    const { request } = await useCases.access.show(await call.actor(), known.request);
    return decisionView({ ...known, action, authorization: request, form: { state: 'open' } }, texts);
  });
}

export const access: Feature = {
  commands: [accessCommand],
  clicks: {
    [ids.access.list]: onTicketButton(openList),
    [ids.access.approve]: onRequestButton(openApproval),
    [ids.access.reject]: onRequestButton((context, call, known) => openDecision(context, call, known, 'reject')),
    [ids.access.cancel]: onRequestButton((context, call, known) => openDecision(context, call, known, 'cancel')),
    [ids.access.log]: onRequestButton(openLog),
    [ids.access.logPage]: turnLogPage,
  },
  submissions: {
    [ids.views.approveAccess]: submitApproval,
    [ids.views.decideAccess]: submitDecision,
  },
  menu: [{ name: 'access', group: 'parts', last: true, permission: 'view', run: openList }],
};
