import { openSandbox, until, type Sandbox } from '../../support/sandbox.ts';
import { ids } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { openDatabase } from '../../../src/store/database.ts';
import type { VisibilityMode } from '../../../src/tickets/visibility/rule.ts';
import { configured, keeper, rooms, walkers, type Room, type Walker } from './people.ts';
import { createWire, type Deed, type Wire } from './wire.ts';

/** A ticket, and where it is: it decides who sees it, by the columns of the docs. */
export interface Placed {
  readonly id: string;
  readonly room?: Room;
  readonly isMarked?: true;
  /** Who opened it through the app. */
  readonly opener?: Walker;
  /** Who made its paused link. */
  readonly pausedBy?: Walker;
}

/** What the payloads about one ticket name beside it. */
export interface Named {
  readonly ticket: string;
  readonly other: string;
  readonly request: string;
  readonly message: string;
  readonly link: string;
  /** The channel where it is linked. */
  readonly room: string;
  /** Where it is linked, too, and suspended, and who linked it there. */
  readonly former: string;
  readonly creator: string;
  readonly event: string;
}

export interface World {
  readonly mode: VisibilityMode;
  readonly sandbox: Sandbox;
  /** By name; `seen` and `hidden` have everything that a ticket can have. */
  readonly tickets: Readonly<Record<string, Placed>>;
  readonly seen: Named;
  readonly hidden: Named;
  /** What there is not. */
  readonly missing: Named;
  does(walker: Walker, channel: string, deed: Deed): Promise<string>;
  /** A new ticket that everybody sees, to be changed. */
  spare(): Promise<string>;
  /** A public channel with everybody in it. */
  readonly lobby: string;
  /** Rooms in which something with these words was posted. */
  postedIn(words: string): readonly string[];
  /** Gives the hidden ticket the links that it had at first. */
  mend(): Promise<void>;
  channelOf(room: Room): string;
  /** All that deeds could change: the tickets, and what the app keeps of links, privacy, filters and follows. */
  state(): Promise<string>;
  close(): Promise<void>;
}

/** The words of a ticket with a canary, by what has them. */
export const canary = (ticket: string, part: string): string => `canary${ticket}${part}`;

export const words = (ticket: string): string => `${usual} ${canary(ticket, 'words')}`;

/** What many tickets say, so that one is taken for like another. */
export const usual = 'the disk of the database is full';

/** Stands only in the tickets that have everything, so that a list of them is short. */
export const special = 'quicksilver';

/** Frames of a stack: the bot logs one for each refusal, of which there are thousands here, and Jest maps every frame. */
const frames = 5;

