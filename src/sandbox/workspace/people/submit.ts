import { z } from 'zod';
import { placedElements } from '../blocks/walk.ts';
import { modal, type Modal } from '../blocks/surfaces.ts';
import { SlackError } from '../error.ts';
import type { Person } from '../state/model.ts';
import type { OpenView } from '../surfaces/open-view.ts';
import { viewObject } from '../wire/view.ts';
import type { Workspace } from '../workspace.ts';
import { basics } from './payload.ts';
import { formErrors } from './validate.ts';
import { wordsFor } from './words.ts';

/** The result of a submission for the person; `failed`: the modal stays, with an error note. */
export interface Submitted {
  readonly outcome: 'closed' | 'cleared' | 'errors' | 'updated' | 'pushed' | 'failed';
  /** By block_id, from Slack's own checks or from the app. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
  readonly error?: string | undefined;
}

/** docs.slack.dev, "Modals", response actions of a view_submission. */
const reaction = z.discriminatedUnion('response_action', [
  z.looseObject({ response_action: z.literal('clear') }),
  z.looseObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.looseObject({ response_action: z.literal('update'), view: modal }),
  z.looseObject({ response_action: z.literal('push'), view: modal }),
]);

/** Presses a modal's submit button. Forms that Slack's client rejects are not sent to the app. */
export async function submit(ws: Workspace, person: Person, open: OpenView<Modal>): Promise<Submitted> {
  const refused = formErrors(open, wordsFor(person));
  if (Object.keys(refused).length > 0) return showErrors(ws, open, refused);
  Object.assign(open, { errors: {}, trouble: undefined });
  const answer = await ws.delivery.ask({
    type: 'interactive',
    name: 'view_submission',
    payload: {
      type: 'view_submission',
      ...basics(ws, person),
      trigger_id: ws.triggers.issue({ user: person.id, view: open.id }),
      view: viewObject(ws.state, open),
      response_urls: responseUrls(ws, person, open),
    },
  });
  return answer.acked ? react(ws, person, open, answer.body) : trouble(ws, person, open, answer.error);
}

function react(
  ws: Workspace,
  person: Person,
  open: OpenView<Modal>,
  body: Readonly<Record<string, unknown>>,
): Submitted {
  if (Object.keys(body).length === 0) {
    ws.modals.close(open);
    return { outcome: 'closed' };
  }
  const parsed = reaction.safeParse(body);
  if (!parsed.success) return trouble(ws, person, open, 'invalid_response');
  switch (parsed.data.response_action) {
    case 'clear':
      ws.modals.clear(open.user);
      return { outcome: 'cleared' };
    case 'errors': {
      const inputs = new Set(open.view.blocks.flatMap((block) => (block.type === 'input' ? block.block_id : [])));
      const known = Object.keys(parsed.data.errors).every((id) => inputs.has(id));
      if (!known) return trouble(ws, person, open, 'errors_for_unknown_blocks');
      return showErrors(ws, open, parsed.data.errors);
    }
    case 'update':
      return change(ws, person, open, 'updated', parsed.data.view);
    case 'push':
      return change(ws, person, open, 'pushed', parsed.data.view);
  }
}

function change(
  ws: Workspace,
  person: Person,
  open: OpenView<Modal>,
  outcome: 'updated' | 'pushed',
  view: Modal,
): Submitted {
  try {
    if (outcome === 'pushed') ws.modals.push(open, view);
    else ws.modals.replace(open, view);
    return { outcome };
  } catch (error) {
    if (error instanceof SlackError) return trouble(ws, person, open, error.code);
    throw error;
  }
}

function showErrors(ws: Workspace, open: OpenView<Modal>, errors: Readonly<Record<string, string>>): Submitted {
  open.errors = errors;
  ws.changes.touch();
  return { outcome: 'errors', errors };
}

function trouble(ws: Workspace, person: Person, open: OpenView<Modal>, error: string): Submitted {
  open.trouble = wordsFor(person).trouble;
  ws.changes.touch();
  return { outcome: 'failed', error };
}

/** One for every menu with `response_url_enabled` and a selected conversation. */
function responseUrls(ws: Workspace, person: Person, open: OpenView<Modal>) {
  return placedElements(open.view.blocks).flatMap(({ element, blockId, actionId }) => {
    if (element.type !== 'conversations_select' && element.type !== 'channels_select') return [];
    const value = open.values[blockId]?.[actionId];
    const channel = value?.selected_conversation ?? value?.selected_channel;
    if (element.response_url_enabled !== true || typeof channel !== 'string') return [];
    const url = ws.responseUrls.issue({ user: person.id, channel });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
  });
}
