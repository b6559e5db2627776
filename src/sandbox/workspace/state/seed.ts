import type { Snapshot } from './model.ts';

const team = 'T0SANDBOX0';
const partner = 'T0PARTNER0';
const berlin = { name: 'Europe/Berlin', label: 'Central European Time', offset: 3600 };
const shanghai = { name: 'Asia/Shanghai', label: 'China Standard Time', offset: 28_800 };
const newYork = { name: 'America/New_York', label: 'Eastern Standard Time', offset: -18_000 };

type Role = Snapshot['people'][number]['role'];

function person(id: string, name: string, realName: string, role: Role, zone = berlin, home = team) {
  return {
    id,
    team: home,
    name,
    realName,
    email: `${name}@example.com`,
    zone,
    locale: 'en-US',
    role,
    deactivated: false,
  } as const;
}

function channel(id: string, name: string, kind: 'public' | 'private', members: string[], shared = false) {
  return {
    id,
    name,
    kind,
    creator: 'U0ADA00000',
    created: 1_700_000_000,
    archived: false,
    shared,
    topic: '',
    members,
    read: {},
    messages: [],
  };
}

const ada = 'U0ADA00000';
const maya = 'U0MAYA0000';
const liwei = 'U0LIWEI000';
const omar = 'U0OMAR0000';
const gina = 'U0GINA0000';
const theo = 'U0THEO0000';
const sam = 'U0SAM00000';
const bot = 'U0BOT00000';

/**
 * A small company: an admin, three members in three time zones, two guests, a stranger from a partner organization, the
 * app's bot, one user group; public, private, archived and shared channels, with and without the bot.
 */
export const seed: Snapshot = {
  version: 1,
  team: { id: team, name: 'Sandbox', domain: 'sandbox' },
  app: { id: 'A0SANDBOX0', botUser: bot, botId: 'B0BOT00000' },
  people: [
    person(ada, 'ada', 'Ada Admin', 'admin'),
    person(maya, 'maya', 'Maya Weber', 'member'),
    person(liwei, 'liwei', 'Li Wei', 'member', shanghai),
    person(omar, 'omar', 'Omar Reyes', 'member', newYork),
    person(gina, 'gina', 'Gina Guest', 'guest'),
    person(theo, 'theo', 'Theo Single', 'single-channel guest'),
    person(sam, 'sam', 'Sam Stranger', 'member', newYork, partner),
    person(bot, 'service_tickets', 'Service Tickets', 'bot'),
  ],
  groups: [{ id: 'S0OPERATOR', handle: 'operators', name: 'Operators', users: [omar, ada], disabled: false }],
  channels: [
    channel('C0GENERAL0', 'general', 'public', [ada, maya, liwei, omar, gina, bot]),
    channel('C0SUPPORT0', 'support', 'public', [ada, maya, liwei, omar, gina, theo, bot]),
    channel('C0RANDOM00', 'random', 'public', [ada, maya, liwei, omar]),
    channel('C0INCIDENT', 'incidents', 'private', [ada, maya, omar, bot]),
    channel('C0SECRET00', 'secret', 'private', [ada, omar]),
    channel('C0PARTNERS', 'partners', 'public', [ada, maya, sam, bot], true),
    { ...channel('C0OLD00000', 'old', 'public', [ada, maya, bot]), archived: true },
  ],
  files: [],
  homes: [],
};
