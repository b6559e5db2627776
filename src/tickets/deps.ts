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
  DeliveryProblemStore,
  SettingStore,
} from './ports.ts';
import type { Channels, PrivacyStore } from './visibility/ports.ts';
import type { Visibility } from './visibility/visibility.ts';

/** The dependencies of the use cases. Everything outside the domain is passed in here. */
export interface UseCaseDeps {
  /** The ticket API with names in a person's language, for what people read. */
  readonly inLanguage: (language: Language) => { readonly service: TicketService; readonly areas: TicketAreas };
  /** The same with names in the account's own language, for everything else. */
  readonly service: TicketService;
  readonly once: OnceStore;
  readonly links: LinkStore;
  readonly deliveryProblems: DeliveryProblemStore;
  readonly replies: ReplyStore;
  readonly files: FileStore;
  readonly subscriptions: SubscriptionStore;
  readonly filters: SavedFilterStore;
  readonly settings: SettingStore;
  readonly approvals: ApprovalStore;
  readonly audit: AuditStore;
  readonly privacy: PrivacyStore;
  readonly channels: Channels;
  /**
   * Who sees what. `createGuardedUseCases` checks it in each method; here it serves lists, which leave out tickets the person may
   * not see.
   */
  readonly visibility: Visibility;
  readonly cache: Cache;
  readonly roleNow: RoleNow;
  /** Whether granting access takes two people. */
  readonly secondApprover: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Waits this many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Called when a person looked at or changed a ticket or its links, to trigger a check for updates. */
  readonly wake: (ticket?: string) => void;
  readonly log: UseCaseLog;
}

/** The logger methods used here; a pino logger fits. */
export interface UseCaseLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}
