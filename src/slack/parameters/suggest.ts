import { codeOf } from '../../tickets/create/choice-code.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { text } from '../interaction/payload.ts';
import { fieldOf } from '../create/form/block-ids.ts';
import { distinct } from '../create/form/elements.ts';
import { matches } from '../create/form/match.ts';
import type { Suggest } from '../interaction/suggest.ts';

/** The choices of a parameter that has more of them than a menu holds. */
export const suggestChoices: Suggest = async ({ desk }, call, typed, body) => {
  const kind = decodeMetadata('parameters', text(body, 'view', 'private_metadata'))?.kind;
  const block = fieldOf(text(body, 'block_id') ?? '');
  if (kind === undefined || block === undefined) return [];
  const questions = await desk.parameters.questions(await call.actor(), kind);
  return distinct(matches(questions.find(({ key }) => codeOf(key) === block.code)?.options ?? [], typed));
};
