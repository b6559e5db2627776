import type { Block } from '../blocks/layout/index.ts';
import { placedElements, type Placed } from '../blocks/walk.ts';
import { ControlError } from '../error.ts';
import type { Channel, Person } from '../state/model.ts';
import type { OpenView } from '../surfaces/open-view.ts';
import { valuesOf, type Values } from '../surfaces/values.ts';
import { messageObject } from '../wire/message.ts';
import { viewObject } from '../wire/view.ts';
import type { Workspace } from '../workspace.ts';
import { elementLabel } from './draw.ts';
import { conversationOf } from './find.ts';
import { channelPart } from './payload.ts';

/** Where a person acts: on a message (including ephemeral ones), or in a view, by its id. */
export type Where = { readonly channel: string; readonly ts: string } | { readonly view: string };

/** Something with interactive elements in front of a person. */
export interface Surface {
  readonly blocks: readonly Block[];
  values(): Values;
  setValues(values: Values): void;
  /** Its description in the payload: container, message or view, state. */
  describe(): Readonly<Record<string, unknown>>;
  /** Set for a view. */
  readonly view?: OpenView | undefined;
  readonly channel?: Channel | undefined;
  /** A new response_url, for a message. */
  responseUrl?(): string;
}

/** Finds what a person refers to; throws a `ControlError` if they do not see it. */
export function findSurface(ws: Workspace, person: Person, where: Where): Surface {
  if ('view' in where) return viewSurface(ws, person, where.view);
  const channel = conversationOf(ws, person, where.channel);
  const ephemeral = ws.screens.find(person.id, channel.id, where.ts);
  const message = channel.messages.get(where.ts);
  const shown = ephemeral ?? message;
  if (shown === undefined) throw new ControlError(`${person.name} sees no message ${where.ts} there.`);
  const { ts, blocks, thread } = shown;
  const values = () => valuesOf(blocks, ws.messageValues.of(person.id, ts));
  return {
    blocks,
    values,
    setValues: (next) => ws.messageValues.set(person.id, ts, next),
    channel,
    describe: () => ({
      ...channelPart(channel),
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: ephemeral !== undefined,
        ...(thread !== undefined && { thread_ts: thread }),
      },
      // The payload of an ephemeral message has no `message`, because only the reader's client has it.
      ...(ephemeral === undefined && message !== undefined && { message: messageObject(ws, channel, message) }),
      state: { values: values() },
    }),
    responseUrl: () =>
      ws.responseUrls.issue({
        user: person.id,
        channel: channel.id,
        thread,
        message: { ts, ephemeral: ephemeral !== undefined },
      }),
  };
}

function viewSurface(ws: Workspace, person: Person, id: string): Surface {
  const open: OpenView | undefined = ws.modals.find(id) ?? ws.homes.find(id);
  if (open?.user !== person.id) throw new ControlError(`${person.name} has no view ${id} open.`);
  return {
    blocks: open.view.blocks,
    values: () => open.values,
    setValues(values) {
      open.values = values;
      ws.changes.touch();
    },
    view: open,
    describe: () => ({ container: { type: 'view', view_id: open.id }, view: viewObject(ws.state, open) }),
  };
}

/**
 * An element by action_id, block_id, the label of its input block or its own text. Throws a `ControlError` that lists
 * the existing ones.
 */
export function findElement(surface: Surface, key: string, blockId?: string): Placed {
  const placed = placedElements(surface.blocks).filter((one) => blockId === undefined || one.blockId === blockId);
  const matches = [
    (one: Placed) => one.actionId === key,
    (one: Placed) => one.blockId === key,
    (one: Placed) => inputLabel(one) === key,
    (one: Placed) => elementLabel(one.element) === key,
  ];
  for (const match of matches) {
    const found = placed.find(match);
    if (found !== undefined) return found;
  }
  const there = placed.map((one) => `${one.actionId} (${inputLabel(one) ?? elementLabel(one.element)})`).join(', ');
  throw new ControlError(`There is no ${key} here; there is: ${there || 'nothing to act on'}.`);
}

export function inputLabel(placed: Placed): string | undefined {
  return placed.block.type === 'input' ? placed.block.label.text : undefined;
}
