import type { Credential } from '../options.ts';
import type { JobEnd } from '../data/diagnosis.ts';
import type { Habits } from '../habits.ts';
import type { Tokens } from '../gateway/tokens.ts';
import type { Context } from '../state/context.ts';
import type { Attachment } from '../state/world.ts';
import { createAccess, type Access } from './access.ts';
import { createInConsole, type TicketSketch } from './console.ts';
import type { Fault, Faults } from './faults.ts';
import type { RequestLog, RequestReport } from './request-log.ts';
import { viewTicket, type TicketView } from './view.ts';
import { createVoices, type Voices } from './voices.ts';

/** Everything outside the API: what engineers and others do, faults, and records of what happened. */
export interface TicketControl extends Voices, Access {
  /** @returns the ticket's id */
  create(sketch: TicketSketch): string;
  list(): readonly TicketView[];
  /** @throws TicketControlError if it does not exist */
  get(id: string): TicketView;
  /** A file uploaded for a ticket, with its bytes in Base64; undefined if there is none. */
  attachment(id: string): Attachment | undefined;
  /** The abuse reports, and the feedback on diagnoses, as they were sent. */
  reports(): readonly unknown[];
  /** Calls back after every change of a ticket, by anyone. @returns a function that ends it */
  watch(changed: () => void): () => void;
  requests(): RequestReport;
  resetRequests(): void;
  fail(fault: Fault): void;
  /** Ends all faults and the latency. */
  heal(): void;
  /** Milliseconds added to every answer. */
  latency(milliseconds: number): void;
  /** Changes behavior that is unknown for the real service. */
  behave(habits: Partial<Habits>): void;
  /** The current behavior where the real one is unknown. */
  habits(): Habits;
  /** From now on diagnoses end with this status: 3 completed; or 4 failed, 7 not executed, 8 unavailable. */
  endDiagnoses(status: JobEnd): void;
  /** Invalidates all tokens, as after a password change. */
  revokeTokens(): void;
  /** Puts a new version of an agreement in force, which nobody has signed. */
  publishAgreement(type: '0' | '1' | '2'): void;
  /** The last verification code sent to a contact. */
  verificationCode(contact: string): string | undefined;
}

export interface ControlDeps {
  readonly context: Context;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly tokens: Tokens<Credential>;
  readonly pace: { latency: number };
}

export function createControl({ context, faults, log, tokens, pace }: ControlDeps): TicketControl {
  const accounts = () => [...context.world.accounts.values()];
  return {
    ...createVoices(context),
    ...createAccess(context),
    create: (sketch) => createInConsole(context, sketch),
    list: () => accounts().flatMap(({ tickets }) => [...tickets.keys()].map((id) => viewTicket(context, id))),
    get: (id) => viewTicket(context, id),
    attachment: (id) => accounts().flatMap(({ attachments }) => attachments.get(id) ?? [])[0],
    reports: () => accounts().flatMap(({ feedback }) => feedback.map(({ content }) => structuredClone(content))),
    watch: (changed) => {
      context.watchers.add(changed);
      return () => context.watchers.delete(changed);
    },
    requests: () => log.report(),
    resetRequests: () => log.reset(),
    fail: (fault) => faults.add(fault),
    heal: () => {
      faults.clear();
      pace.latency = 0;
    },
    latency: (milliseconds) => {
      pace.latency = milliseconds;
    },
    behave: (habits) => {
      context.settings.habits = { ...context.settings.habits, ...habits };
    },
    habits: () => context.settings.habits,
    endDiagnoses: (status) => {
      context.settings.diagnosisEnd = status;
    },
    revokeTokens: () => tokens.revokeAll(),
    publishAgreement: (type) => {
      for (const { agreements } of accounts()) {
        const version =
          Math.max(...agreements.filter((entry) => entry.type === type).map((entry) => entry.version)) + 1;
        agreements.push({ id: agreements.length + 1, type, version, signed: false });
      }
    },
    verificationCode: (contact) =>
      accounts()
        .flatMap(({ codes }) => codes)
        .findLast(({ value }) => value === contact)?.code,
  };
}
