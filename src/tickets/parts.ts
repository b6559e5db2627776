import type { ApprovalStore } from './access/approval.ts';
import type { TicketAreas } from './areas.ts';
import type { RoleNow } from './roles/confirm-role.ts';
import type { SavedFilterStore } from './list/saved.ts';
import type { Language } from './language.ts';
import type {
  AuditStore,
  Cache,
  FileStore,
  LinkStore,
  OnceStore,
  ReplyStore,
  SubscriptionStore,
  TicketService,
  TroubleStore,
  SettingStore,
} from './ports.ts';
import type { Channels, PrivacyStore } from './visibility/ports.ts';
import type { Visibility } from './visibility/visibility.ts';

/** What the desk works with. Everything outside the domain comes in here. */
export interface DeskParts {
  /** The ticket API with names in a person's language, for what people read. */
  readonly speaking: (language: Language) => { readonly service: TicketService; readonly areas: TicketAreas };
  /** The same with names in the account's own language, for all else. */
  readonly service: TicketService;
  readonly once: OnceStore;
  readonly links: LinkStore;
  readonly troubles: TroubleStore;
  readonly replies: ReplyStore;
  readonly files: FileStore;
  readonly subscriptions: SubscriptionStore;
  readonly filters: SavedFilterStore;
  readonly settings: SettingStore;
  readonly approvals: ApprovalStore;
  readonly audit: AuditStore;
  readonly privacy: PrivacyStore;
  readonly channels: Channels;
  /** Who sees what. `openDesk` asks it for each method; here it is for lists, which leave out what a person does not see. */
  readonly visibility: Visibility;
  readonly cache: Cache;
  readonly roleNow: RoleNow;
  /** Whether letting an engineer in takes two people. */
  readonly secondApprover: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Waits this many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Told when a person looked at a ticket or changed it or its links, so that updates are looked for at once. */
  readonly wake: (ticket?: string) => void;
  readonly log: DeskLog;
}

/** The part of a log that the desk needs; a pino logger is one. */
export interface DeskLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}
