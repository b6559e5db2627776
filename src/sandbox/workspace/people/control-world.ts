import { emit } from '../conversation/events.ts';
import { create, destroy, privatise, rename, setArchived, share } from '../conversation/lifecycle.ts';
import { join, leave } from '../conversation/membership.ts';
import { newId } from '../state/ids.ts';
import type { Block } from '../blocks/layout/index.ts';
import { post } from '../conversation/post.ts';
import type { Message, Person } from '../state/model.ts';
import type { Fault } from '../web/faults.ts';
import { userObject } from '../wire/user.ts';
import type { Workspace } from '../workspace.ts';
import { findChannel, findPerson } from './find.ts';

export interface NewPerson {
  readonly name: string;
  readonly realName?: string | undefined;
  readonly role?: Person['role'] | undefined;
  /** Another team's id makes the person a stranger. */
  readonly team?: string | undefined;
  readonly zone?: Person['zone'] | undefined;
  readonly locale?: Person['locale'] | undefined;
}

/** Events around people: channels come and go, the app is removed, Slack fails. */
export interface WorldControl {
  /** Returns the id. `members` by id or name. */
  createChannel(
    name: string,
    members: readonly string[],
    options?: { readonly private?: boolean; readonly shared?: boolean },
  ): string;
  archive(channel: string): void;
  unarchive(channel: string): void;
  rename(channel: string, name: string): void;
  deleteChannel(channel: string): void;
  privatise(channel: string): void;
  /** Shares a channel with another organization (Slack Connect). */
  share(channel: string, team?: string): void;
  invite(channel: string, user: string): void;
  kick(channel: string, user: string): void;
  removeBot(channel: string): void;
  addBot(channel: string): void;
  /** Returns the id. */
  addPerson(person: NewPerson): string;
  /** Another app, such as one for alerts, posts into a channel; returns the ts. Its text may be in attachments only. */
  postAsApp(
    name: string,
    channel: string,
    content: { readonly text?: string; readonly attachments?: Message['attachments']; readonly blocks?: Block[] },
  ): string;
  deactivate(user: string): void;
  /** Changes the language of a person's client; the app receives `user_change`. */
  setLocale(user: string, locale: Person['locale']): void;
  /** Creates or changes a user group; returns its id. */
  setGroup(handle: string, users: readonly string[]): string;
  /** From now on, calls with the bot's token get this error; `restoreToken` ends it. */
  revokeToken(error?: 'token_revoked' | 'account_inactive'): void;
  restoreToken(): void;
  fail(fault: Fault): void;
  /** Ends the faults of a method, or all faults and the latency. */
  heal(method?: string): void;
  /** Delays all Web API answers by this many milliseconds. */
  latency(milliseconds: number): void;
  /** Sends the next `times` payloads of this name twice: `view_submission`, `/ticket`, `message`. */
  deliverTwice(name: string, times?: number): void;
  /** Downloads redirect (302) to this address; without an argument, ends it. */
  redirectFiles(url?: string): void;
}

export function createWorldControl(ws: Workspace): WorldControl {
  const { botUser } = ws.state.app;
  const channel = (name: string) => findChannel(ws, name);
  function addPerson(person: NewPerson): string {
    const id = newId('U');
    ws.state.people.set(id, {
      id,
      team: person.team ?? ws.state.team.id,
      name: person.name,
      realName: person.realName ?? person.name,
      email: `${person.name}@example.com`,
      zone: person.zone ?? { name: 'Etc/UTC', label: 'Coordinated Universal Time', offset: 0 },
      locale: person.locale ?? 'en-US',
      role: person.role ?? 'member',
      deactivated: false,
    });
    ws.changes.touch();
    return id;
  }
  const admin = () => [...ws.state.people.values()].find((person) => person.role === 'admin')?.id ?? botUser;
  return {
    createChannel(name, members, options) {
      const ids = members.map((who) => findPerson(ws, who).id);
      const made = create(ws, name, ids, options?.private === true);
      made.shared = options?.shared === true;
      return made.id;
    },
    archive: (name) => setArchived(ws, channel(name), admin(), true),
    unarchive: (name) => setArchived(ws, channel(name), admin(), false),
    rename: (name, next) => rename(ws, channel(name), next),
    deleteChannel: (name) => destroy(ws, channel(name)),
    privatise: (name) => privatise(ws, channel(name)),
    share: (name, team = 'T0PARTNER0') => share(ws, channel(name), team),
    invite: (name, user) => void join(ws, channel(name), findPerson(ws, user).id, admin()),
    kick: (name, user) => leave(ws, channel(name), findPerson(ws, user).id),
    removeBot: (name) => leave(ws, channel(name), botUser),
    addBot: (name) => void join(ws, channel(name), botUser, admin()),
    addPerson,
    postAsApp(name, where, { text = '', attachments, blocks }) {
      const known = [...ws.state.people.values()].find((person) => person.name === name);
      const user = known?.id ?? addPerson({ name, role: 'bot' });
      return post(ws, channel(where), { user, text, attachments, blocks }).ts;
    },
    deactivate: (user) => void (findPerson(ws, user).deactivated = true),
    setLocale(user, locale) {
      const person = findPerson(ws, user);
      person.locale = locale;
      ws.changes.touch();
      const changed = userObject(ws.state, person, false, true);
      emit(ws, 'user_change', { type: 'user_change', user: changed, event_ts: ws.nextTs() });
    },
    setGroup(handle, users) {
      const before = [...ws.state.groups.values()].find((group) => group.handle === handle);
      const id = before?.id ?? newId('S');
      const members = users.map((user) => findPerson(ws, user).id);
      ws.state.groups.set(id, { id, handle, name: handle, users: members, disabled: false });
      return id;
    },
    revokeToken(error = 'token_revoked') {
      emit(ws, 'tokens_revoked', { type: 'tokens_revoked', tokens: { bot: [botUser] } });
      ws.tokens.setBot(error);
    },
    restoreToken: () => ws.tokens.setBot('active'),
    fail: (fault) => ws.faults.fail(fault),
    heal: (method) => ws.faults.heal(method),
    latency: (milliseconds) => ws.faults.setLatency(milliseconds),
    deliverTwice: (name, times = 1) => ws.delivery.duplicate(name, times),
    redirectFiles: (url) => ws.fileRedirect.set(url),
  };
}
