import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { AccessHost, Agency } from '../../tickets/access/area.ts';
import { accountLimit, passwordLimit } from '../../tickets/access/limits.ts';
import type { AccessWindow } from '../../tickets/access/access-window.ts';
import type { Agreement } from '../../tickets/agreement/agreements.ts';
import { context, limits, paragraphs, plain, section, type Block } from '../kit/kit.ts';
import { pagesOf } from '../kit/pages.ts';
import { parts, beginning, cut, oneLine } from '../text/cut.ts';
import { readForeign, shownName } from '../text/read.ts';
import { ids } from '../kit/ids.ts';
import { input } from '../kit/modal.ts';

const { inputs } = ids.access;

/**
 * The maximum number of options in a menu, and the maximum length of an option's value in characters (Block Kit
 * reference).
 */
const maxOptions = 100;
const longestValue = 75;

/** How many sections and bytes of an agreement fit next to the rest of the form. */
const agreementRoom = { blocks: 40, bytes: 120_000 } as const;

/** The start and end of access, prefilled with the requested times. */
export function windowInputs({ from, until }: AccessWindow, texts: Texts): Block[] {
  return [
    input(
      inputs.from,
      texts('access.form.from'),
      {
        ...{ type: 'datetimepicker', action_id: inputs.from },
        ...(from !== undefined && { initial_date_time: Math.ceil(from / 1000) }),
      },
      { hint: texts('access.form.from-hint'), optional: true },
    ),
    input(
      inputs.until,
      texts('access.form.until'),
      { type: 'datetimepicker', action_id: inputs.until, initial_date_time: Math.ceil(until / 1000) },
      { hint: texts('access.form.until-hint') },
    ),
  ];
}

/**
 * How the console is entered: through an agency, or with all permissions of the account. It has no default, so that
 * nobody chooses by omission (User Guide, "Processing Authorizations": credential authorization; neither way needs an
 * account or password).
 */
export function consoleInput(agencies: readonly Agency[], texts: Texts): Block {
  const credential = { text: plain(texts('access.form.credential'), limits.buttonText), value: credentialOption };
  const offered = selectable(agencies, maxOptions - 1).map(({ id, name }) => ({
    text: plain(texts('access.form.by-agency', { name: oneLine(name) }), limits.buttonText),
    value: `${agencyOption}${id}`,
  }));
  return input(
    inputs.console,
    texts('access.form.console'),
    { type: 'static_select', action_id: inputs.console, options: [...offered, credential] },
    { hint: texts('access.form.console-hint') },
  );
}

/** Option values of `consoleInput`; `agencyOption` is followed by the agency's ID. */
export const credentialOption = 'credential';
export const agencyOption = 'agency:';

function selectable(agencies: readonly Agency[], maxOptions: number): readonly Agency[] {
  return agencies.filter(({ id }) => id.length <= longestValue - agencyOption.length).slice(0, maxOptions);
}

/** @param required whether this is the only way to grant access */
export function agencyInput(agencies: readonly Agency[], required: boolean, texts: Texts): Block {
  const options = selectable(agencies, maxOptions).map(({ id, name }) => ({
    text: plain(oneLine(name), limits.buttonText),
    value: id,
  }));
  return input(
    inputs.agency,
    texts('access.form.agency'),
    { type: 'static_select', action_id: inputs.agency, options },
    { hint: texts('access.form.agency-hint'), optional: !required },
  );
}

/**
 * Port, account and password of a host. The password is never used as an initial value.
 * @param required whether this is the only way to grant access
 */
export function loginInputs({ id, name, port, account }: AccessHost, required: boolean, texts: Texts): Block[] {
  const named = { name: cut(oneLine(name ?? id), 60) };
  const field = (
    kind: 'port' | 'account' | 'password',
    more: Partial<types.PlainTextInput>,
    hint?: string,
  ): types.InputBlock =>
    input(
      `${inputs[kind]}:${id}`,
      texts(`access.form.${kind}`, named),
      { type: 'plain_text_input', action_id: inputs[kind], ...more },
      { hint, optional: !required },
    );
  return [
    context(texts('access.form.host', { name: shownName(name ?? id, 100) })),
    field('port', { max_length: 5, ...(port !== undefined && port <= 65_535 && { initial_value: String(port) }) }),
    field('account', {
      max_length: accountLimit,
      ...(account !== undefined && { initial_value: beginning(account, accountLimit) }),
    }),
    field(
      'password',
      { max_length: passwordLimit },
      texts('access.form.password-hint', { skip: required ? 'no' : 'yes' }),
    ),
  ];
}

/**
 * The agreement that must be signed first, with its checkbox. Each agreement has its own block ID, so that no check
 * mark stays when the agreement changes.
 */
export function agreementBlocks({ id, name, text }: Agreement, texts: Texts): Block[] {
  const words = parts(readForeign(text, texts('cards.picture')), limits.sectionText).map(paragraphs);
  const [shown = [], ...rest] = pagesOf(words, agreementRoom);
  const option = { text: plain(texts('access.form.agree-option'), limits.buttonText), value: 'agree' };
  return [
    section(texts('access.form.agreement', { name: shownName(name) })),
    ...shown,
    ...(rest.length > 0 ? [context(texts('access.form.cut'))] : []),
    input(agreeBlock(id), texts('access.form.agree'), {
      type: 'checkboxes',
      action_id: inputs.agree,
      options: [option],
    }),
  ];
}

/** The block ID of the checkbox for an agreement. */
export function agreeBlock(agreement: number): string {
  return `${inputs.agree}:${agreement}`;
}
