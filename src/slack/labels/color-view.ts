import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { limits, plain } from '../kit/kit.ts';
import { labelColors, squareOf, type LabelColor } from './label-colors-view.ts';
import { ids } from '../interaction/ids.ts';
import { input } from '../kit/modal.ts';

/** The colour of a label; one that came from elsewhere can stay as it is. */
export function colorInput(chosen: string | undefined, label: string, texts: Texts): types.InputBlock {
  const { color: id } = ids.labels.inputs;
  const known = labelColors.map((color) => knownOption(color, texts));
  const foreign = chosen === undefined || known.some(({ value }) => value === chosen) ? [] : [present(chosen, texts)];
  const options = [...foreign, ...known];
  const [first] = options;
  const initial = options.find(({ value }) => value === chosen) ?? first;
  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: id,
    options,
    ...(initial !== undefined && { initial_option: initial }),
  };
  return input(id, label, element);
}

function knownOption({ color, square, text }: LabelColor, texts: Texts): types.PlainTextOption {
  return { text: plain(`${square} ${texts(text)}`, limits.buttonText), value: color };
}

function present(color: string, texts: Texts): types.PlainTextOption {
  return {
    text: plain(`${squareOf(color)} ${texts('labels.color.present', { color })}`, limits.buttonText),
    value: color,
  };
}
