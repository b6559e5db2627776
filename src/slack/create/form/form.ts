import type { Texts } from '../../../locales/index.ts';
import { shapeOf } from '../../../tickets/create/form.ts';
import { limits, plain, type Block, type Modal } from '../../kit/kit.ts';
import { ids } from '../../kit/ids.ts';
import { writeCode } from './metadata.ts';
import { choiceBlocks } from './choices.ts';
import { contactBlocks, copiesBlocks } from './contact.ts';
import { descriptionBlocks, agreementBlocks, placeBlocks } from './description.ts';
import { fileBlocks } from './files.ts';
import { parameterBlocks } from './parameters.ts';
import { doubleBlocks, relatedBlocks } from './related.ts';
import { privateBlocks } from './private.ts';
import { noteBlocks } from './problems.ts';
import { type FormState, withMarks } from './state.ts';

/**
 * The create form. It is always whole and usable: what the catalog has not told yet is missing, or replaced by a line
 * that says so.
 */
export function formView(state: FormState, texts: Texts): Modal {
  const { generation } = state.code;
  const shape = shapeOf(state.answers, state.values);
  const { sendCode } = ids.create.actions;
  const contact = { generation, values: state.values, sendCode, hint: texts('create.contact-hint') };
  const before: Block[] = [
    ...noteBlocks(state, texts),
    ...doubleBlocks(state, texts),
    ...relatedBlocks(state, texts),
    ...choiceBlocks(state, shape, texts),
  ];
  const after: Block[] = [
    ...descriptionBlocks(state, shape, texts),
    ...contactBlocks(contact, shape, texts),
    ...copiesBlocks(state, shape, texts),
    ...fileBlocks(state, shape, texts),
    ...placeBlocks(state, texts),
    ...privateBlocks(state, texts),
    ...agreementBlocks(state, shape, texts),
  ];
  const room = limits.viewBlocks - before.length - after.length - Object.keys(state.marks ?? {}).length;
  return {
    type: 'modal',
    callback_id: ids.views.create,
    private_metadata: writeCode(state.code),
    notify_on_close: true,
    title: plain(texts('create.title'), limits.viewTitle),
    submit: plain(texts(state.code.earlier === undefined ? 'create.submit' : 'create.submit-second'), limits.viewTitle),
    close: plain(texts('create.close'), limits.viewTitle),
    blocks: withMarks([...before, ...parameterBlocks(state, shape, room, texts), ...after], state.marks),
  };
}
