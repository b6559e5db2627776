import type { Placed } from '../blocks/walk.ts';
import { ControlError } from '../error.ts';
import type { Person } from '../state/model.ts';
import { slotOf, withValue, type StateValue } from '../surfaces/values.ts';
import type { Workspace } from '../workspace.ts';
import { choose, pick, type Choice } from './choose.ts';
import { settle, type Outcome } from './outcome.ts';
import { basics } from './payload.ts';
import type { Surface } from './surface.ts';

/** Presses a button, or picks from an overflow menu by value or text. */
export function press(
  ws: Workspace,
  person: Person,
  surface: Surface,
  placed: Placed,
  choice?: string,
): Promise<Outcome> {
  const { element } = placed;
  switch (element.type) {
    case 'button': {
      const { type, text, value, style } = element;
      return send(ws, person, surface, placed, {
        type,
        text,
        ...(value !== undefined && { value }),
        ...(style && { style }),
      });
    }
    case 'overflow': {
      const option = pick(element.options, choice ?? element.options[0]?.text.text ?? '', placed.actionId);
      return send(ws, person, surface, placed, { type: element.type, selected_option: option });
    }
    default:
      throw new ControlError(`${placed.actionId} is no button; select or fill it.`);
  }
}

/**
 * Enters a value. The app receives it at once, except from an input block without `dispatch_action`; then the value
 * waits for the submission or the next action.
 */
export async function enter(
  ws: Workspace,
  person: Person,
  surface: Surface,
  placed: Placed,
  choice: Choice,
): Promise<Outcome> {
  return put(ws, person, surface, placed, await choose(ws, person, surface, placed, choice));
}

/** Like `enter`, with the value in its final form. */
export async function put(
  ws: Workspace,
  person: Person,
  surface: Surface,
  placed: Placed,
  value: StateValue,
): Promise<Outcome> {
  surface.setValues(withValue(surface.values(), placed.blockId, placed.actionId, value));
  const silent = placed.block.type === 'input' && placed.block.dispatch_action !== true;
  if (silent || slotOf(placed.element) === undefined) return { ok: true };
  return send(ws, person, surface, placed, value);
}

async function send(
  ws: Workspace,
  person: Person,
  surface: Surface,
  placed: Placed,
  action: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const trigger = ws.triggers.issue({ user: person.id, view: surface.view?.id, channel: surface.channel?.id });
  const answer = await ws.delivery.ask({
    type: 'interactive',
    name: 'block_actions',
    payload: {
      type: 'block_actions',
      ...basics(ws, person),
      ...surface.describe(),
      ...(surface.responseUrl && { response_url: surface.responseUrl() }),
      trigger_id: trigger,
      actions: [{ action_id: placed.actionId, block_id: placed.blockId, ...action, action_ts: ws.nextTs() }],
    },
  });
  return settle(ws, person, placed.actionId, answer, surface.channel?.id);
}
