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
 * What a feature adds to the bot, declared in its folder. `features.ts` lists all features. No two may claim the same name or ID.
 */
export interface Feature {
  /** In the order in which help shows them. */
  readonly commands?: readonly Command[];
  /** Handlers of its buttons and menus, by the base of their action IDs. */
  readonly clicks?: Readonly<Record<string, Click>>;
  /** Handlers of its forms, by callback ID. */
  readonly submissions?: Readonly<Record<string, Submit>>;
  /**
   * Those of its buttons that only show something or open a form, by the base of their action IDs. All others change something.
   */
  readonly isReadOnly?: readonly string[];
  /** Option providers of its menus that load while somebody types, by action ID. */
  readonly suggestions?: Readonly<Record<string, Suggest>>;
  /** Its entries in a ticket's actions menu. */
  readonly menu?: readonly MenuEntry[];
}

/** The groups of the actions menu, in order of display. */
export const menuGroups = ['work', 'look', 'parts', 'end'] as const;

/** An entry of the actions menu. `name` selects its texts: `hub.NAME` for the button, `hub.NAME.help` for the description. */
export interface MenuEntry {
  readonly name: MenuName;
  /** Within a group, entries are in the order of their features. */
  readonly group: (typeof menuGroups)[number];
  /** Shown after the others in its group. */
  readonly last?: boolean | undefined;
  /** Can't be undone. */
  readonly danger?: boolean | undefined;
  /** The permission to see the entry. The use cases check it again when the entry is used. */
  readonly permission: Permission;
  /** The permission that is sufficient for tickets that the person opened. */
  readonly own?: Permission | undefined;
  /** `true`: only for private tickets; `false`: only for tickets that aren't private. If left out, for both. */
  readonly onPrivate?: boolean | undefined;
  /** Whether it applies to a ticket in this status. If left out, it applies in all statuses. */
  readonly fits?: ((status: number) => boolean) | undefined;
  /** Opens a form (see `openForm`), or returns a message to show above the entries. */
  readonly run: (context: SlackContext, call: Call, ticket: string) => Promise<Message | undefined>;
}

export type MenuName = NameIn<TextKey>;
type NameIn<Key> = Key extends `hub.${infer Name}.help` ? Name : never;

/** Handles a click, given the button's value. Returns the message to show, if any. */
export type Click = (context: SlackContext, call: Call, value: string, body: unknown) => Promise<Message | undefined>;

/** A button whose value is a ticket ID. Values come from clients, so they are validated like typed text. */
export function onTicketButton(
  task: (context: SlackContext, call: Call, id: string) => Promise<Message | undefined>,
): Click {
  return async (context, call, value) => (isTicketId(value) ? task(context, call, value) : outdated(context));
}

/** The answer to a button that another version of the app made. */
export function outdated({ texts }: SlackContext): Message {
  return inWords('errors.outdated', {}, texts);
}

/** A button whose value is a page of an answer. The new page replaces the message whose button was clicked. */
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
