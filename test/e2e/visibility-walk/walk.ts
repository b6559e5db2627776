import { explain } from '../../../src/slack/explain.ts';
import { ids } from '../../../src/slack/ids.ts';
import { DeskError, type DeskErrorCode } from '../../../src/tickets/errors.ts';
import { roles } from '../../../src/tickets/roles.ts';
import { texts } from '../../slack/harness.ts';
import { ruleOf, sees, type Rule } from './rows.ts';
import { about, isThere, namesPlace, namesTicket, needsTicketOnly, type Surface } from './surfaces.ts';
import type { Deed } from './wire.ts';
import { isIn, roleIn, type Walker } from './people.ts';
import { canary, type Named, type World } from './world.ts';

/** What is wrong, in words; nothing where all is as the docs say. */
export type Faults = readonly string[];

const begins = (code: DeskErrorCode) => explain(new DeskError(code), texts).split('. ')[0] ?? '';
const [noAccess, notFound] = [begins('no-access'), begins('not-found')];
/** What each refusal says after the role that it takes. */
const refusal = 'can do this. Ask';
/** What is said of a button or form for which the person has no draft or findings: nothing is done, whoever it is. */
const gone = (['errors.outdated', 'diagnosis.lost'] as const).map((key) => texts(key).split('. ')[0] ?? '');

/** What has each kind of a ticket's words, as the docs call it. */
const parts: Readonly<Record<string, string>> = {
  words: 'words',
  message: 'messages',
  file: 'files',
  label: 'labels',
  access: 'access',
  kinwords: 'related',
};

/** One surface, one person, one ticket. */
interface Step {
  readonly world: World;
  readonly walker: Walker;
  readonly surface: Surface;
  readonly ticket: 'seen' | 'hidden';
}

/** Which words of a ticket stand in what was shown. */
function partsIn({ world, surface, ticket }: Step, shown: string): readonly string[] {
  const found = Object.entries(parts).flatMap(([part, name]) => (shown.includes(canary(ticket, part)) ? [name] : []));
  // Names of labels are the account's: see the docs.
  const isLabels = surface.row === 'labels' || surface.row === 'names of labels';
  const words = found.filter((name) => !isLabels || name !== 'labels');
  return shown.includes(world[ticket].ticket) ? ['number', ...words] : words;
}

/** Does something as somebody, about a ticket or what there is not, where they would. */
async function tries({ world, walker, surface }: Step, named: Named): Promise<string> {
  const { deed, name } = surface;
  const spoken = name.startsWith('a direct message') ? '@service_tickets' : world.lobby;
  const place = isThere(surface) ? named.room : world.seen.room;
  return world.does(walker, 'says' in deed ? spoken : place, about(deed, named, world.lobby));
}

/** Without what differs each time, and what names the one thing that was asked for. */
function plain(shown: string, named: Named): string {
  return Object.entries(named)
    .reduce((text, [name, value]: readonly [string, string]) => text.replaceAll(value, name.toUpperCase()), shown)
    .replaceAll(/ \(Code \w+\)/g, '')
    .replaceAll(/"(trigger_id|view_id|hash|ts)":"[^"]*"/g, '"$1"')
    .replaceAll(/K\d+|[0-9a-f]{8}-[0-9a-f-]{27}|<!date[^>]*>|(?<=begun\\":\\")[\w-]+/g, 'KEY');
}

const typeOf = ({ deed }: Surface) => ('payload' in deed ? deed.payload.type : 'message');

/** What somebody without a role reads: one sentence; a menu, a form that is closed and a bot's own words get none. */
function ofNobody({ surface, walker }: Step, shown: string): Faults {
  const bare = shown.replaceAll(noAccess, '');
  const leaks = [canary('', ''), refusal, notFound].filter((one) => bare.includes(one));
  const isSilent = ['block_suggestion', 'view_closed'].includes(String(typeOf(surface)));
  const isTold = shown.includes(noAccess) !== (isSilent || (walker === 'bot' && typeOf(surface) === 'message'));
  return [...leaks.map((one) => `shows ${one}`), ...(isTold ? [] : ['does not say the one sentence'])];
}

/** What somebody with a role reads of a ticket that they see. */
function ofSeen(step: Step, rule: Rule, mayDo: boolean, shown: string): Faults {
  const found = partsIn(step, shown);
  if (!mayDo) {
    const isSilent = ['block_suggestion', 'view_closed'].includes(String(typeOf(step.surface)));
    return isSilent || shown.includes(refusal) || gone.some((one) => shown.includes(one)) ? [] : ['is not refused'];
  }
  const isTyped = namesTicket(step.surface);
  const more = found.filter((part) => !rule.shown.includes(part) && !(part === 'number' && isTyped));
  const isLacking = rule.shown.length > 0 && found.length === 0;
  return [...more.map((part) => `shows ${part}`), ...(isLacking ? [`does not show ${rule.shown.join(', ')}`] : [])];
}

/** Whether tickets are counted that the person does not see; all are open. */
function miscounted({ world, walker }: Step, shown: string): Faults {
  const unseen = Object.values(world.tickets).filter((placed) => !sees(world, walker, placed));
  const expected = world.sandbox.tickets.list().length - unseen.length;
  const counted = /(\d+) tickets? in total/.exec(shown)?.[1];
  return Number(counted) === expected ? [] : [`counts ${counted}, not ${expected}`];
}

