import type { SlackContext } from '../interaction/context.ts';
import { keep, readingOf, takeForm } from './open-form-state.ts';
import { isUntouched } from './untouched.ts';

/**
 * A form was closed without sending it: what is in it becomes the draft. Slack may leave the state out, and a draft
 * that was offered and not opened is not given up for a form that was only looked at; nor is what the app itself put into
 * a form (a message, what a follow-up begins with) a draft of anybody.
 */
export async function closed(context: SlackContext, body: unknown): Promise<void> {
  const form = await takeForm(context, body);
  const told = readingOf(body).fields.description !== undefined;
  if (form !== undefined && told && form.code.draft?.state !== 'waiting' && !isUntouched(form))
    await keep(context, form);
}
