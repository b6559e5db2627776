import type { Texts } from '../../../locales/index.ts';
import type { UploadLimits } from '../../../tickets/catalog/catalog.ts';
import { fits } from '../../../tickets/create/form-check.ts';
import type { FormFile, FormShape } from '../../../tickets/create/form.ts';
import { context, plain, type Block } from '../../kit/kit.ts';
import { ids, blockId, scopeOf } from '../../kit/ids.ts';
import { input } from '../../kit/elements.ts';
import { oneLine, sizeText } from '../../text/cut.ts';
import { foreign } from '../../text/document.ts';
import type { FormState } from './state.ts';

/** Slack's limit for the files of one input. */
const maxFiles = 10;

/** Slack's limit for checkboxes. */
const maxBoxes = 10;

/**
 * Extensions that Slack's `filetypes` accepts for certain (its list of file types). An unknown one makes the whole view invalid.
 * If the service's list contains any other extension, all files can be chosen and are checked later.
 */
const slackTypes = new Set(
  'bmp csv doc docx gif gzip html jpeg jpg json log mov mp3 mp4 odp ods odt pdf png ppt pptx rar rtf svg tar txt xls xlsx xml yaml zip'.split(
    ' ',
  ),
);

/** Files that came with the form, with checkboxes, and the input for more. */
export function fileBlocks(state: FormState, shape: FormShape, texts: Texts): Block[] {
  const { limits } = shape;
  return [...carriedBlocks(state, limits, texts), ...inputBlocks(state, limits, texts)];
}

/** Which files are selected initially depends on the limits, so the checkboxes wait for them. */
function carriedBlocks(
  { metadata, values, carried, waiting }: FormState,
  limits: UploadLimits | undefined,
  texts: Texts,
): Block[] {
  if (carried.length === 0) return [];
  if (limits === undefined && waiting) {
    return [context(texts('create.files-waiting', { names: carried.map(({ name }) => foreign(name)).join(', ') }))];
  }
  const options = carried.map((file) => ({
    text: plain(oneLine(file.name), 75),
    value: file.id,
    description: plain(sizeText(file.size), 75),
  }));
  const ticked = options.filter(({ value }) => values.files.some((file) => file.id === value));
  return [
    input(
      {
        id: blockId('kept', scopeOf(metadata.generation, ...carried.map(({ id }) => id))),
        label: texts('create.kept'),
      },
      {
        type: options.length > maxBoxes ? 'multi_static_select' : 'checkboxes',
        action_id: ids.create.actions.kept,
        options,
        ...(ticked.length > 0 && { initial_options: ticked }),
      },
    ),
  ];
}

/** The files that are selected initially: as many as the limits allow, in order. */
export function tickable(files: readonly FormFile[], limits: UploadLimits | undefined): readonly FormFile[] {
  if (limits === undefined) return files;
  return files.filter((file) => fits(file, limits)).slice(0, Math.max(0, limits.count));
}

function inputBlocks({ metadata }: FormState, limits: UploadLimits | undefined, texts: Texts): Block[] {
  if (limits !== undefined && limits.count < 1) return [];
  const types = limits?.types ?? [];
  const filetypes = types.length > 0 && types.every((type) => slackTypes.has(type)) ? types : [];
  return [
    input(
      {
        id: blockId('files', metadata.generation),
        label: texts('create.files'),
        hint: limits && limitsText(limits, texts),
      },
      {
        type: 'file_input',
        action_id: ids.create.actions.files,
        max_files: Math.min(maxFiles, limits?.count ?? maxFiles),
        ...(filetypes.length > 0 && { filetypes: [...filetypes] }),
      },
    ),
  ];
}

function limitsText({ count, size, types }: UploadLimits, texts: Texts): string {
  return texts('create.files-hint', { count, size: sizeText(size), types: types.length, list: types.join(', ') });
}
