import type { Texts } from '../../../locales/index.ts';
import { codeOf } from '../../../tickets/create/choice-code.ts';
import type { Earlier } from '../../../tickets/create/draft.ts';
import type { FormShape, FormField, Problem } from '../../../tickets/create/form.ts';
import { ids, fieldOf, type BlockField } from '../../kit/ids.ts';
import { limits, button, context, row, section, type Block } from '../../kit/kit.ts';
import { cut, dateToken, sizeText } from '../../text/cut.ts';
import { foreign } from '../../text/document.ts';
import type { Marks, FormState } from './state.ts';

/** What is needed to name the fields of additional parameters. */
type Named = Pick<FormShape, 'parameters'>;

/** A problem as plain text. */
function problemText({ code, detail = {} }: Problem, texts: Texts): string {
  const { size, limit } = detail;
  const sizes = code === 'file-size' ? { size: sizeText(Number(size)), limit: sizeText(Number(limit)) } : {};
  return texts(`create.problem.${code}`, { ...detail, ...sizes });
}

/**
 * The errors for each block, in Slack's format for the answer to a submission. If a problem's block isn't in the view, the error
 * is shown at the first block, with the field's name.
 * @param blocks the IDs of the input blocks in the view
 * @returns undefined if there is no block to show an error at
 */
export function problemErrors(
  problems: readonly Problem[],
  blocks: readonly string[],
  shape: FormShape,
  texts: Texts,
): Record<string, string> | undefined {
  const [first] = blocks;
  if (first === undefined) return undefined;
  const errors = new Map<string, string[]>();
  for (const problem of problems) {
    const own = blocks.find((block) => isOf(block, problem.field));
    const words = own === undefined ? labelled(problem, shape, texts) : problemText(problem, texts);
    errors.set(own ?? first, [...(errors.get(own ?? first) ?? []), words]);
  }
  return Object.fromEntries([...errors].map(([block, words]) => [block, cut(words.join(' '), limits.inputError)]));
}

/** The problems of single fields, shown below them; those of additional parameters are shown above the form. */
export function problemMarks(problems: readonly Problem[], texts: Texts): Marks {
  return Object.fromEntries(
    problems.flatMap((problem) =>
      typeof problem.field === 'string' ? [[problem.field, foreign(problemText(problem, texts))]] : [],
    ),
  );
}

/** All problems as one text above the form, if the form was replaced by a progress view before they were known. */
export function problemNotice(problems: readonly Problem[], shape: Named, texts: Texts): string {
  const lines = problems.map((problem) => `• ${foreign(labelled(problem, shape, texts))}`);
  return [texts('create.problems'), ...lines].join('\n');
}

function labelled(problem: Problem, shape: Named, texts: Texts): string {
  return `${fieldName(problem.field, shape, texts)}: ${problemText(problem, texts)}`;
}

function fieldName(field: FormField, shape: Named, texts: Texts): string {
  if (typeof field === 'string') return texts(`create.field.${field}`);
  const parameter = shape.parameters.find(({ key }) => codeOf(key) === field.parameter);
  return parameter?.name ?? parameter?.key ?? field.parameter;
}

function isOf(block: string, field: FormField): boolean {
  const known = fieldOf(block);
  if (known === undefined) return false;
  if (typeof field !== 'string') {
    return (known.field === 'parameter' || known.field === 'secret') && known.code === field.parameter;
  }
  const names: readonly BlockField[] = field === 'files' ? ['files', 'kept'] : [field];
  return names.includes(known.field);
}

/** Block IDs that show that the state of the catalog is already displayed. */
export const catalogBlocks = { failure: 'create_failure', waiting: 'create_waiting' } as const;

/** The notes above the fields: errors first, then the draft, then the state of the catalog. */
export function noteBlocks({ metadata, notices, failure, waiting }: FormState, texts: Texts): Block[] {
  const { actions } = ids.create;
  return [
    ...notices.map((notice) => section(notice)),
    ...(metadata.earlier ? earlierBlocks(metadata.earlier, texts) : []),
    ...(metadata.draft ? draftNote(metadata.draft, texts) : []),
    ...(failure === undefined
      ? []
      : [
          {
            ...row(
              texts('create.catalog-failed', { reason: failure }),
              button({ action: actions.retry, text: texts('create.retry'), value: 'retry' }),
            ),
            block_id: catalogBlocks.failure,
          },
        ]),
    ...(waiting ? [{ ...context(texts('create.waiting')), block_id: catalogBlocks.waiting }] : []),
  ];
}

/** The text about a ticket that an earlier version of the form created. Submitting the form opens a second one. */
export function earlierWords({ id, title }: Earlier, texts: Texts): string {
  const known = title === undefined ? 'none' : foreign(title);
  return texts('create.earlier', { ticket: foreign(id), title: known });
}

function earlierBlocks(earlier: Earlier, texts: Texts): Block[] {
  const { actions } = ids.create;
  const [reply, leave] = [texts('create.earlier.reply'), texts('create.earlier.leave')];
  const elements = [
    button({ action: actions.replyEarlier, text: reply, value: 'reply', style: 'primary' }),
    button({ action: actions.keepEarlierTicket, text: leave, value: 'leave' }),
  ];
  return [section(earlierWords(earlier, texts)), { type: 'actions', elements }];
}

function draftNote(
  { state, at }: { readonly state: 'restored' | 'waiting'; readonly at: number },
  texts: Texts,
): Block[] {
  const { actions } = ids.create;
  const time = dateToken(at, new Date(at).toISOString());
  const accessory =
    state === 'restored'
      ? button({ action: actions.startEmpty, text: texts('create.start-empty'), value: 'empty' })
      : button({ action: actions.openDraft, text: texts('create.open-draft'), value: 'draft' });
  return [row(texts(`create.draft-${state}`, { time }), accessory)];
}

/**
 * Adds errors below their fields. Slack shows errors at fields only in the answer to a submission, so later ones need a line of
 * their own.
 */
export function withMarks(blocks: readonly Block[], marks: Marks = {}): Block[] {
  return blocks.flatMap((block) => {
    const field = fieldOf(block.block_id ?? '')?.field;
    const mark = field && marks[field];
    return mark === undefined ? [block] : [block, context(`:warning: ${mark}`, limits.faultText)];
  });
}
