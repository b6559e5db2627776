import type { types, ViewSubmitAction } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { ApprovalForm } from '../../tickets/access/use-cases.ts';
import { hostLimit, reasonLimit } from '../../tickets/access/limits.ts';
import { accessWindowOf } from '../../tickets/access/access-window.ts';
import type { Authorization } from '../../tickets/ticket/ticket.ts';
import { accessBlocks } from './card-view.ts';
import { resourceWords } from '../delivery/change-view.ts';
import { context, section, type Block, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { modal, ticketLine, stateLine, type FormState, withoutFault, input } from '../kit/modal.ts';
import { beginning } from '../text/cut.ts';
import { shownName, shownTime } from '../text/read.ts';
import { agencyInput, agreementBlocks, consoleInput, loginInputs, windowInputs } from './approval-inputs-view.ts';

export interface ShownApproval extends ApprovalForm {
  readonly ticket: string;
  /** The current time, epoch milliseconds. */
  readonly at: number;
}

/**
 * The form to grant an engineer access. Its fields depend on what the engineer wants to enter (hosts, the console, or
 * both), on what the service requires for that (an agency, accounts of hosts, or either), on whether an agreement must
 * still be signed, and on which of the two approvers it is for.
 */
export function approvalView({ ticket, at, ...form }: ShownApproval, texts: Texts): Modal {
  const { detail, way, agencies, agreement, step, first } = form;
  const { request } = detail;
  const byAgency = way === 'agency' && agencies.length > 0 && !detail.console;
  const usesAgency = byAgency && (step !== 'second' || first?.agency !== undefined);
  const hosts = step === 'first' || usesAgency ? [] : detail.hosts.slice(0, hostLimit);
  const asksConsole = detail.console && step !== 'second';
  const asksAgency = !detail.console && way !== 'account' && step !== 'second';
  // Slack enforces a field only if it is the only way to grant access. If there are several, one is enough, and the use
  // cases check that.
  const hasOtherWay = (asksAgency && agencies.length > 0) || detail.console || first?.agency !== undefined;
  const needsLogin = hosts.length === 1 && !hasOtherWay;
  return modal(texts, {
    callback: ids.views.approveAccess,
    metadata: encodeMetadata('accessApproval', {
      ...{ ticket, request: request.id, agreement: agreement?.id },
      hosts: hosts.map(({ id }) => id),
      seen: { step, first },
    }),
    title: texts('access.form.title'),
    submit: texts('access.form.submit'),
    blocks: [
      ticketLine({ id: ticket }, texts),
      section(
        texts('access.title', { access: 'asked', resource: resourceWords(request, texts), state: request.state }),
      ),
      ...accessBlocks({ ticket, authorization: request, approvals: [], at }, texts),
      ...stepNote(form, texts),
      ...(agreement === undefined ? [] : agreementBlocks(agreement, texts)),
      ...(step === 'second' ? [] : windowInputs(accessWindowOf(request, at), texts)),
      ...(asksConsole ? [consoleInput(agencies, texts)] : []),
      ...(asksAgency && agencies.length > 0 ? [agencyInput(agencies, byAgency, texts)] : []),
      ...(asksAgency && agencies.length === 0 ? [context(texts('access.form.agency-none'))] : []),
      ...hosts.flatMap((host) => loginInputs(host, needsLogin, texts)),
    ],
  });
}

/** What the first of two approvers must know, or what the second one confirms. */
function stepNote({ detail, step, first, agencies }: ApprovalForm, texts: Texts): Block[] {
  if (step === 'first') return [section(texts('access.form.first'))];
  if (first === undefined) return [];
  const { by, agency: id = '', credential = false } = first;
  const agency = shownName(agencies.find((one) => one.id === id)?.name ?? id, 100);
  const unnamed = credential ? 'credential' : detail.hosts.length > 0 ? 'account' : 'none';
  const way = id === '' ? unnamed : 'agency';
  const times = { from: shownTime(first.from), until: shownTime(first.until) };
  return [section(texts('access.form.second', { user: `<@${by}>`, ...times, way, agency }))];
}

const noteId = 'access_state';

/**
 * Redraws the form that Slack sent with a submission, in another state. Its blocks contain no typed value: Slack keeps
 * those by the IDs of the inputs, so they stay without passing through this app.
 */
export function redrawn({ blocks, ...view }: ViewSubmitAction['view'], form: FormState, texts: Texts): Modal {
  return modal(texts, {
    callback: view.callback_id,
    metadata: view.private_metadata,
    title: texts('access.form.title'),
    submit: texts('access.form.submit'),
    blocks: noted(withoutFault(blocks), form, texts),
  });
}

/** The blocks of the form, with its state above them. */
export function noted<B extends { readonly block_id?: string }>(
  blocks: readonly B[],
  form: FormState,
  texts: Texts,
): (B | types.KnownBlock)[] {
  const note = stateLine(form, texts).map((block): types.KnownBlock => ({ ...block, block_id: noteId }));
  return [...note, ...blocks.filter(({ block_id }) => block_id !== noteId)];
}

export interface DecisionForm extends Metadata<'accessDecision'> {
  /** The authorization as it was read; missing when the form is redrawn. */
  readonly authorization?: Authorization | undefined;
  readonly reason?: string | undefined;
  readonly form: FormState;
}

/** The form for a rejection, with its reason, or for ending access. */
export function decisionView(
  { ticket, request, action, authorization, reason, form }: DecisionForm,
  texts: Texts,
): Modal {
  return modal(texts, {
    callback: ids.views.decideAccess,
    metadata: encodeMetadata('accessDecision', { ticket, request, action }),
    title: texts('access.decide.title', { action }),
    submit: texts('access.decide.submit', { action }),
    form,
    blocks: [
      ticketLine({ id: ticket }, texts),
      ...(authorization === undefined ? [] : [context(resourceWords(authorization, texts))]),
      section(texts('access.decide.question', { action })),
      ...(action === 'reject' ? [reasonInput(reason, texts)] : []),
    ],
  });
}

function reasonInput(reason: string | undefined, texts: Texts) {
  const { reason: id } = ids.access.inputs;
  return input(
    id,
    texts('access.decide.reason'),
    {
      type: 'plain_text_input',
      action_id: id,
      multiline: true,
      max_length: reasonLimit,
      ...(reason !== undefined && reason !== '' && { initial_value: beginning(reason, reasonLimit) }),
    },
    { hint: texts('access.decide.reason-hint', { limit: reasonLimit }) },
  );
}
