import { ids, blockId } from '../../../src/slack/kit/ids.ts';
import { commands } from '../../../src/slack/features.ts';
import { clicks, submits } from '../../../src/slack/listeners.ts';
import { clickSamples } from '../../slack/roles/clicks.ts';
import { commandSamples } from '../../slack/roles/commands.ts';
import { createMenus, menuSamples } from '../../slack/roles/menus.ts';
import { submitSamples } from '../../slack/roles/submissions.ts';
import { chosen, createMetadata } from '../../slack/roles/sample.ts';
import { clickRows, menuRows, rowOf, submitRows } from './surface-rows.ts';
import type { Deed } from './wire.ts';
import { special, usual, type Named } from './world.ts';

/** One thing that a person can do in Slack, and which row of the docs says who may and what comes of it. */
export interface Surface {
  readonly name: string;
  /** The row in "Who does what" or "What has no command". */
  readonly row: string;
  readonly deed: Deed;
  /** It changes something at once, so who may do it gets a ticket of their own. */
  readonly changes: boolean;
  /** Typed in the place of the ticket, whose number is not named. */
  readonly isHere?: true;
}

/** Whether the number of the ticket is in what the person sends, so that it is no news to them. */
export function namesTicket({ deed }: Surface): boolean {
  return JSON.stringify(deed).includes('12345678');
}

/** Whether it is done in the channel of the ticket. */
export function isThere({ isHere, row }: Surface): boolean {
  return isHere === true || row === 'unlink' || row === 'files of a message';
}

/** Whether the channel of the ticket is in what the person sends. */
export function namesPlace(surface: Surface): boolean {
  return isThere(surface) || /"C2\\?"/.test(JSON.stringify(surface.deed));
}

/** What belongs to the ticket in what the person sends. */
const belongings = /"(?:A1|L2|M1|E1|C2)\\?"|12345679|USOMEBODY/;

/** Whether all that it needs is a ticket. */
export function needsTicketOnly(surface: Surface): boolean {
  return namesTicket(surface) && !/"(?:A1|L2|M1|E1|C2)\\?"/.test(JSON.stringify(surface.deed));
}

/** Whether a person does something else about one ticket than about another one. */
export function isAboutOne(surface: Surface): boolean {
  return namesTicket(surface) || isThere(surface) || belongings.test(JSON.stringify(surface.deed));
}

/** What changes something at once; what opens a form for that does not. */
const changing = new Set([
  ...['reply', 'nudge', 'link', 'unlink', 'follow', 'unfollow', 'signature'].map((name) => `/ticket ${name}`),
  ...['ticket_urge', 'ticket_unlink', 'ticket_more unlink', 'hub_entry urge', 'hub_entry private', 'hub_entry public'],
  ...['send_to', 'link_resume', 'paused_resume', 'paused_move', 'send_again', 'message_withdraw', 'label_remove'],
  ...['message_files', 'privacy_share', 'labels_page', 'access_approve', 'create_reply_earlier'],
  ...['says reply', 'says reply in a direct message', 'reply here', 'unlink here', 'link here'],
]);

const surface = (name: string, row: string, deed: Deed, changes = changing.has(name)): Surface => ({
  ...{ name, row, deed, changes },
});

const typed = commands.flatMap(({ name }) => {
  const { line } = commandSamples[name];
  const about = { new: `new ${usual}`, list: `list all ${special}` }[name as string] ?? line;
  return [surface(`/ticket ${name}`, name, { payload: { command: '/ticket', text: about } })];
});

/** Without a number: the ticket of the place is meant. */
const here = (['show', 'reply', 'close', 'messages', 'log', 'why', 'unlink', 'access', 'more'] as const).map(
  (name) => ({
    ...surface(`${name} here`, name, {
      payload: { command: '/ticket', text: name === 'reply' ? 'reply here it is' : name },
    }),
    isHere: true as const,
  }),
);

/** Their values are no choices. */
const createClicks: readonly string[] = [...Object.values(ids.create.actions), ids.diagnosis.actions.more];

const clicked = Object.keys(clicks).flatMap((id) =>
  (clickSamples[id] ?? []).map(({ value, view }) => {
    const entry = createClicks.includes(id) ? undefined : value.split(' ')[0];
    // A list that is long enough might lack what it must not show for that reason alone.
    const shown = id === ids.actions.listPage ? value.replace('"words":[]', `"words":["${special}"]`) : value;
    const action = { type: 'button', action_id: id, block_id: 'b', value: shown };
    const named = `${id} ${entry}` in clickRows ? `${id} ${entry}` : id;
    return surface(named, rowOf(clickRows, id, entry), { payload: { type: 'block_actions', actions: [action], view } });
  }),
);

