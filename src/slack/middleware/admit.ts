import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { within } from '../../ops/within.ts';
import { permit } from '../../tickets/roles/permit.ts';
import type { People } from '../interaction/context.ts';
import { factsOf } from '../payload.ts';

/** Milliseconds that a payload waits for the role of its sender; where it is not known then, the desk decides. */
const waitMs = 400;

/**
 * Stops what somebody whose role is `none` asks for before any listener sees it, so that no form opens; the error boundary
 * answers them. What the desk refuses is refused there as well. Events pass: most are nobody's request, and which message
 * is meant for the app, `runMessage` knows, which asks the same.
 */
export function admit(people: Pick<People, 'actor'>): Middleware<AnyMiddlewareArgs> {
  return async ({ body, next }) => {
    const { kind, user, team } = factsOf(body);
    if (user !== undefined && kind !== 'event' && kind !== 'unknown') {
      const actor = await within(people.actor(user, team), waitMs);
      if (actor !== undefined) permit(actor.value, 'view');
    }
    await next();
  };
}
