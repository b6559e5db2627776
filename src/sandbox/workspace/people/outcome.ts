import type { Answer } from '../app/delivery.ts';
import type { Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { wordsFor } from './words.ts';

/** The result of an interaction for the person: acked, or what they saw instead. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** Shows a failed interaction to the person, as Slack's own warning. */
export function settle(ws: Workspace, person: Person, what: string, answer: Answer, channel?: string): Outcome {
  if (answer.acked) return { ok: true };
  return failed(ws, person, what, answer.error, channel);
}

export function failed(ws: Workspace, person: Person, what: string, error: string, channel?: string): Outcome {
  ws.screens.tell(person.id, wordsFor(person).failed(what, error), channel);
  return { ok: false, error };
}
