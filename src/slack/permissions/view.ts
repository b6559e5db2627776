import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { privileges, type Privilege, type PrivilegeState } from '../../tickets/privileges/privileges.ts';
import { plain, section, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { modal, input, type FormState } from '../kit/modal.ts';

/** The privileges of this app's account at the ticket service, which the viewer can change. */
export function privilegesView({ enforced, granted }: PrivilegeState, form: FormState, texts: Texts): Modal {
  return modal(texts, {
    callback: ids.views.privileges,
    metadata: encodeMetadata('privileges', { enforced }),
    title: texts('privileges.title'),
    submit: texts('privileges.submit'),
    form,
    blocks: [
      section(texts(enforced ? 'privileges.enforced' : 'privileges.open')),
      ...privileges.map((privilege) => choice(privilege, granted.includes(privilege), texts)),
    ],
  });
}

function choice(privilege: Privilege, held: boolean, texts: Texts): types.InputBlock {
  const option = (value: 'granted' | 'withdrawn') => ({ text: plain(texts(`privileges.${value}`), 75), value });
  const id = blockOf(privilege);
  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: id,
    options: [option('granted'), option('withdrawn')],
    initial_option: option(held ? 'granted' : 'withdrawn'),
  };
  return input(id, texts(`privileges.${privilege}`), element, { hint: texts(`privileges.${privilege}.hint`) });
}

/** Reads the granted privileges from the `state.values` of a submission; undefined if a choice is missing. */
export function readPrivileges(values: unknown): readonly Privilege[] | undefined {
  const chosen = privileges.map((privilege) => {
    const id = blockOf(privilege);
    return { privilege, value: text(at(values, id, id), 'selected_option', 'value') };
  });
  if (chosen.some(({ value }) => value !== 'granted' && value !== 'withdrawn')) return undefined;
  return chosen.filter(({ value }) => value === 'granted').map(({ privilege }) => privilege);
}

function blockOf(privilege: Privilege): string {
  return `${ids.privileges.choice}:${privilege}`;
}
