import { codeOf } from '../../../tickets/choice-code.ts';
import { decodeMetadata } from '../../metadata.ts';
import { text } from '../../payload.ts';
import { fieldOf } from '../../views/create/block-ids.ts';
import { distinct } from '../../views/create/elements.ts';
import { matches } from '../../views/create/match.ts';
import type { Suggest } from '../options/suggest.ts';

/** The choices of a parameter that has more of them than a menu holds. */
export const suggestChoices: Suggest = async ({ desk }, call, typed, body) => {
  const kind = decodeMetadata('parameters', text(body, 'view', 'private_metadata'))?.kind;
  const block = fieldOf(text(body, 'block_id') ?? '');
  if (kind === undefined || block === undefined) return [];
  const questions = await desk.parameters.questions(await call.actor(), kind);
  return distinct(matches(questions.find(({ key }) => codeOf(key) === block.code)?.options ?? [], typed));
};
