import type { ApproveRequest } from '../../tickets/access/approve.ts';
import { DomainError } from '../../tickets/errors.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { factsOf, at, text } from '../payload.ts';
import { approvalView, noted, redrawn, decisionView } from './approval-view.ts';
import { callOf } from '../interaction/call.ts';
import { reportFailure } from '../interaction/explain.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { ids } from '../kit/ids.ts';
import { failureMessage, inWords } from '../kit/message.ts';
import { agencyOption, agreeBlock, credentialOption } from './approval-inputs-view.ts';

/**
 * Refusals after which the form needs other fields: an agreement, a way to enter the console, or a confirmation of
 * another approval.
 */
const outgrown: readonly string[] = ['agreement-changed', 'agreement-open', 'access-console', 'access-changed'];

/**
 * Grants an engineer access. Typed values go from the payload to the use cases and nowhere else: a redrawn form reuses
 * the blocks that Slack sent, without the values, which Slack keeps.
 */
export const submitApproval: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const { useCases, texts, now } = context;
  const known = decodeMetadata('accessApproval', body.view.private_metadata);
  if (known === undefined) return refuseOutdated(context, submitted);
  const call = callOf(context, body, botUser);
  const blocks = body.view.blocks.flatMap(({ block_id }) => block_id ?? []);
  return submitForm(context, submitted, {
    form: (state) => redrawn(body.view, state, texts),
    work: async () => {
      const { ticket, request, agreement, hosts, seen } = known;
      const { values } = body.view.state;
      const agreed = agreement !== undefined && hasAgreed(values, agreement) ? agreement : undefined;
      const asked = { key: body.view.id, ticket, request, seen, agreement: agreed, ...readApproval(values, hosts) };
      const actor = await call.actor();
      try {
        const outcome = await useCases.access.approve(actor, asked);
        return { done: true, said: inWords(`access.done.${outcome}`, { id: ticket }, texts) };
      } catch (error) {
        const isOutgrown = error instanceof DomainError && outgrown.includes(error.code);
        if (!isOutgrown || faultField(error, blocks) !== undefined) throw error;
        // The form lacks a field that is needed now: rebuild it, with the typed values.
        const { text: reason } = await reportFailure(context, error, { ...factsOf(body) });
        const form = await useCases.access.form(actor, request);
        const view = approvalView({ ...form, ticket, at: now() }, texts);
        const redone = noted(view.blocks, { state: 'failed', reason }, texts);
        return { done: false, said: failureMessage(reason), view: { ...view, blocks: redone } };
      }
    },
    blockOf: (failure) => (failure instanceof DomainError ? faultField(failure, blocks) : undefined),
  });
};

const { inputs } = ids.access;

/** Reads what was entered in the approval form. Values come from a client: the use cases check them. */
function readApproval(
  values: unknown,
  hosts: readonly string[],
): Pick<ApproveRequest, 'from' | 'until' | 'agency' | 'credential' | 'logins'> {
  const typed = (kind: 'port' | 'account' | 'password', host: string) =>
    text(values, `${inputs[kind]}:${host}`, inputs[kind], 'value') ?? '';
  return {
    from: time(values, inputs.from),
    until: time(values, inputs.until),
    ...wayIn(values),
    logins: hosts.map((host) => ({
      host,
      port: typed('port', host),
      account: typed('account', host),
      password: typed('password', host),
    })),
  };
}

/** How the console is entered; in a form that only covers hosts, the agency. */
function wayIn(values: unknown): Pick<ApproveRequest, 'agency' | 'credential'> {
  const chosen = (id: string) => text(values, id, id, 'selected_option', 'value');
  const way = chosen(inputs.console);
  if (way === credentialOption) return { credential: true };
  return { agency: way?.startsWith(agencyOption) === true ? way.slice(agencyOption.length) : chosen(inputs.agency) };
}

/** Whether the checkbox of this agreement is checked. */
function hasAgreed(values: unknown, agreement: number): boolean {
  const ticked = at(values, agreeBlock(agreement), inputs.agree, 'selected_options');
  return Array.isArray(ticked) && ticked.length > 0;
}

/** Reads a time, which Slack gives in seconds; returns epoch milliseconds. */
function time(values: unknown, id: string): number | undefined {
  const seconds = at(values, id, id, 'selected_date_time');
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

/** The block under which a refusal is shown, if the form has it. */
function faultField({ code, detail }: DomainError, blocks: readonly string[]): string | undefined {
  const host = String(detail.host ?? '');
  const candidates: Readonly<Partial<Record<DomainError['code'], readonly string[]>>> = {
    'access-window': [inputs.until],
    'access-console': [inputs.console],
    'access-way': [inputs.agency, ...blocks.filter((id) => id.startsWith(`${inputs.password}:`))],
    'access-port': [`${inputs.port}:${host}`],
    'access-account': [`${inputs.account}:${host}`],
    'access-host': [`${inputs.password}:${host}`],
    'access-unverified': [`${inputs.password}:${host}`],
  };
  return candidates[code]?.find((id) => blocks.includes(id));
}

/** Rejects a request or ends granted access. A view makes one decision, no matter how often it is submitted. */
export const submitDecision: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('accessDecision', body.view.private_metadata);
  if (known === undefined) return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const { reason: id } = ids.access.inputs;
  const reason = text(body.view.state.values, id, id, 'value') ?? '';
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (form) => decisionView({ ...known, reason, form }, texts),
    work: async () => {
      const { action, ticket, request } = known;
      const decision = { key: body.view.id, ticket, request };
      const actor = await call.actor();
      if (action === 'reject') await useCases.access.reject(actor, { ...decision, reason });
      else await useCases.access.cancel(actor, decision);
      return { done: true, said: inWords(`access.done.${action}`, { id: ticket }, texts) };
    },
    blockOf: (failure) => (failure instanceof DomainError && failure.detail.field === 'reason' ? id : undefined),
  });
};
