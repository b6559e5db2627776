import { z } from 'zod';
import { reasons } from '../blocks/reasons.ts';
import { home, modal, type Home, type Modal } from '../blocks/surfaces.ts';
import { refusal, SlackError } from '../error.ts';
import { viewObject } from '../wire/view.ts';
import type { Workspace } from '../workspace.ts';
import { json, method, text } from './method.ts';
import { lostPictures } from './pictures.ts';

/** docs.slack.dev, "views.open": `view_too_large` over 250 kB. */
const largestView = 250_000;

/** Parses a modal; throws `view_too_large` or `invalid_arguments` with reasons. */
function parseModal(ws: Workspace, raw: unknown): Modal {
  return parseView(ws, modal, raw);
}

function parseView<View extends Modal | Home>(ws: Workspace, schema: z.ZodType<View>, raw: unknown): View {
  if (Buffer.byteLength(JSON.stringify(raw ?? null)) > largestView) throw new SlackError('view_too_large');
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw refusal('invalid_arguments', reasons(parsed.error.issues, '/view'));
  const lost = lostPictures(ws, parsed.data.blocks, '/view/blocks');
  if (lost.length > 0) throw refusal('invalid_arguments', lost);
  return parsed.data;
}

export const open = method({
  args: z.object({ trigger_id: text, view: json }),
  run(ws, given) {
    const view = parseModal(ws, given.view);
    const trigger = ws.triggers.redeem(given.trigger_id);
    return { view: viewObject(ws.state, ws.modals.open(trigger.user, view, trigger.channel)) };
  },
});

export const push = method({
  args: z.object({ trigger_id: text, view: json }),
  run(ws, given) {
    const view = parseModal(ws, given.view);
    const trigger = ws.triggers.redeem(given.trigger_id);
    const parent = trigger.view === undefined ? undefined : ws.modals.find(trigger.view);
    if (parent === undefined) throw new SlackError('invalid_trigger_id');
    const top = ws.modals.top(parent.user) ?? parent;
    return { view: viewObject(ws.state, ws.modals.push(top, view)) };
  },
});

export const update = method({
  args: z.object({ view: json, view_id: text.optional(), external_id: text.optional(), hash: text.optional() }),
  run(ws, given) {
    if ((given.view_id === undefined) === (given.external_id === undefined)) {
      throw refusal('invalid_arguments', [
        'exactly one of view_id and external_id is required [json-pointer:/view_id]',
      ]);
    }
    const view = parseModal(ws, given.view);
    const open =
      given.view_id === undefined ? ws.modals.findExternal(given.external_id ?? '') : ws.modals.find(given.view_id);
    if (open === undefined) throw new SlackError('not_found');
    if (given.hash !== undefined && given.hash !== open.hash) throw new SlackError('hash_conflict');
    ws.modals.replace(open, view);
    return { view: viewObject(ws.state, open) };
  },
});

export const publish = method({
  args: z.object({ user_id: text, view: json, hash: text.optional() }),
  run(ws, given) {
    // docs.slack.dev, "views.publish"
    if (!ws.settings.homeTab) throw new SlackError('not_enabled');
    const view = parseView(ws, home, given.view);
    if (!ws.state.people.has(given.user_id)) throw new SlackError('user_not_found');
    const before = ws.homes.of(given.user_id);
    if (given.hash !== undefined && given.hash !== before?.hash) throw new SlackError('hash_conflict');
    return { view: viewObject(ws.state, ws.homes.publish(given.user_id, view)) };
  },
});
