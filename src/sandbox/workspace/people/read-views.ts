import type { Option } from '../blocks/options.ts';
import { offeredOptions } from '../blocks/elements/selects.ts';
import type { Block } from '../blocks/layout/index.ts';
import { placedElements } from '../blocks/walk.ts';
import type { Person } from '../state/model.ts';
import type { OpenView } from '../surfaces/open-view.ts';
import type { Notice } from '../surfaces/private.ts';
import { slotOf } from '../surfaces/values.ts';
import type { Workspace } from '../workspace.ts';
import { drawBlocks } from './draw.ts';
import { contentView, type ButtonView } from './read-messages.ts';
import { inputLabel } from './surface.ts';

/** A modal or a Home tab, as a person sees it. */
export interface ViewView {
  readonly id: string;
  /** The view below it, if it was pushed. */
  readonly previous: string | undefined;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly callbackId: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly fields: readonly FieldView[];
  readonly buttons: readonly ButtonView[];
  readonly submit: string | undefined;
  readonly close: string | undefined;
  readonly privateMetadata: string;
  readonly errors: Readonly<Record<string, string>>;
  /** "We had some trouble connecting. Try again?" */
  readonly trouble: string | undefined;
}

export interface FieldView {
  readonly label: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly optional: boolean;
  /** Text, an option, an id, a list, or null. */
  readonly value: unknown;
  readonly options: readonly Option[];
  readonly error: string | undefined;
}

/** What one person sees apart from the channels. */
export interface ScreenView {
  readonly modal: ViewView | undefined;
  readonly home: ViewView | undefined;
  readonly ephemerals: readonly EphemeralView[];
  /** Slack's own notices: `operation_timeout: /ticket failed`. */
  readonly notices: readonly Notice[];
}

export interface EphemeralView {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly text: string;
  readonly rawText: string;
  readonly blocks: readonly Block[];
  readonly buttons: readonly ButtonView[];
}

export function viewView(ws: Workspace, open: OpenView): ViewView {
  const { view } = open;
  const framed = view.type === 'modal' ? view : undefined;
  return {
    id: open.id,
    previous: open.previous,
    type: view.type,
    title: framed?.title.text ?? '',
    callbackId: view.callback_id ?? '',
    text: drawBlocks(ws.state, view.blocks).join('\n'),
    blocks: view.blocks,
    fields: fields(open),
    buttons: contentView(ws, { text: '', blocks: view.blocks }).buttons.filter((button) =>
      ['button', 'overflow'].includes(button.type),
    ),
    submit: framed?.submit?.text,
    close: framed?.close?.text,
    privateMetadata: view.private_metadata ?? '',
    errors: open.errors,
    trouble: open.trouble,
  };
}

function fields(open: OpenView): readonly FieldView[] {
  return placedElements(open.view.blocks).flatMap((placed) => {
    const { element, block, blockId, actionId } = placed;
    const slot = slotOf(element);
    if (slot === undefined) return [];
    const menu = 'options' in element || 'option_groups' in element;
    return {
      label: inputLabel(placed) ?? '',
      blockId,
      actionId,
      type: element.type,
      optional: block.type !== 'input' || block.optional === true,
      value: open.values[blockId]?.[actionId]?.[slot.key] ?? null,
      options: menu && element.type !== 'overflow' ? offeredOptions(element) : [],
      error: open.errors[blockId],
    };
  });
}

export function screenView(ws: Workspace, person: Person): ScreenView {
  const modal = ws.modals.top(person.id);
  const home = ws.homes.of(person.id);
  return {
    modal: modal && viewView(ws, modal),
    home: home && viewView(ws, home),
    ephemerals: ws.screens.ephemerals(person.id).map(({ ts, channel, thread, ...content }) => ({
      ts,
      channel,
      thread,
      ...contentView(ws, content),
    })),
    notices: ws.screens.notices(person.id),
  };
}
