import type { TextKey } from '../../locales/index.ts';
import type { Permission } from '../../tickets/roles/roles.ts';
import { isTicketId } from '../../tickets/checks.ts';
import { inWords, type Message } from '../kit/message.ts';
import type { Command } from './command.ts';
import type { Call, SlackContext } from './context.ts';
import { decodeMetadata, type Metadata, type Form } from './metadata.ts';
import type { Submit } from './submission.ts';
import type { Suggest } from './suggest.ts';

/**
 * What a feature adds to the bot, as its folder declares it; `features.ts` lists all of them. No two claim the same name
 * or ID.
 */
export interface Feature {
  /** In the order in which help shows them. */
  readonly commands?: readonly Command[];
  /** What its buttons and menus do, by the base of their action IDs. */
  readonly clicks?: Readonly<Record<string, Click>>;
  /** What its forms do when they are sent, by their callback IDs. */
  readonly submissions?: Readonly<Record<string, Submit>>;
  /** Which of its buttons only show something or open a form, by the base of their action IDs; the others change something. */
  readonly isReadOnly?: readonly string[];
  /** What its menus offer while somebody types, by their action IDs. */
  readonly suggestions?: Readonly<Record<string, Suggest>>;
  /** What it offers in the menu of all that can be done with a ticket. */
  readonly menu?: readonly MenuEntry[];
}

/** The groups of that menu, in the order in which they are shown. */
export const menuGroups = ['work', 'look', 'parts', 'end'] as const;

/** One thing that can be done with a ticket. Its name is that of its texts: `hub.NAME` on its button, `hub.NAME.help` beside it. */
export interface MenuEntry {
  readonly name: MenuName;
  /** Within a group, entries stand in the order of their features. */
  readonly group: (typeof menuGroups)[number];
  /** It stands behind the others of its group. */
  readonly last?: boolean | undefined;
  /** Cannot be taken back. */
  readonly danger?: boolean | undefined;
  /** Without it the entry is not shown; it is checked again, by the use cases, when it is used. */
  readonly permission: Permission;
  /** What is enough for a ticket that the person opened. */
  readonly own?: Permission | undefined;
  /** Where that is a choice at all: only for tickets that are marked as private, or only for the others. */
  readonly onPrivate?: boolean | undefined;
  /** The statuses in which it makes sense; all, where it is left out. */
  readonly fits?: ((status: number) => boolean) | undefined;
  /** Opens a form (see `openForm`), or answers what is then shown above the entries. */
  readonly run: (context: SlackContext, call: Call, ticket: string) => Promise<Message | undefined>;
}

export type MenuName = NameIn<TextKey>;
type NameIn<Key> = Key extends `hub.${infer Name}.help` ? Name : never;

/** What a click does, given the value of the button; answers what is to be shown. */
export type Click = (context: SlackContext, call: Call, value: string, body: unknown) => Promise<Message | undefined>;

/** A button whose value is a ticket's id. Values come back from clients, so they are checked like anything typed. */
export function onTicketButton(
  task: (context: SlackContext, call: Call, id: string) => Promise<Message | undefined>,
): Click {
  return async (context, call, value) => (isTicketId(value) ? task(context, call, value) : outdated(context));
}

/** The answer to a button that this version did not make. */
export function outdated({ texts }: SlackContext): Message {
  return inWords('errors.outdated', {}, texts);
}

/** A button whose value is a page of an answer: the page takes the place of the one whose button was clicked. */
export function onPageButton<F extends Form>(
  kind: F,
  show: (context: SlackContext, call: Call, asked: Metadata<F>) => Promise<Message>,
): Click {
  return async (context, call, value) => {
    const asked = decodeMetadata(kind, value);
    if (asked === undefined) return outdated(context);
    await call.answer(await show(context, call, asked), { replace: true });
    return undefined;
  };
}
