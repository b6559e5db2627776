import { isOffered } from '../../tickets/ticket/offered.ts';
import { hasResult, isFinal, isOpen } from '../../tickets/ticket/status.ts';
import type { Permission } from '../../tickets/roles/roles.ts';
import { openList } from '../access/index.ts';
import type { Confirmed } from '../act/confirm-view.ts';
import type { HubItem } from './view.ts';
import { openFollowUp } from '../create/follow-up.ts';
import { openTicketLabels } from '../labels/ticket-labels.ts';
import { openRelated } from '../related/index.ts';
import { openLog } from '../log/index.ts';
import { openParameters } from '../parameters/index.ts';
import { endPrivate, makePrivate } from '../visibility/index.ts';
import { openRate } from '../rating/index.ts';
import { askFirst, urge } from '../act/index.ts';
import { openContact } from '../contact/index.ts';
import type { Call, Surface } from '../interaction/context.ts';
import type { Message } from '../kit/message.ts';
import { openLink } from '../link/index.ts';
import { openReply } from '../reply/index.ts';
import { openMessages } from '../messages/index.ts';

/** One thing that can be done with a ticket: a line of the table below, with two texts in `locales/…/hub.ts`. */
export interface HubEntry extends HubItem {
  /** Without it the entry is not shown; it is checked again, by the desk, when it is used. */
  readonly permission: Permission;
  /** What is enough for a ticket that the person opened. */
  readonly own?: Permission | undefined;
  /** Where that is a choice at all: only for tickets that are marked as private, or only for the others. */
  readonly onPrivate?: boolean | undefined;
  /** The statuses in which it makes sense; all, where it is left out. */
  readonly fits?: ((status: number) => boolean) | undefined;
  /** Opens a form (see `openForm`), or answers what is then shown above the entries. */
  readonly run: (surface: Surface, call: Call, ticket: string) => Promise<Message | undefined>;
}

/** Within a group, in the order in which they are shown. */
export const hubEntries: readonly HubEntry[] = [
  { name: 'reply', group: 'work', permission: 'reply', fits: isOpen, run: openReply },
  { name: 'urge', group: 'work', permission: 'urge', fits: offered('urge'), run: urge },
  { name: 'link', group: 'work', permission: 'link', run: openLink },
  { name: 'private', group: 'parts', permission: 'operate', own: 'link', onPrivate: false, run: makePrivate },
  { name: 'public', group: 'parts', permission: 'operate', own: 'link', onPrivate: true, run: endPrivate },
  { name: 'messages', group: 'look', permission: 'view', run: openMessages },
  { name: 'log', group: 'look', permission: 'view', run: openLog },
  { name: 'labels', group: 'parts', permission: 'label', run: openTicketLabels },
  { name: 'follow-up', group: 'work', permission: 'create', fits: isFinal, run: openFollowUp },
  { name: 'related', group: 'parts', permission: 'reply', run: openRelated },
  { name: 'contact', group: 'parts', permission: 'contact-any', own: 'contact-own', fits: isOpen, run: openContact },
  { name: 'parameters', group: 'parts', permission: 'reply', fits: isOpen, run: openParameters },
  { name: 'rate', group: 'end', permission: 'finish-any', own: 'finish-own', fits: hasResult, run: openRate },
  { name: 'access', group: 'parts', permission: 'view', run: openList },
  {
    name: 'close',
    group: 'end',
    permission: 'finish-any',
    own: 'finish-own',
    fits: offered('close'),
    run: asking('close'),
  },
  {
    name: 'cancel',
    group: 'end',
    permission: 'finish-any',
    own: 'finish-own',
    fits: offered('cancel'),
    danger: true,
    run: asking('cancel'),
  },
  { name: 'delete', group: 'end', permission: 'delete', danger: true, run: asking('delete') },
];

function offered(action: 'urge' | 'close' | 'cancel'): (status: number) => boolean {
  return (status) => isOffered(action, status);
}

function asking(action: Confirmed): HubEntry['run'] {
  return (surface, call, ticket) => askFirst(surface, call, action, ticket);
}
