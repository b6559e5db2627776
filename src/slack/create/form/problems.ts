import type { Texts } from '../../../locales/index.ts';
import { codeOf } from '../../../tickets/create/choice-code.ts';
import type { Earlier } from '../../../tickets/create/draft.ts';
import type { FormShape, FormField, Problem } from '../../../tickets/create/form.ts';
import { ids, fieldOf, type BlockField } from '../../kit/ids.ts';
import { limits, button, context, row, section, type Block } from '../../kit/kit.ts';
import { cut, dateToken, sizeText } from '../../text/cut.ts';
import { foreign } from '../../text/document.ts';
import type { Marks, FormState } from './state.ts';

/** What names the fields of additional parameters. */
type Named = Pick<FormShape, 'parameters'>;

/** A problem in words, without formatting. */
function problemText({ code, detail = {} }: Problem, texts: Texts): string {
  const { size, limit } = detail;
  const sizes = code === 'file-size' ? { size: sizeText(Number(size)), limit: sizeText(Number(limit)) } : {};
  return texts(`create.problem.${code}`, { ...detail, ...sizes });
}

/**
 * Puts each problem at its block, as Slack takes them in the answer to a submission. One whose block is not in the
 * view stands at the first block that is, with the field's name.
 * @param blocks the ids of the input blocks of the view
 * @returns undefined where there is no block to put anything at
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

/** The problems of single fields, to be told under them; those of additional parameters stand above the form. */
export function problemMarks(problems: readonly Problem[], texts: Texts): Marks {
  return Object.fromEntries(
    problems.flatMap((problem) =>
      typeof problem.field === 'string' ? [[problem.field, foreign(problemText(problem, texts))]] : [],
    ),
  );
}

/** All problems as one text above the form, for when the form had to go away before they were known. */
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

/** By these, whoever answers a request for options can tell that the state of the catalog is shown already. */
export const catalogBlocks = { failure: 'create_failure', waiting: 'create_waiting' } as const;

/** What is said above the fields: errors first, then the draft, then what the catalog lacks. */
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

/** What is said of a ticket that an earlier version of the form became; to send the form opens a second one. */
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

/** Slack shows errors at fields only while a form is being sent; what is known later stands in a line under the field. */
export function withMarks(blocks: readonly Block[], marks: Marks = {}): Block[] {
  return blocks.flatMap((block) => {
    const field = fieldOf(block.block_id ?? '')?.field;
    const mark = field && marks[field];
    return mark === undefined ? [block] : [block, context(`:warning: ${mark}`, limits.faultText)];
  });
}
