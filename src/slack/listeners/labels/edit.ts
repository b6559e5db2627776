import { DeskError } from '../../../tickets/errors.ts';
import { isLabelId } from '../../../tickets/labels/rules.ts';
import { failureMessage, inWords } from '../../blocks/in-words.ts';
import { shownName } from '../../blocks/ticket-words.ts';
import { reportFailure } from '../../failure.ts';
import { ids } from '../../ids.ts';
import { decodeMetadata } from '../../metadata.ts';
import { at, factsOf, text } from '../../payload.ts';
import type { Call, Surface } from '../../surface.ts';
import { labelEditView } from '../../views/labels/edit.ts';
import { noteView } from '../../views/note.ts';
import { outdated, type Click } from '../actions/click.ts';
import { callOf } from '../call.ts';
import { openForm } from '../open-form.ts';
import { refuseOutdated, submitForm, type Submit } from '../views/submission.ts';
import { labelsPage } from './all.ts';
import { showDone, updateView } from '../update-view.ts';

const { inputs } = ids.labels;

export const addLabel: Click = async (surface, call) => {
  const { desk, texts } = surface;
  await openForm(surface, call, texts('labels.new.title'), async () => {
    desk.require(await call.actor(), 'manage-labels');
    return labelEditView({ form: { state: 'open' } }, texts);
  });
  return undefined;
};

/** The value is the label's id; what it looks like is read anew. */
export const changeLabel: Click = async (surface, call, id) => {
  const { desk, texts } = surface;
  if (!isLabelId(id)) return outdated(surface);
  await openForm(surface, call, texts('labels.edit.title'), async () => {
    const label = (await desk.labels.list(await call.actor())).find((one) => one.id === id);
    if (label === undefined) throw new DeskError('label-gone');
    return labelEditView({ ...label, form: { state: 'open' } }, texts);
  });
  return undefined;
};

export const submitLabel: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('label', text(body, 'view', 'private_metadata'));
  const values = at(body, 'view', 'state', 'values');
  const name = text(values, inputs.name, inputs.name, 'value') ?? '';
  const color = text(values, inputs.color, inputs.color, 'selected_option', 'value');
  if (known === undefined || color === undefined) return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { label: id } = known;
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (form) => labelEditView({ id, name, color, form }, texts),
    work: async () => {
      const actor = await call.actor();
      const look = { name, color };
      const saved = await (id === undefined ? desk.labels.create(actor, look) : desk.labels.change(actor, id, look));
      await redrawBelow(surface, call, body);
      return { done: true, said: inWords('labels.saved', { name: shownName(saved) }, texts) };
    },
    blockOf: blockOfName,
  });
};

/** Slack has asked before. The view says what came of it. */
export const deleteLabel: Click = async (surface, call, id, body) => {
  const view_id = text(body, 'view', 'id');
  if (!isLabelId(id) || view_id === undefined) return outdated(surface);
  const { desk, texts } = surface;
  const { title, said } = await desk.labels.remove(await call.actor(), id).then(
    () => ({ title: texts('cards.done'), said: inWords('labels.deleted', {}, texts) }),
    async (error: unknown) => {
      const { text: reason } = await reportFailure(surface, error, { ...factsOf(body) });
      return { title: texts('errors.title'), said: failureMessage(reason) };
    },
  );
  await redrawBelow(surface, call, body);
  return (await showDone(surface, view_id, noteView(title, said, texts))) ? undefined : said;
};

/** The list that lies below the form shows what became of the label; a list that cannot be drawn stays as it was. */
async function redrawBelow(surface: Surface, call: Call, body: unknown): Promise<void> {
  const view_id = text(body, 'view', 'previous_view_id');
  if (view_id === undefined) return;
  try {
    await updateView(surface.client, { view_id, view: await labelsPage(surface, call, { page: 0 }) });
  } catch (error) {
    surface.log.info({ err: error }, 'cannot refresh the list of labels');
  }
}

/** Failures that are about the name. */
function blockOfName(failure: unknown): string | undefined {
  const about = failure instanceof DeskError && (failure.code === 'label-exists' || failure.detail.field === 'name');
  return about ? inputs.name : undefined;
}
