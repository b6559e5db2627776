import type { Texts } from '../../locales/index.ts';
import type { RelatedChoice } from '../../tickets/create/form.ts';
import { cut } from '../kit/text.ts';
import { shownTitle } from '../kit/ticket-words.ts';

/** A form remembers the title in its metadata, of which Slack takes 3,000 characters. */
const titleLimit = 60;

/** A ticket as the form offers it for relating the new one to. */
export function relatedChoice(
  { id, description }: { readonly id: string; readonly description: string },
  texts: Texts,
): RelatedChoice {
  return { id, title: cut(shownTitle(description, texts), titleLimit) };
}
