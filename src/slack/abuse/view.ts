import type { types } from '@slack/bolt';
import type { Texts, TextKey } from '../../locales/index.ts';
import { reporterKinds, reportKinds, rightKinds } from '../../tickets/abuse/abuse.ts';
import { abuseLimits } from '../../tickets/limits.ts';
import { header, plain, section, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { modal, input, type FormState } from '../kit/modal.ts';

/** An input of the abuse report form; its label is `abuse.NAME`. */
export interface Field {
  readonly name: FieldName;
  readonly kind: 'line' | 'text' | 'files' | 'choice';
  readonly optional?: boolean | undefined;
  /** The maximum length of a text, in characters. */
  readonly maxLength?: number | undefined;
  readonly hint?: TextKey | undefined;
  readonly choices?: readonly { readonly value: string; readonly text: TextKey }[] | undefined;
}

export type FieldName = (typeof names)[number];

const names = [
  'kind',
  'products',
  'sites',
  'content',
  'content-more',
  'proofs',
  'right',
  'right-area',
  'right-number',
  'right-content',
  'name',
  'reporter',
  'company',
  'phone',
  'email',
  'area',
  'address',
  'other',
  'identity',
] as const;

/**
 * The maximum length of an input in Slack, which is less than the API accepts: a second field holds the rest, after a
 * line break.
 */
const longestText = 3000;
const restOfContent = abuseLimits.content - longestText - 1;

/** The fields in the order of the form: the subject of the report, the infringed right, and the reporter. */
export const fieldGroups: readonly { readonly title: TextKey; readonly fields: readonly Field[] }[] = [
  {
    title: 'abuse.about',
    fields: [
      { name: 'kind', kind: 'choice', choices: reportKinds.map((value) => ({ value, text: `abuse.kind.${value}` })) },
      { name: 'products', kind: 'line' },
      { name: 'sites', kind: 'line', optional: true },
      { name: 'content', kind: 'text', hint: 'abuse.content.hint' },
      { name: 'content-more', kind: 'text', maxLength: restOfContent, optional: true },
      { name: 'proofs', kind: 'files' },
    ],
  },
  {
    title: 'abuse.infringed',
    fields: [
      {
        name: 'right',
        kind: 'choice',
        optional: true,
        choices: rightKinds.map((value) => ({ value, text: `abuse.right.${value}` })),
      },
      { name: 'right-area', kind: 'line', optional: true },
      { name: 'right-number', kind: 'line', optional: true },
      { name: 'right-content', kind: 'text', optional: true },
    ],
  },
  {
    title: 'abuse.who',
    fields: [
      { name: 'name', kind: 'line' },
      {
        name: 'reporter',
        kind: 'choice',
        choices: reporterKinds.map((value) => ({ value, text: `abuse.reporter.${value}` })),
      },
      { name: 'company', kind: 'line', optional: true },
      { name: 'phone', kind: 'line' },
      { name: 'email', kind: 'line', optional: true },
      { name: 'area', kind: 'line', optional: true },
      { name: 'address', kind: 'line', optional: true },
      { name: 'other', kind: 'line', optional: true },
      { name: 'identity', kind: 'files' },
    ],
  },
];

/** The block ID of a field. Slack keeps the entered values as long as the IDs stay the same. */
export function blockOf(name: string): string {
  return `abuse:${name}`;
}

/** The block of the field that a refusal names; undefined if the form doesn't have it. */
export function blockNamed(field: unknown): string | undefined {
  const name = names.find((one) => one === field);
  return name === undefined ? undefined : blockOf(name);
}

/** The form with all fields of an abuse report. */
export function reportView(form: FormState, texts: Texts): Modal {
  return modal(texts, {
    callback: ids.views.abuse,
    title: texts('abuse.title'),
    submit: texts('abuse.submit'),
    form,
    blocks: [
      section(texts('abuse.intro')),
      ...fieldGroups.flatMap(({ title, fields }) => [
        { type: 'divider' as const },
        header(texts(title)),
        ...fields.map((field) => fieldInput(field, texts)),
      ]),
    ],
  });
}

function fieldInput(field: Field, texts: Texts): types.InputBlock {
  const { name, optional } = field;
  const hint = field.hint && texts(field.hint, { limit: longestText });
  return input(blockOf(name), texts(`abuse.${name}`), elementOf(field, texts), { optional, hint });
}

function elementOf(
  { name, kind, choices = [], maxLength = longestText }: Field,
  texts: Texts,
): types.InputBlock['element'] {
  const action_id = blockOf(name);
  switch (kind) {
    case 'files':
      return { type: 'file_input', action_id, max_files: abuseLimits.files };
    case 'choice':
      return {
        type: 'static_select',
        action_id,
        options: choices.map(({ value, text }) => ({ text: plain(texts(text), 75), value })),
      };
    case 'line':
      return { type: 'plain_text_input', action_id, max_length: abuseLimits.line };
    case 'text':
      return { type: 'plain_text_input', action_id, multiline: true, max_length: maxLength };
  }
}
