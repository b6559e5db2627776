import { z } from 'zod';
import { markedOption } from '../workspace/blocks/options.ts';
import { deed, file, type Action } from './action.ts';
import { engineerActions } from './engineer-actions.ts';

const me = z.string();
const message = z.strictObject({ channel: z.string(), ts: z.string() });
const view = z.strictObject({ view: z.string() });
const where = z.union([message, view]);
const element = { me, where, action: z.string(), blockId: z.string() };
const entered = z.union([z.string(), markedOption]);
const choice = z.union([entered, z.number(), z.array(entered), z.null()]);
const place = z.union([
  z.strictObject({ channel: z.string(), text: z.string().optional(), thread: z.string().optional() }),
  z.strictObject({ view: z.string(), field: z.string() }),
]);

/** All actions of the page; nothing else of the two controls is reachable from it. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    type: deed(
      z.strictObject({ me, channel: z.string(), text: z.string().min(1).max(40_000), thread: z.string().optional() }),
      (workspace, { me: user, channel, text, thread }) => workspace.type(user, channel, text, { thread }),
    ),
    click: deed(
      z.strictObject({ ...element, choice: z.string().exactOptional() }),
      (workspace, { me: user, where: at, action: id, ...options }) => workspace.click(user, at, id, options),
    ),
    enter: deed(
      z.strictObject({ ...element, choice }),
      (workspace, { me: user, where: at, action: id, choice: value, blockId }) =>
        workspace.select(user, at, id, value, { blockId }),
    ),
    suggest: deed(
      z.strictObject({ ...element, query: z.string().max(1000) }),
      (workspace, { me: user, where: at, action: id, query, blockId }) =>
        workspace.suggest(user, at, id, query, { blockId }),
    ),
    submit: deed(z.strictObject({ me, view: z.string() }), (workspace, { me: user, view: id }) =>
      workspace.submit(user, id),
    ),
    close: deed(
      z.strictObject({ me, view: z.string(), by: z.enum(['button', 'cross']) }),
      (workspace, { me: user, view: id, by }) => workspace.close(user, id, by),
    ),
    shortcut: deed(
      z.strictObject({ me, id: z.string(), message: message.optional() }),
      (workspace, { me: user, id, message: on }) => workspace.shortcut(user, id, on),
    ),
    upload: deed(
      z.strictObject({ me, place, files: z.array(file).min(1).max(10) }),
      (workspace, { me: user, place: into, files }) => workspace.upload(user, into, files),
    ),
    openDirect: deed(z.strictObject({ me, other: z.string() }), (workspace, { me: user, other }) =>
      workspace.openDirect(user, other),
    ),
    openHome: deed(z.strictObject({ me, tab: z.enum(['home', 'messages']) }), (workspace, { me: user, tab }) =>
      workspace.openHome(user, tab),
    ),
    markRead: deed(z.strictObject({ me, ...message.shape }), (workspace, { me: user, channel, ts }) =>
      workspace.markRead(user, channel, ts),
    ),
    react: deed(
      z.strictObject({ me, ...message.shape, name: z.string().regex(/^[a-z0-9_+'-]{1,100}$/) }),
      (workspace, { me: user, channel, ts, name }) => workspace.react(user, channel, ts, name),
    ),
    edit: deed(
      z.strictObject({ me, ...message.shape, text: z.string().trim().min(1).max(40_000) }),
      (workspace, { me: user, channel, ts, text }) => workspace.editMessage(user, channel, ts, text),
    ),
    remove: deed(z.strictObject({ me, ...message.shape }), (workspace, { me: user, channel, ts }) =>
      workspace.deleteMessage(user, channel, ts),
    ),
    setLocale: deed(z.strictObject({ me, locale: z.enum(['en-US', 'zh-CN']) }), (workspace, { me: user, locale }) =>
      workspace.setLocale(user, locale),
    ),
    addBot: deed(z.strictObject({ me, channel: z.string() }), (workspace, { channel }) => workspace.addBot(channel)),
    ...engineerActions,
  }),
);