/** A bot of a mode, with people of each kind and a ticket in each place. */
export async function openWorld(mode: VisibilityMode): Promise<World> {
  Error.stackTraceLimit = frames;
  const wire = createWire();
  const sandbox = await openSandbox({
    workspace: { observe: wire.observe },
    environment: {
      ...configured[mode],
      ...{ TICKET_VISIBILITY: mode, ROLE_VIEWERS: 'U0LIWEI000' },
      ...{ LOG_LEVEL: 'debug', POLL_INTERVAL: '2' },
    },
    // What goes on without anybody's doing is not looked at here, and takes time from what is.
    timing: { idle: 2000 },
  });
  try {
    return await furnish(mode, sandbox, wire);
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

async function furnish(mode: VisibilityMode, sandbox: Sandbox, wire: Wire): Promise<World> {
  const { workspace, tickets: service } = sandbox;
  const database = await openDatabase(sandbox.environment.DATABASE_URL ?? '');

  const outsider = workspace.addPerson({ name: 'nora' });
  workspace.addPerson({ name: 'dora' });
  const keeperId = workspace.addPerson({ name: keeper });
  workspace.addPerson({ name: 'alerts', role: 'bot' });
  workspace.setGroup('operators', ['omar', 'ada', keeper]);
  for (const [name, room] of Object.entries(rooms)) {
    if (name === 'support') for (const one of ['nora', 'dora', 'alerts', keeper]) workspace.invite('#support', one);
    else workspace.createChannel(name, [...room.members, 'service_tickets'], room);
  }
  workspace.deactivate('dora');

  const channels = new Map(workspace.channels().map(({ id, name }) => [name, id]));
  const channelOf = (room: Room) => channels.get(room) ?? '';
  const command = (person: string, room: string, text: string) =>
    wire.does(sandbox, person, room, { payload: { command: '/ticket', text } });
  /** Agrees to more readers. */
  const agrees = (ticket: string, room: Room, readers: string) => {
    const value = JSON.stringify({ v: 1, ticket, channel: channelOf(room), readers });
    const clicked = { type: 'button', action_id: ids.privacy.share, block_id: 'b', value };
    return wire.does(sandbox, keeper, channelOf(room), { payload: { type: 'block_actions', actions: [clicked] } });
  };
  const linkAt = async (ticket: string, channel: string) =>
    (
      await database.db
        .selectFrom('link')
        .select('id')
        .where('ticket', '=', ticket)
        .where('channel', '=', channel)
        .executeTakeFirst()
    )?.id;
  async function link(ticket: string, room: Room): Promise<string> {
    const said = await command(keeper, channelOf(room), `link ${ticket}`);
    const readers = /readers[^a-z]*(everyone|organizations|both)/.exec(said)?.[1];
    if (readers !== undefined) await agrees(ticket, room, readers);
    const id = await linkAt(ticket, channelOf(room));
    if (id === undefined) throw new Error(`${ticket} is not linked in ${room}: ${said}`);
    return id;
  }
  const place = async (name: string, room?: Room): Promise<string> => {
    const id = service.create({ description: words(name) });
    if (room !== undefined) await link(id, room);
    return id;
  };
  const mark = async (id: string) => {
    await database.db
      .insertInto('ticket_privacy')
      .values({ account: 'default', ticket: id, by: 'UNOBODY', at: 0 })
      .execute();
    return id;
  };

  /** Everything that a ticket can have, in a room, and in another one that is archived by now, where it is suspended. */
  async function whole(name: string, room: Room, former: Room): Promise<Named> {
    const ticket = service.create({ description: `${words(name)} ${special}` });
    const other = service.create({ description: `Something else ${canary(`${name}kin`, 'words')}` });
    await link(other, former);
    service.setLabels(ticket, [canary(name, 'label')]);
    const request = service.requestAuthorization(ticket, canary(name, 'access'));
    await link(ticket, room);
    const suspended = await link(ticket, former);
    const view = {
      ...{ type: 'modal', callback_id: ids.related.views.related, blocks: [] },
      private_metadata: encodeMetadata('related', { ticket, shown: [] }),
      state: {
        values: {
          [ids.related.inputs.tickets]: {
            [ids.related.inputs.tickets]: {
              type: 'multi_external_select',
              selected_options: [{ value: other, text: { type: 'plain_text', text: other } }],
            },
          },
        },
      },
    };
    await wire.does(sandbox, keeper, channelOf(room), { payload: { type: 'view_submission', view } });
    service.say(ticket, canary(name, 'message'), {
      attachments: [{ name: `${canary(name, 'file')}.txt`, data: Buffer.from('x').toString('base64') }],
    });
    const message = service.get(ticket).messages[0]?.id ?? '';
    const places = { room: channelOf(room), former: channelOf(former) };
    return { ...{ ticket, other, request, message, event: '' }, ...places, link: suspended, creator: keeperId };
  }

  const opened = await sandbox
    .user('nora')
    .createsTicket(`A printer prints nothing ${canary('opened', 'words')}`, '#lobby');
  await link(opened, 'cell');
  await command(keeper, channelOf('lobby'), `unlink ${opened}`);

  const tickets: Readonly<Record<string, Placed>> = {
    nowhere: { id: await place('nowhere') },
    club: { id: await place('club', 'club'), room: 'club' },
    cell: { id: await place('cell', 'cell'), room: 'cell' },
    shared: { id: await place('shared', 'shared'), room: 'shared' },
    allies: { id: await place('allies', 'allies'), room: 'allies' },
    marked: { id: await mark(await place('marked', 'plaza')), room: 'plaza', isMarked: true },
    apart: { id: await mark(await place('apart', 'club')), room: 'club', isMarked: true },
    opened: { id: opened, room: 'cell', opener: 'member outside' },
  };

  const [seen, hidden] = [await whole('seen', 'support', 'porch'), await whole('hidden', 'vault', 'attic')];
  for (const room of ['porch', 'attic'] as const) workspace.archive(`#${room}`);
  // What is posted there fails now, so the links are suspended.
  for (const { ticket, other } of [seen, hidden]) [ticket, other].forEach((id) => service.accept(id));
  const suspended = () => database.db.selectFrom('link').select('id').where('suspended', 'is not', null).execute();
  await until(async () => (await suspended()).length === 4, 'the suspension of what is in archived channels');
  const unsent = () => database.db.selectFrom('notice').select('state').where('state', '<>', 'told').execute();
  await until(async () => (await unsent()).length === 0, 'the messages about that');
  // Whoever linked it may go on with it, as long as they see it, and they left the channel.
  await database.db.updateTable('link').set({ creator: outsider }).where('id', '=', hidden.link).execute();
  const told = ({ ticket }: Named) =>
    until(
      async () =>
        (await database.db.selectFrom('event').select(['id', 'kind']).where('ticket', '=', ticket).execute()).find(
          ({ kind }) => kind === 'message',
        )?.id,
      'the event of the message',
    );

  const links = await database.db.selectFrom('link').selectAll().where('ticket', '=', hidden.ticket).execute();

  return {
    mode,
    sandbox,
    tickets: {
      ...tickets,
      seen: { id: seen.ticket, room: 'support' },
      seenkin: { id: seen.other, room: 'porch' },
      hidden: { id: hidden.ticket, room: 'vault', pausedBy: 'member outside' },
      hiddenkin: { id: hidden.other, room: 'attic' },
    },
    seen: { ...seen, event: await told(seen) },
    hidden: { ...hidden, creator: outsider, event: await told(hidden) },
    missing: {
      ...{ ticket: '2020010100000001', other: '2020010100000002', request: 'NOREQUEST1', message: 'NOMESSAGE1' },
      ...{ link: 'NOLINK1', room: channelOf('yard'), event: 'NOEVENT1', former: 'CNOCHANNEL', creator: outsider },
    },
    does: (walker, channel, deed) => wire.does(sandbox, walkers[walker], channel, deed),
    spare: () => place('spare', 'plaza'),
    lobby: channelOf('lobby'),
    channelOf,
    postedIn: (some) => wire.postedIn(some).map((id) => workspace.channel(id).name),
    async mend() {
      const { db } = database;
      const ids = links.map(({ id }) => id);
      await db.deleteFrom('link').where('ticket', '=', hidden.ticket).where('id', 'not in', ids).execute();
      for (const row of links) {
        const { channel, suspended: why } = row;
        const as = { channel, suspended: why };
        await db
          .insertInto('link')
          .values(row)
          .onConflict((on) => on.column('id').doUpdateSet(as))
          .execute();
      }
    },
    async state() {
      const { db } = database;
      const kept = await Promise.all([
        db.selectFrom('link').select(['ticket', 'channel', 'creator', 'suspended']).orderBy('id').execute(),
        db.selectFrom('ticket_privacy').selectAll().orderBy('ticket').execute(),
        db.selectFrom('subscription').selectAll().orderBy('channel').execute(),
        db.selectFrom('access_approval').selectAll().execute(),
      ]);
      const requests = [seen, hidden].flatMap(({ ticket }) => service.authorizations(ticket));
      return JSON.stringify([service.list(), requests, kept]);
    },
    async close() {
      await database.close();
      await sandbox.close();
    },
  };
}
