import { z } from 'zod';
import { messageBlock } from '../blocks/layout/index.ts';
import { home } from '../blocks/surfaces.ts';

/**
 * The workspace's persistent data, and the format of its snapshot. Times are epoch seconds if Slack uses them.
 * Ephemeral messages and open modals are left out: a client forgets them, too.
 */
export const person = z.object({
  id: z.string(),
  /** A team other than the workspace's makes the person a stranger in a shared channel. */
  team: z.string(),
  /** The handle, unique, without `@`. */
  name: z.string(),
  realName: z.string(),
  email: z.string(),
  zone: z.object({ name: z.string(), label: z.string(), offset: z.int() }),
  /** The language of their client; snapshots from before this choice have none. */
  locale: z.enum(['en-US', 'zh-CN']).default('en-US'),
  role: z.enum(['member', 'admin', 'owner', 'guest', 'single-channel guest', 'bot']),
  deactivated: z.boolean(),
});

const userGroup = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  users: z.array(z.string()),
  disabled: z.boolean(),
});

const storedFile = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  mimetype: z.string(),
  user: z.string(),
  created: z.int(),
  /** Where it was shared. */
  channels: z.array(z.string()),
  /** Put into a view of the app, which can then read it. */
  givenToApp: z.boolean(),
  /** Anything but `hosted` has no bytes here: an external document, a canvas, a list, an email. */
  mode: z.enum(['hosted', 'external', 'quip', 'list', 'email']).optional(),
  base64: z.string(),
});

export const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

export const message = z.object({
  ts: z.string(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(messageBlock),
  /** The root's ts; absent in a root or a message without thread. */
  thread: z.string().optional(),
  broadcast: z.boolean().optional(),
  metadata: metadata.optional(),
  files: z.array(z.string()),
  /** Attachments by apps, and forwarded messages. */
  attachments: z.array(z.record(z.string(), z.unknown())).optional(),
  editedAt: z.string().optional(),
  subtype: z.string().optional(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })),
  /** Timestamps of the replies of a root, oldest first. */
  replies: z.array(z.string()),
});

const channelShape = {
  id: z.string(),
  name: z.string(),
  kind: z.enum(['public', 'private', 'im', 'mpim']),
  creator: z.string(),
  created: z.int(),
  archived: z.boolean(),
  /** Shared with another organization (Slack Connect). */
  shared: z.boolean(),
  topic: z.string(),
  members: z.array(z.string()),
  /** The last message each person has read; people without an entry have read nothing. */
  read: z.record(z.string(), z.string()).default({}),
};

export const snapshot = z.object({
  version: z.literal(1),
  team: z.object({ id: z.string(), name: z.string(), domain: z.string() }),
  app: z.object({ id: z.string(), botUser: z.string(), botId: z.string() }),
  people: z.array(person),
  groups: z.array(userGroup),
  channels: z.array(z.object({ ...channelShape, messages: z.array(message) })),
  files: z.array(storedFile),
  homes: z.array(z.object({ user: z.string(), view: home })),
});

export type Person = z.infer<typeof person>;
export type UserGroup = z.infer<typeof userGroup>;
export type StoredFile = Omit<z.infer<typeof storedFile>, 'base64'> & { readonly bytes: Buffer };
export type Message = z.infer<typeof message>;
export type Metadata = z.infer<typeof metadata>;
export type Channel = z.infer<z.ZodObject<typeof channelShape>> & { readonly messages: Map<string, Message> };
export type Snapshot = z.infer<typeof snapshot>;
