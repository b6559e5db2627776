import type { Texts } from '../../../locales/index.ts';
import { shapeOf } from '../../../tickets/create/form.ts';
import { limits, type Block, type Modal } from '../../kit/kit.ts';
import { modal } from '../../kit/modal.ts';
import { ids } from '../../kit/ids.ts';
import { encodeMetadata } from '../../interaction/metadata.ts';
import { choiceBlocks, parameterBlocks } from './choices.ts';
import { contactBlocks, copiesBlocks } from './contact.ts';
import {
  descriptionBlocks,
  agreementBlocks,
  placeBlocks,
  duplicateBlocks,
  relatedBlocks,
  privateBlocks,
} from './description.ts';
import { fileBlocks } from './files.ts';
import { noteBlocks, withMarks } from './problems.ts';
import type { FormMetadata, FormState } from './state.ts';

/**
 * The create form. It is complete and usable at any time: data that isn't loaded yet is left out, or a line says that it is
 * loading.
 */
export function formView(state: FormState, texts: Texts): Modal {
  const { generation } = state.metadata;
  const shape = shapeOf(state.answers, state.values);
  const { sendCode } = ids.create.actions;
  const contact = { generation, values: state.values, sendCode, hint: texts('create.contact-hint') };
  const before: Block[] = [
    ...noteBlocks(state, texts),
    ...duplicateBlocks(state, texts),
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
  const left = limits.viewBlocks - before.length - after.length - Object.keys(state.marks ?? {}).length;
  return modal(texts, {
    callback: ids.views.create,
    metadata: encodeForm(state.metadata),
    notifiesOnClose: true,
    title: texts('create.title'),
    submit: texts(state.metadata.earlier === undefined ? 'create.submit' : 'create.submit-second'),
    close: texts('create.close'),
    blocks: withMarks([...before, ...parameterBlocks(state, shape, left, texts), ...after], state.marks),
  });
}

/**
 * Maximum length of the form's metadata. The rest of Slack's limit is for the diagnosis form, which stores more in the same
 * metadata.
 */
const maxMetadataLength = limits.privateMetadata - 400;

/**
 * The metadata of the form. URLs of threads are left out if they don't fit: quotes in titles and IDs take two characters each.
 */
export function encodeForm(metadata: FormMetadata): string {
  const encoded = encodeMetadata('create', metadata);
  if (encoded.length <= maxMetadataLength) return encoded;
  return encodeMetadata('create', {
    ...metadata,
    relates: metadata.relates?.map((one) => ({ ...one, thread: undefined })),
  });
}
