import { DomainError } from '../../tickets/errors.ts';
import { isLabelId } from '../../tickets/labels/rules.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, factsOf, text } from '../payload.ts';
import { labelEditView, allLabelsView } from './manage-view.ts';
import { callOf } from '../interaction/call.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import { outdated, type Click } from '../interaction/feature.ts';
import { openForm, showDone, updateView, buildOrExplain } from '../interaction/open-form.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import type { Modal } from '../kit/kit.ts';
import { failureMessage, inWords, type Message } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';
import { offerForm } from '../kit/offer.ts';
import { shownName } from '../text/read.ts';

const { inputs } = ids.labels;

export const addLabel: Click = async (context, call) => {
  const { useCases, texts } = context;
  await openForm(context, call, texts('labels.new.title'), async () => {
    useCases.require(await call.actor(), 'manage-labels');
    return labelEditView({ form: { state: 'open' } }, texts);
  });
  return undefined;
};

/** The value is the label's ID; its name and color are read again. */
export const changeLabel: Click = async (context, call, id) => {
  const { useCases, texts } = context;
  if (!isLabelId(id)) return outdated(context);
  await openForm(context, call, texts('labels.edit.title'), async () => {
    const label = (await useCases.labels.list(await call.actor())).find((one) => one.id === id);
    if (label === undefined) throw new DomainError('label-gone');
    return labelEditView({ ...label, form: { state: 'open' } }, texts);
  });
  return undefined;
};

export const submitLabel: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('label', text(body, 'view', 'private_metadata'));
  const values = at(body, 'view', 'state', 'values');
  const name = text(values, inputs.name, inputs.name, 'value') ?? '';
  const color = text(values, inputs.color, inputs.color, 'selected_option', 'value');
  if (known === undefined || color === undefined) return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const { label: id } = known;
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (form) => labelEditView({ id, name, color, form }, texts),
    work: async () => {
      const actor = await call.actor();
      const look = { name, color };
      const saved = await (id === undefined
        ? useCases.labels.create(actor, look)
        : useCases.labels.change(actor, id, look));
      await redrawBelow(context, call, body);
      return { done: true, said: inWords('labels.saved', { name: shownName(saved) }, texts) };
    },
    blockOf: blockOfName,
  });
};

/** Slack has already asked for confirmation. The view shows the outcome. */
export const deleteLabel: Click = async (context, call, id, body) => {
  const view_id = text(body, 'view', 'id');
  if (!isLabelId(id) || view_id === undefined) return outdated(context);
  const { useCases, texts } = context;
  const { title, said } = await useCases.labels.remove(await call.actor(), id).then(
    () => ({ title: texts('cards.done'), said: inWords('labels.deleted', {}, texts) }),
    async (error: unknown) => {
      const { text: reason } = await reportFailure(context, error, { ...factsOf(body) });
      return { title: texts('errors.title'), said: failureMessage(reason) };
    },
  );
  await redrawBelow(context, call, body);
  return (await showDone(context, view_id, noteView(title, said, texts))) ? undefined : said;
};

/** Redraws the list of labels below the form. If that fails, the list stays as it was. */
async function redrawBelow(context: SlackContext, call: Call, body: unknown): Promise<void> {
  const view_id = text(body, 'view', 'previous_view_id');
  if (view_id === undefined) return;
  try {
    await updateView(context.client, { view_id, view: await labelsPage(context, call, { page: 0 }) });
  } catch (error) {
    context.log.info({ err: error }, 'cannot refresh the list of labels');
  }
}

/** The name's block, if a failure is about the name. */
function blockOfName(failure: unknown): string | undefined {
  const about = failure instanceof DomainError && (failure.code === 'label-exists' || failure.detail.field === 'name');
  return about ? inputs.name : undefined;
}

/** Opens the list of all labels; if no form can be opened, offers a button that opens it. */
export async function openLabels(context: SlackContext, call: Call): Promise<Message | undefined> {
  const { texts } = context;
  if (call.triggerId === undefined) return offerForm('labels', 'all', texts);
  await openForm(context, call, texts('labels.title'), () => labelsPage(context, call, { page: 0 }));
  return undefined;
}

/** A page of the current labels. */
async function labelsPage(
  { useCases, texts }: SlackContext,
  call: Call,
  asked: { readonly page: number },
): Promise<Modal> {
  return allLabelsView(await useCases.labels.list(await call.actor()), asked, texts);
}

export const turnLabelsPage: Click = async (context, call, value, body) => {
  const asked = decodeMetadata('labels', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(context);
  const view = await buildOrExplain(context, () => labelsPage(context, call, asked));
  await updateView(context.client, { view_id, view });
  return undefined;
};
