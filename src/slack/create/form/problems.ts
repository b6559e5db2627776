import type { Texts } from '../../../locales/index.ts';
import { codeOf } from '../../../tickets/create/choice-code.ts';
import type { FormShape, FormField, Problem } from '../../../tickets/create/form.ts';
import { limits } from '../../kit/kit.ts';
import { sizeText } from '../../kit/size-text.ts';
import { cut } from '../../kit/text.ts';
import { foreign } from '../../text/foreign.ts';
import { fieldOf, type BlockField } from './block-ids.ts';
import type { Marks } from './state.ts';

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
