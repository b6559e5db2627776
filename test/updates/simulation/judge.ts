import { judgeLabels } from './judge-labels.ts';
import { judgePresence, mustBeGone } from './judge-presence.ts';
import type { Snapshot, TicketEvent } from '../../../src/tickets/ticket/events.ts';
import { statuses } from '../../../src/tickets/ticket/status.ts';
import { countTexts } from './people.ts';
import { plain } from './words.ts';
import { isAway, lastStatus, type Said, type VirtualTicket } from './truth.ts';
import type { World, MadeLink } from './world.ts';

/** Compares what people see with what happened; answers what is not as promised. */
export async function judge(world: World): Promise<readonly string[]> {
  const { made, api } = world;
  const complaints = made.flatMap((link) => {
    const ticket = api.tickets.find(({ id }) => id === link.ticket);
    return ticket === undefined ? [] : judgeLink(world, link, ticket).map((complaint) => `${link.id}: ${complaint}`);
  });
  const labels = await Promise.all(made.map((link) => labelsOf(world, link)));
  const left = await world.database.db.selectFrom('delivery').selectAll().where('state', '!=', 'done').execute();
  return [
    ...complaints,
    ...doubled(world.slack.told),
    ...labels.flat(),
    ...left.map((row) => `${row.link_id}: ${row.event_id} is left ${row.state} (${row.error ?? ''})`),
  ];
}

async function labelsOf(world: World, link: MadeLink): Promise<readonly string[]> {
  const ticket = world.api.tickets.find(({ id }) => id === link.ticket);
  const posts = world.slack.shown.filter(({ post }) => post.link.id === link.id);
  const events = posts.flatMap(({ post }) => post.events);
  return ticket === undefined
    ? []
    : (await judgeLabels(world, link, ticket, events)).map((one) => `${link.id}: ${one}`);
}

function judgeLink(world: World, link: MadeLink, ticket: VirtualTicket): readonly string[] {
  const posts = world.slack.shown.filter(({ post }) => post.link.id === link.id);
  const events = posts.flatMap(({ post }) => post.events);
  return [
    ...doubled(events),
    ...wrongMessages(world, link, ticket, events),
    ...notOwned(world, events),
    ...(ticket.readFailed ? [] : unordered(ticket, events)),
    ...judgePresence(world, link, ticket, events),
    ...wrongStatuses(world, link, ticket, events),
    ...(link.removed ? [] : wrongCard(world, ticket, posts.find(({ post }) => post.events[0]?.kind === 'linked')?.ts)),
  ];
}

function doubled(events: readonly { readonly id: string }[]): readonly string[] {
  const ids = events.map(({ id }) => id);
  return ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `${id} was posted twice`);
}

/** Each message once: no more than were written, and at least all that came after the link. */
function wrongMessages(
  { clock }: World,
  link: MadeLink,
  ticket: VirtualTicket,
  events: readonly TicketEvent[],
): readonly string[] {
  const { said } = ticket;
  const written = countTexts(said.map(({ text }) => text));
  const posted = countTexts(events.flatMap((event) => (event.kind === 'message' ? [plain(event.message.text)] : [])));
  const due = countTexts(said.filter(({ visibleAt }) => visibleAt > link.createdAt).map(({ text }) => text));
  if (link.baseline !== undefined)
    for (const [text, count] of written) due.set(text, count - (link.baseline.texts.get(text) ?? 0));
  const tooOften = [...posted].filter(([text, count]) => count > (written.get(text) ?? 0));
  // What was not read before the ticket was away is gone with it.
  const missing =
    link.removed || isAway(ticket, clock.now())
      ? []
      : [...due].filter(([text, count]) => (posted.get(text) ?? 0) < count);
  return [
    ...tooOften.map(([text, count]) => `${text} was posted ${count} times and written ${written.get(text) ?? 0} times`),
    ...missing.map(([text, count]) => `${text} was posted ${posted.get(text) ?? 0} times instead of ${count}`),
  ];
}

