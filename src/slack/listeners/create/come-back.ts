import { keptDraft } from '../../blocks/kept-draft.ts';
import type { SlackContext } from '../../context.ts';
import { createDrafts } from '../../drafts.ts';
import { describeFailure } from '../../failure.ts';
import { drawForm } from './draw.ts';
import { keep, type OpenForm } from './taken.ts';
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
  await context.noteFailure();
  const facts = { user: person.user, submission: code.key };
  const words = failure === undefined ? notices : [...notices, describeFailure(context, failure, facts).text];
  const anew = returned(form, words);
  await keep(context, form);
  if (anew.carried.length > 0) await createDrafts(context).carry(person, code.key, anew.carried);
  if (await drawForm(context, anew)) return;
  await tellDirectly(context, person, keptDraft({ code, reasons: words }, context.texts));
}