/** What somebody with a role reads of a ticket that they do not see. */
async function ofUnseen(step: Step, rule: Rule, shown: string): Promise<Faults> {
  const { world, surface, ticket } = step;
  const isTyped = namesTicket(surface);
  const leaks = partsIn(step, shown).filter((part) => part !== 'number' || !isTyped);
  const { room, former } = world[ticket];
  const isNamed = [room, former].some((channel) => shown.includes(channel));
  const faults = [...leaks, ...(isNamed && !namesPlace(surface) ? ['the channel'] : [])].map((part) => `leaks ${part}`);
  if (rule.unseen === 'counted') return [...faults, ...miscounted(step, shown)];
  if (rule.unseen !== 'missing') return faults;
  const [missing, hidden] = [plain(await tries(step, world.missing), world.missing), plain(shown, world[ticket])];
  return hidden === missing ? faults : [...faults, `tells it from a missing one: ${hidden} ${missing}`];
}

/**
 * Walks one surface as one person, about a ticket that has everything a ticket can have, and compares what the workspace
 * got, and what is different then, with what the docs say.
 */
export async function walk(step: Step): Promise<Faults> {
  const { world, walker, surface, ticket } = step;
  const rule = ruleOf(surface.row);
  const role = roleIn(world.mode, walker);
  const mayDo = role !== 'none' && roles.indexOf(role) >= roles.indexOf(rule.least);
  const placed = world.tickets[ticket];
  const isSeen = placed !== undefined && sees(world, walker, placed);
  // A ticket that is public, or seen by all anyway, is shown to nobody new.
  if (surface.row === 'agree to more readers' && (ticket === 'seen' || world.mode === 'account')) return [];
  // See `walkChanges`.
  if (mayDo && isSeen && surface.changes) return [];
  const before = surface.changes ? await world.state() : '';
  const shown = await tries(step, world[ticket]);
  const changed = surface.changes && (await world.state()) !== before ? ['changes something'] : [];
  if (role === 'none') return [...changed, ...ofNobody(step, shown)];
  return [...changed, ...(isSeen ? ofSeen(step, rule, mayDo, shown) : await ofUnseen(step, rule, shown))];
}

/** Whoever sees a ticket and may change it does: with one of their own, which is left behind. */
export async function walkChange(step: Omit<Step, 'ticket'>): Promise<Faults> {
  const { world, walker, surface } = step;
  const role = roleIn(world.mode, walker);
  const mayDo = role !== 'none' && roles.indexOf(role) >= roles.indexOf(ruleOf(surface.row).least);
  const placed = world.tickets.seen;
  if (!mayDo || placed === undefined || !sees(world, walker, placed)) return [];
  const shown = await tries({ ...step, ticket: 'seen' }, { ...world.seen, ticket: await world.spare() });
  return [refusal, noAccess, notFound].filter((one) => shown.includes(one)).map((one) => `says ${one}`);
}

/** What changes one ticket, and needs nothing else for that. */
export const changesTicket = (surface: Surface): boolean =>
  surface.changes && needsTicketOnly(surface) && surface.row !== 'agree to more readers';

/** Words of the list, in its pages. */
const pages = [0, 1].map((page) => JSON.stringify({ v: 1, scope: 'all', words: [], page }));

/**
 * Walks all places of tickets as one person: looks at each ticket, from its place or from elsewhere, by a command, an old
 * button and in a direct message, and at the list.
 */
export async function walkPlaces(world: World, walker: Walker): Promise<Faults> {
  const faults: string[] = [];
  const role = roleIn(world.mode, walker);
  const expected = Object.entries(world.tickets).filter(([, placed]) => role !== 'none' && sees(world, walker, placed));
  const isExpected = (name: string) => expected.some(([one]) => one === name);
  for (const [name, { id, room }] of Object.entries(world.tickets)) {
    const place = room !== undefined && isIn(walker, room) ? world.channelOf(room) : world.lobby;
    const action = { type: 'button', action_id: ids.actions.open, block_id: 'b', value: id };
    const deeds: readonly (readonly [channel: string, deed: Deed])[] = [
      [place, { payload: { command: '/ticket', text: `show ${id}` } }],
      [place, { payload: { type: 'block_actions', actions: [action] } }],
      ['@service_tickets', { says: `show ${id}` }],
    ];
    for (const [channel, deed] of deeds) {
      const shown = (await world.does(walker, channel, deed)).includes(canary(name, 'words'));
      if (shown !== isExpected(name)) faults.push(`${shown ? 'shows' : 'does not show'} ${name}`);
    }
  }
  let listed = '';
  for (const value of pages) {
    const action = { type: 'button', action_id: ids.actions.listPage, block_id: 'b', value };
    listed += await world.does(walker, world.lobby, { payload: { type: 'block_actions', actions: [action] } });
  }
  for (const name of Object.keys(world.tickets)) {
    const shown = listed.includes(canary(name, 'words'));
    if (shown !== isExpected(name)) faults.push(`the list ${shown ? 'has' : 'lacks'} ${name}`);
  }
  return faults;
}
