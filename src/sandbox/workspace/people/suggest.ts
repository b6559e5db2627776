import { suggestions, type Option } from '../blocks/options.ts';
import type { Placed } from '../blocks/walk.ts';
import { ControlError } from '../error.ts';
import type { Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { settle } from './outcome.ts';
import { basics } from './payload.ts';
import type { Surface } from './surface.ts';

/** The options of a type-ahead menu; `error` if the app returned no valid list. */
export interface Suggested {
  readonly options: readonly Option[];
  readonly error?: string | undefined;
}

/** By default, Slack asks from this length on (`min_query_length`). */
const shortestQuery = 3;

/** Types into an external menu. A query that is too short is not sent. */
export async function suggest(
  ws: Workspace,
  person: Person,
  surface: Surface,
  placed: Placed,
  query: string,
): Promise<Suggested> {
  const { element } = placed;
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') {
    throw new ControlError(`${placed.actionId} is no external menu.`);
  }
  if (query.length < (element.min_query_length ?? shortestQuery)) return { options: [] };
  const answer = await ws.delivery.ask({
    type: 'interactive',
    name: 'block_suggestion',
    payload: {
      type: 'block_suggestion',
      ...basics(ws, person),
      ...surface.describe(),
      action_id: placed.actionId,
      block_id: placed.blockId,
      value: query,
    },
  });
  if (!answer.acked) {
    settle(ws, person, placed.actionId, answer, surface.channel?.id);
    return { options: [], error: answer.error };
  }
  const parsed = suggestions.safeParse(answer.body);
  if (!parsed.success) return { options: [], error: 'invalid_options' };
  if ('options' in parsed.data) return { options: parsed.data.options };
  return { options: parsed.data.option_groups.flatMap((group) => group.options) };
}
