import { keptDraft } from './kept-draft-view.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts } from '../interaction/drafts.ts';
import { reportFailure } from '../interaction/failure.ts';
import { drawForm } from './draw.ts';
import { keep, type OpenForm } from './open-form-state.ts';
import { tellDirectly } from './tell.ts';

/** The form for another try: all fields anew, and the files that were added among those for ticking. */
function returned(form: OpenForm, notices: readonly string[]): OpenForm {
  const { files } = form.values;
  const code = { ...form.code, generation: form.code.generation + 1, carries: files.length > 0 };
  return { ...form, view: { id: form.view.id }, code, carried: files, decided: true, notices };
}

/**
 * Shows the form again with all that was entered, and why. A person who has closed the view meanwhile is told in a
 * direct message, and finds it all in the draft.
 * @param failure what went wrong, where it is not in the notices yet
 */
export async function comeBack(
  context: SlackContext,
  form: OpenForm,
  notices: readonly string[],
  failure?: unknown,
): Promise<void> {
  const { person, code } = form;
  const words =
    failure === undefined
      ? notices
      : [...notices, reportFailure(context, failure, { user: person.user, submission: code.key }).text];
  const anew = returned(form, words);
  await keep(context, form);
  if (anew.carried.length > 0) await createDrafts(context).carry(person, code.key, anew.carried);
  if (await drawForm(context, anew)) return;
  await tellDirectly(context, person, keptDraft({ code, reasons: words }, context.texts));
}