/** The words that the filter's form looks for. */
const entered = (value: string) => ({ [ids.filter.inputs.words]: { [ids.filter.inputs.words]: { value } } });

const at = (value: Readonly<Record<string, unknown>>, key: string) => value[key] as object;

const sent = Object.keys(submits).flatMap((id) =>
  (submitSamples[id] ?? []).map(({ metadata, state = { values: {} } }, index) => {
    const entry = [/"action":"(\w+)"/.exec(metadata)?.[1], /"(link|channel)":/.exec(metadata)?.[1]].find(
      (one) => `${id} ${one}` in submitRows,
    );
    const isFilter = id === ids.filter.view;
    const filled = isFilter ? { values: { ...at(state, 'values'), ...entered(special) } } : state;
    const view = { type: 'modal', callback_id: id, private_metadata: metadata, state: filled, blocks: [] };
    const name = `the form ${id}${index === 0 ? '' : ` (${index + 1})`}`;
    return surface(name, rowOf(submitRows, id, entry), { payload: { type: 'view_submission', view } }, !isFilter);
  }),
);

/** A new ticket in the words of others, so that these are shown first. */
const similar = surface('the form create, like another ticket', 'hint at similar tickets', {
  payload: {
    type: 'view_submission',
    view: {
      ...{ type: 'modal', callback_id: ids.views.create, private_metadata: createMetadata, blocks: [] },
      state: {
        values: {
          [blockId('product', 0)]: { product: chosen('ecs') },
          [blockId('problemType', 0)]: { problemType: chosen('ecs-usage') },
          [blockId('region', 0)]: { region: chosen('cn-north-4') },
          [blockId('description', 0)]: { description: { value: `${usual} ${special}` } },
        },
      },
    },
  },
});

const filled = [
  similar,
  ...Object.keys(menuSamples).map((id) => {
    const { view, block_id = 'b' } = menuSamples[id] ?? {};
    // Typed is what a person who guesses would type.
    const value = id === ids.related.inputs.tickets ? special : '';
    const payload = { type: 'block_suggestion', action_id: id, block_id, value, view };
    return surface(`the menu ${id}`, rowOf(menuRows, id, undefined), { payload });
  }),
  ...createMenus.map((payload) => surface(`the menu ${payload.action_id}`, 'new', { payload })),
];

const quick = [
  surface('the shortcut', 'new', { payload: { type: 'shortcut', callback_id: ids.shortcuts.create } }),
  surface('the shortcut of a message', 'new', {
    payload: {
      ...{ type: 'message_action', callback_id: ids.shortcuts.createFromMessage, message_ts: '1767409445.000100' },
      message: { ts: '1767409445.000100', text: usual },
    },
  }),
  surface('whoever closes the create form', 'new', {
    payload: { type: 'view_closed', view: { type: 'modal', callback_id: ids.views.create, state: { values: {} } } },
  }),
];

const said = (['show', 'messages', 'log', 'why', 'access', 'reply', 'nudge'] as const).flatMap((name) => {
  const { line } = commandSamples[name];
  const changes = name === 'reply' || name === 'nudge';
  return [
    surface(`a mention: ${name}`, name, { says: `@service_tickets ${line}` }, changes),
    surface(`a direct message: ${name}`, name, { says: line }, changes),
  ];
});

/** Every surface there is, from the tables of the product, and a few in words for each kind of message. */
export const surfaces: readonly Surface[] = [...typed, ...here, ...sent, ...clicked, ...filled, ...quick, ...said];

let count = 0;

/** The deed about one ticket and what belongs to it, in the place of what the samples name. */
export function about(deed: Deed, named: Named, lobby: string): Deed {
  count += 1;
  const names: readonly (readonly [RegExp, string])[] = [
    [/12345678/g, named.ticket],
    [/12345679/g, named.other],
    [/(?<=")A1(?=\\?")/g, named.request],
    [/(?<=")L2(?=\\?")/g, named.link],
    [/(?<=")M1(?=\\?")/g, named.message],
    [/(?<=")E1(?=\\?")/g, named.event],
    [/(?<=")K1(?=\\?")/g, `K${count}`],
    [/(?<=")C2(?=\\?")/g, named.former],
    [/(?<=")C1(?=\\?")/g, lobby],
    [/USOMEBODY/g, named.creator],
  ];
  const text = names.reduce((so, [from, to]) => so.replace(from, to), JSON.stringify(deed));
  return JSON.parse(text) as Deed;
}
