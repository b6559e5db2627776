import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Created, Progress, Submission } from '../../tickets/requests.ts';
import { DomainError } from '../../tickets/errors.ts';
import type { FormValues } from '../../tickets/create/form.ts';
import type { Place } from '../../tickets/links/link.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts } from '../interaction/drafts.ts';
import type { FormMetadata } from './form/state.ts';
import { newFormMetadata, submissionKey, keep } from './open-form-state.ts';
import { progressView, successMessage, successView, type Success } from './form/outcome.ts';
import { markOf } from '../../tickets/create/draft.ts';
import { reopenForm, failureMarks, notifyDirectly } from './reopen-form.ts';
import { earlierTicket, offerChoice } from './earlier-ticket.ts';
import { permalinkOf } from './shortcuts.ts';
import type { Validation } from './validate.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { sourceOf } from '../files.ts';
import { describeFailure } from '../interaction/explain.ts';
import { showResult, showProgress } from '../interaction/open-form.ts';
import { type Reporter, createReporter } from '../interaction/submission.ts';
import { privateValue } from './form/description.ts';

type Ready = Extract<Validation, { readonly kind: 'ready' }>;

/**
 * Milliseconds before each check of a submission that is already in progress, because the same form was sent or delivered twice.
 * Both end with the same result, in whatever order their views are drawn.
 */
const pauses = [1000, 2000, 4000, 8000, 15_000];

/** Time limit for the URL of the thread, in milliseconds. */
const permalinkTimeoutMs = 1000;

/** Creates the ticket and shows the result. */
export async function createTicketFromForm(context: SlackContext, ready: Ready): Promise<void> {
  const { actor, form } = ready;
  const show = (step: Progress | { readonly step: 'busy' }) =>
    showProgress(context, form.view.id, progressView(step, context.texts));
  const reporter = createReporter(show, context.now);
  // As long as the check may have taken, it is the same try.
  await keep(context, form, { sending: form.at });
  let created: Created;
  try {
    created = await createOnce(context, ready, reporter).finally(() => reporter.end());
  } catch (failure) {
    const earlier = earlierTicket(failure);
    if (earlier !== undefined) return offerChoice(context, actor, form, earlier);
    return reopenForm(context, { ...form, marks: failureMarks(form.values, failure, context.texts) }, [], failure);
  }
  await succeed(context, ready, created);
}

async function createOnce(
  { useCases, files }: SlackContext,
  { actor, form, ticket }: Ready,
  { report }: Reporter<Progress | { readonly step: 'busy' }>,
): Promise<Created> {
  const { metadata, values, person } = form;
  for (let attempt = 0; ; attempt += 1) {
    const submission: Submission = {
      key: submissionKey(person.user, metadata),
      form: markOf(values),
      ticket,
      files: values.files.map((file) => sourceOf(file, files)),
      place: placeOf(metadata, values),
      related: values.related?.map(({ id }) => id),
      isPrivate: values.private === privateValue,
      agreed: values.agreement === undefined ? undefined : Number(values.agreement),
      onProgress: report,
    };
    try {
      return await useCases.create(actor, submission);
    } catch (failure) {
      const pause = pauses[attempt];
      if (!(failure instanceof DomainError) || failure.code !== 'in-progress' || pause === undefined) throw failure;
      report({ step: 'busy' });
      await sleep(pause);
    }
  }
}

/** The thread is used only for the channel it belongs to. */
function placeOf({ place }: FormMetadata, { channel }: FormValues): Place | undefined {
  if (channel === undefined) return undefined;
  return place?.channel === channel ? place : { channel };
}

/**
 * Shows the result of a created ticket. From here on the ticket exists, so nothing may say otherwise: later failures are logged
 * and shown, but never thrown.
 */
async function succeed(context: SlackContext, { form }: Ready, created: Created): Promise<void> {
  const { client, texts } = context;
  const { id, repeated, joined, link, linkFailure, relateFailure } = created;
  const reason = (failure: Error | undefined, at: string) =>
    failure === undefined ? undefined : describeFailure(context, failure, { ticket: id, at }).text;
  await createDrafts(context).remove(form.person, form.metadata.key);
  const thread = link?.thread === undefined ? undefined : permalinkOf(client, link.channel, link.thread);
  const success: Success = {
    ticket: id,
    // Two forms with the same draft become one ticket; the view of the second one says so.
    repeated: joined === true || (repeated === true && form.metadata.submission !== undefined),
    channel: link?.channel,
    permalink: thread && (await withTimeout(thread, permalinkTimeoutMs))?.value,
    linkFailure: reason(linkFailure, 'link'),
    relateFailure: reason(relateFailure, 'relate'),
  };
  const view = successView(success, newFormMetadata(randomUUID(), form.metadata.place), texts);
  if (await showResult(context, form.view.id, view)) return;
  await notifyDirectly(context, form.person, successMessage(success, texts));
}
