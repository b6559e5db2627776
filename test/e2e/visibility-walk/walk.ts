import { explain } from '../../../src/slack/interaction/explain.ts';
import { ids } from '../../../src/slack/kit/ids.ts';
import { DomainError, type DomainErrorCode } from '../../../src/tickets/errors.ts';
import { roles } from '../../../src/tickets/roles/roles.ts';
import { texts } from '../../slack/harness.ts';
import { ruleOf, sees, type Rule } from './rows.ts';
import { about, isAboutOne, isThere, namesPlace, namesTicket, needsTicketOnly, type Surface } from './surfaces.ts';
import type { Deed } from './wire.ts';
import { isIn, roleIn, type Walker } from './people.ts';
import { canary, type Named, type World } from './world.ts';

/** What is wrong, in words; nothing where all is as the docs say. */
export type Faults = readonly string[];

const begins = (code: DomainErrorCode) => explain(new DomainError(code), texts).split('. ')[0] ?? '';
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
  const place = isThere(surface) ? named.room : isIn(walker, 'support') ? world.seen.room : world.lobby;
  return world.does(walker, 'says' in deed ? spoken : place, about(deed, named, world.lobby));
}

interface Shown {
  readonly name: string;
  readonly request: { readonly body?: { readonly view?: unknown } };
}

/** A form that says first that it is being worked on, and is updated then, as the one that was answered at once. */
function ended(shown: string): string {
  const [acked, told] = JSON.parse(shown) as [{ readonly response_action?: string } | undefined, readonly Shown[]];
  const last = told.at(-1);
  if (acked?.response_action !== 'update' || last?.name !== 'views.update') return shown;
  return JSON.stringify([{ response_action: 'update', view: last.request.body?.view }, told.slice(0, -1)]);
}

/** Without what differs each time, and what names the one thing that was asked for. */
function plain(shown: string, named: Named): string {
  return Object.entries(named)
    .reduce(
      (text, [name, value]: readonly [string, string]) => text.replaceAll(value, name.toUpperCase()),
      ended(shown),
    )
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
function ofSeen(step: Step, rule: Rule, shown: string): Faults {
  const found = partsIn(step, shown);
  if (!mayDo(step)) {
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

/** What is about a paused link: who made it needs a lesser role for that. */
const aboutPaused: readonly string[] = ['resume or move a paused link', 'resume or move all paused links of a channel'];

function seesIt({ world, walker, ticket }: Step): boolean {
  const placed = world.tickets[ticket];
  return placed !== undefined && sees(world, walker, placed);
}

/** Whether a person may do this with this ticket, as long as they see it. */
function mayDo({ world, walker, surface, ticket }: Step): boolean {
  const { least, own } = ruleOf(surface.row);
  const isOwn = world.tickets[ticket]?.pausedBy === walker && aboutPaused.includes(surface.row);
  const role = roleIn(world.mode, walker);
  return role !== 'none' && roles.indexOf(role) >= roles.indexOf(isOwn ? own : least);
}

/** Whether it is tried at all. */
function isTried(step: Step): boolean {
  const { world, surface, ticket } = step;
  // A ticket that is public, or seen by all anyway, is shown to nobody new.
  if (surface.row === 'agree to more readers' && (ticket === 'seen' || world.mode === 'account')) return false;
  // See `walkChange`.
  return !(surface.changes && mayDo(step) && seesIt(step));
}

/** What is wrong with what was shown. */
async function judge(step: Step, shown: string): Promise<Faults> {
  const rule = ruleOf(step.surface.row);
  if (roleIn(step.world.mode, step.walker) === 'none') return ofNobody(step, shown);
  return seesIt(step) ? ofSeen(step, rule, shown) : await ofUnseen(step, rule, shown);
}

/** Does once what is the same for all of these tickets, and looks at it for each. */
async function walkTogether(steps: readonly Step[]): Promise<Faults> {
  const [first] = steps;
  if (first === undefined) return [];
  const { world, surface } = first;
  const before = surface.changes ? await world.state() : '';
  const shown = await tries(first, world[first.ticket]);
  const faults = surface.changes && (await world.state()) !== before ? ['changes something'] : [];
  for (const step of steps) faults.push(...(await judge(step, shown)).map((fault) => `${step.ticket}: ${fault}`));
  return faults;
}

/**
 * Walks one surface as one person, about a ticket that has everything a ticket can have, and compares what the workspace
 * got, and what is different then, with what the docs say.
 */
export function walk(step: Step): Promise<Faults> {
  return walkTogether(isTried(step) ? [step] : []);
}

/** The same about both tickets; what a person sends without naming one is sent once. */
export async function walkBoth({ world, walker, surface }: Omit<Step, 'ticket'>): Promise<Faults> {
  // Who has no role is not asked about a ticket: one of them is enough.
  const tickets = roleIn(world.mode, walker) === 'none' ? (['hidden'] as const) : (['seen', 'hidden'] as const);
  const steps = tickets.map((ticket) => ({ world, walker, surface, ticket })).filter(isTried);
  if (!isAboutOne(surface)) return walkTogether(steps);
  const faults: string[] = [];
  for (const step of steps) faults.push(...(await walkTogether([step])));
  return faults;
}

/**
 * Whoever sees a ticket and may change it does.
 * @param spare a ticket like the one that is seen, which is left behind changed
 */
export async function walkChange(step: Omit<Step, 'ticket'>, spare: string): Promise<Faults> {
  const about = { ...step, ticket: 'seen' } as const;
  if (!mayDo(about) || !seesIt(about)) return [];
  const shown = await tries(about, { ...step.world.seen, ticket: spare });
  return [refusal, noAccess, notFound].filter((one) => shown.includes(one)).map((one) => `says ${one}`);
}

/** What changes one ticket, and needs nothing else for that. */
export const changesTicket = (surface: Surface): boolean =>
  surface.changes && needsTicketOnly(surface) && surface.row !== 'agree to more readers';

/** After which nothing else can be done with the ticket, or not from its place. */
export const endsTicket = ({ row }: Surface): boolean => ['close', 'cancel', 'delete', 'unlink'].includes(row);

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