/** Words that were only ever sent through the app are told as those of whoever sent them. */
function notOwned({ sent }: World, events: readonly TicketEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'message' || event.by !== undefined || !sent.has(plain(event.message.text))) return [];
    return [`${plain(event.message.text)} was posted as somebody else's`];
  });
}

/** What was shown before, and written before, comes before. Own words come when they are sent: they are left out here. */
function unordered({ said }: VirtualTicket, events: readonly TicketEvent[]): readonly string[] {
  const once = new Map<string, Said | undefined>();
  for (const one of said) once.set(one.text, once.has(one.text) ? undefined : one);
  const posted = events.flatMap((event) => {
    const one = event.kind === 'message' && event.by === undefined ? once.get(plain(event.message.text)) : undefined;
    return one === undefined ? [] : [one];
  });
  const second = ({ at }: Said) => Math.floor(at / 1000);
  return posted.flatMap((later, place) =>
    posted
      .slice(0, place)
      .filter((sooner) => later.visibleAt < sooner.visibleAt && second(later) < second(sooner))
      .map((sooner) => `${sooner.text} was posted before ${later.text}`),
  );
}

/** Changes join on to each other, happened in this order, and end where the ticket is. */
function wrongStatuses(
  { clock }: World,
  link: MadeLink,
  ticket: VirtualTicket,
  events: readonly TicketEvent[],
): readonly string[] {
  const { statuses: truth } = ticket;
  const had = truth.map(({ status }) => status);
  const changes = events.flatMap((event) => (event.kind === 'status' ? [event] : []));
  const complaints: string[] = [];
  let place = firstPlace(link, truth);
  changes.forEach(({ from, to }, number) => {
    const before = number === 0 ? link.baseline?.status : changes[number - 1]?.to;
    if (before !== undefined && before !== from) complaints.push(`a change from ${from} follows one to ${before}`);
    const found = had.indexOf(to, place);
    if (found === -1) complaints.push(`a change to ${to} did not happen then`);
    else place = found + 1;
  });
  if (link.removed || isAway(ticket, clock.now())) return complaints;
  const end = had.at(-1);
  const last = changes.at(-1)?.to ?? link.baseline?.status ?? end;
  if (last !== end) complaints.push(`the last change posted is to ${last}, and the ticket is at ${end}`);
  return complaints;
}

/** From where on a status is news for the link. */
function firstPlace({ baseline, createdAt }: MadeLink, truth: VirtualTicket['statuses']): number {
  if (baseline === undefined) return 0;
  return truth.findLastIndex(({ status, at }) => status === baseline.status && at <= createdAt) + 1;
}

function wrongCard({ slack, clock }: World, ticket: VirtualTicket, card: string | undefined): readonly string[] {
  if (card === undefined) return ['it has no card'];
  const shown = slack.cards.get(card);
  const isGone = shown?.gone === true || shown?.status === statuses.deleted;
  if (isAway(ticket, clock.now()))
    return mustBeGone(ticket, clock.now()) && !isGone ? ['its card does not show that it is gone'] : [];
  const complaints: string[] = [];
  const status = lastStatus(ticket);
  if (isGone) complaints.push('its card shows that it is gone, and it is not');
  if (shown?.status !== status) complaints.push(`its card shows status ${shown?.status} instead of ${status}`);
  if (!isLast(shown?.lastWords, ticket.said)) complaints.push(`its card shows ${shown?.lastWords?.text} as last words`);
  return complaints;
}

function isLast(words: Snapshot['lastWords'], said: readonly Said[]): boolean {
  const second = (at: number | undefined) => Math.floor((at ?? 0) / 1000);
  const newest = Math.max(...said.filter(({ author }) => author === 'engineer').map(({ at }) => second(at)), 0);
  return second(words?.at) === newest;
}
