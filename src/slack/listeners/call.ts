import { targetOf } from '../answer.ts';
import { factsOf, text } from '../payload.ts';
import type { Call, Surface } from '../surface.ts';
import { once } from './once.ts';

/**
 * Reads from a payload who asks for something, where, and how to answer. What is missing or malformed becomes an empty
 * text, which the desk refuses.
 * @param botUser of Bolt's context
 */
export function callOf(surface: Surface, body: unknown, botUser: string | undefined): Call {
  const { user = '', team, channel = '', thread } = factsOf(body);
  return {
    user,
    team,
    actor: once(() => surface.people.actor(user, team)),
    place: { channel, thread },
    triggerId: text(body, 'trigger_id'),
    view: text(body, 'view', 'type') === 'modal' ? text(body, 'view', 'id') : undefined,
    key: text(body, 'trigger_id') ?? text(body, 'event_id') ?? '',
    answer: surface.answers(targetOf(body)),
    form: { open: false },
    botUser,
  };
}
