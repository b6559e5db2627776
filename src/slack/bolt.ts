import { App, type Receiver } from '@slack/bolt';
import type { Dispatcher } from 'undici';
import type { RoleNow } from '../tickets/roles/confirm-role.ts';
import type { AudienceStore } from '../store/audiences.ts';
import type { InstructionStore } from '../store/instructions.ts';
import type { LateAnswerStore } from '../store/late-answers.ts';
import type { Language } from '../tickets/language.ts';
import type { RoleConfig } from '../tickets/roles/roles.ts';
import type { Channels } from '../tickets/visibility/ports.ts';
import type { FilePoster, Notifier, Poster } from '../updates/ports.ts';
import {
  boundedFetch,
  clientOptions,
  createClient,
  createQuickClient,
  bridgeLog,
  isHopeless,
  persist,
  withToken,
} from './client.ts';
import { createChannels, createChannelRounds, type RoundOptions } from './visibility/channels.ts';
import { createConnection, type Connection, type ConnectionOptions } from './connection.ts';
import { offerLeftDraft } from './create/left-draft.ts';
import type { SlackContext } from './interaction/context.ts';
import { createFilePoster } from './delivery/file-poster.ts';
import { withTimeout } from '../ops/with-timeout.ts';
import { isReadOnlyPayload, onlyWords } from './commands.ts';
import { registerListeners } from './listeners.ts';
import { admit, dedupe } from './middleware/admit.ts';
import { createInbox } from './middleware/inbox.ts';
import { createRecovery, notifyUnfinished } from './middleware/recovery.ts';
import { wrapReceiver, admissionLimits, createAdmission } from './middleware/receiver-wrapper.ts';
import { createInFlight, createCurrentInstruction } from './middleware/in-flight.ts';
import { createPresses } from './middleware/repeated-submissions.ts';
import { createWording } from './words/names.ts';
import { createErrorBoundary, acknowledgeLate } from './middleware/error-boundary.ts';
import { createNotifier } from './delivery/notifier.ts';
import { createPeople, createIdentity } from './interaction/people.ts';
import { createPoster } from './delivery/poster.ts';
import { inLanguageOf, createAnswers, answerLater } from './interaction/call.ts';
import { createLateAnswers } from './interaction/late-answers.ts';
import { showDone } from './interaction/open-form.ts';
import type { Modal } from './kit/kit.ts';
import { createMembership } from './link/membership.ts';
import { text } from './payload.ts';
import { missingScopes, warnOfMissing } from './scopes.ts';
import { createWarnOfWider, type WarnDeps } from './visibility/index.ts';

/** Milliseconds for closing connections, when all work is done. */
const lastPause = 1000;

/** Answers to response URLs that are under way at the same time; the others wait. */
const answersAtOnce = 50;
/** Milliseconds between two looks at what other processes left behind. */
const recoveryIntervalMs = 2000;

/** What the listeners get that is not made here. */
type ContextDeps = Omit<
  SlackContext,
  | 'people'
  | 'client'
  | 'answers'
  | 'absent'
  | 'channelChanged'
  | 'texts'
  | 'wording'
  | 'noteFailure'
  | 'timeLeft'
  | 'noteShown'
>;

/** What is kept of channels, and where tickets are linked. */
export type WatchOptions = Pick<WarnDeps, 'linksIn'> & RoundOptions & { readonly kept: AudienceStore };

export interface SlackOptions extends ContextDeps {
  readonly botToken: string;
  /** The Web API's address, for all clients. */
  readonly apiUrl: string;
  /** How payloads arrive; a receiver in the place of it is for tests. */
  readonly connection: ConnectionOptions | Receiver;
  readonly roles: RoleConfig;
  /** Whether the database writes, for health checks. */
  readonly writes: () => Promise<boolean>;
  /** How the connection of Socket Mode gets out, where it is not as all others do. */
  readonly dispatcher?: Dispatcher | undefined;
  /** Who could read channels before, and what is linked there: whoever linked it is warned when more people can read it. */
  readonly watch?: WatchOptions | undefined;
  /** Of what is posted for everybody, and for whom Slack names no language. */
  readonly language: Language;
  /** Where what people ask for is kept until it is answered. */
  readonly instructions: InstructionStore;
  /** Where answers wait that Slack did not take for now. */
  readonly lateAnswers: LateAnswerStore;
  /** Runs work on behalf of a person; see `wrapReceiver`. */
  readonly onBehalf: <T>(person: string, work: () => T) => T;
}

export interface Slack {
  /**
   * Signs in and lets payloads in; waits where Slack cannot be reached for now. Rejects where Slack does not accept the
   * tokens, the port is taken, or it is stopped before.
   */
  start(): Promise<{ readonly port?: number | undefined }>;
  /**
   * Begins nothing new, waits for what is in flight, at most `deadline` milliseconds, and disconnects.
   */
  stop(deadline: number): Promise<void>;
  readonly poster: Poster;
  readonly notifier: Notifier;
  readonly filePoster: FilePoster;
  /** Asks Slack, for what changes something. */
  readonly roleNow: RoleNow;
  /** Who can read which channel. */
  readonly channels: Channels;
  readonly app: App;
}

/** The whole surface in Slack: listeners, their middleware, and the poster for updates. */
export function createSlack(options: SlackOptions): Slack {
  const { botToken, apiUrl, log, language, textsIn, now, once, cache, roles, watch } = options;
  const texts = textsIn(language);
  const settings = clientOptions(apiUrl, log);
  const client = createQuickClient(botToken, apiUrl, log);
  const identity = createIdentity(client);
  const reaching = { client, fetch: boundedFetch(answersAtOnce), log };
  const lateAnswers = createLateAnswers({
    ...{ store: options.lateAnswers, now, log },
    send: (target, message) => answerLater(reaching, target, message),
  });
  const answers = createAnswers({
    ...reaching,
    isReadOnly: isReadOnlyPayload,
    later: (unsent) => lateAnswers.keep(unsent),
  });
  const people = createPeople({ client, identity, roles, language, log, now });
  const inFlight = createInFlight();
  const warn =
    watch &&
    createWarnOfWider({ ...watch, ...{ client, once, now, log, textsIn }, language: (user) => people.language(user) });
  const channels = createChannels({ client, kept: watch?.kept, onWider: warn, log, now });
  const rounds = watch && createChannelRounds({ channels, ...watch, log });
  const stopping = new AbortController();
  const connection = connectionOf(options, stopping.signal);
  const errorBoundary = createErrorBoundary({
    people,
    texts,
    textsIn,
    now,
    log,
    answers,
    isReadOnly: isReadOnlyPayload,
  });
  const { instructions: store, onBehalf } = options;
  const currentInstruction = createCurrentInstruction();
  const { noteFailure, timeLeft, noteShown } = currentInstruction;
  const inbox = createInbox({ store, now, log });
  const wrapped = wrapReceiver(connection.receiver, {
    ...{ errorBoundary, inFlight, inbox, currentInstruction, onBehalf, onlyWords, log },
    admission: createAdmission(admissionLimits()),
    isReadOnly: isReadOnlyPayload,
    presses: createPresses({ once, cache, now, log }),
    elapsed: () => performance.now(),
    redraw: async (body, view) => {
      const view_id = text(body, 'view', 'id');
      if (view_id !== undefined) await showDone({ client, log }, view_id, view as Modal);
    },
    ackLost: (body, response) => acknowledgeLate({ client, answers, log }, body)(response),
  });
  const left = createRecovery({
    ...{ store, now, log, intervalMs: recoveryIntervalMs, isReadOnly: isReadOnlyPayload },
    replay: (body, key) =>
      wrapped.replay(body, acknowledgeLate({ client, answers, log }, body), inbox(body, { keptAs: key })),
    notify: async (body, fate, one) => {
      await offerLeftDraft({ cache, log }, body, one);
      await notifyUnfinished(await inLanguageOf({ client, people, texts, textsIn, answers }, body), body, fate, one);
    },
  });

  const app = new App({
    receiver: wrapped.receiver,
    // Fails only where Slack cannot be asked who the bot is; the error boundary tells the person so.
    authorize: async () => {
      const { botUser, botId, team } = await identity();
      return { botToken, botUserId: botUser, ...(botId !== undefined && { botId }), teamId: team };
    },
    convoStore: false,
    clientOptions: settings,
    logger: bridgeLog(log),
  });
  // The error boundary logs and answers; Bolt's own handler would log a second time.
  app.error((error) => Promise.reject(error));
  app.use(dedupe({ once, now, log }));
  app.use(admit(people, timeLeft));
  registerListeners(app, {
    ...options,
    ...{ texts, client, people, answers, noteFailure, timeLeft, noteShown },
    wording: createWording({ client, people, log, now }),
    absent: createMembership(client, now),
    channelChanged: (channel) => channels.changed(channel),
    status: async () => ({
      ...(await options.status()),
      admins: roles.admins,
      missingScopes: missingScopes((await identity()).scopes),
    }),
  });

  // A client of its own: what is posted must never hold up what people click.
  const posting = createClient(botToken, apiUrl, log);

  return {
    app,
    roleNow: people.roleNow,
    channels,
    poster: createPoster({ client: posting, texts, log }),
    notifier: createNotifier({ client: posting, texts }),
    filePoster: createFilePoster({ client: createClient(botToken, apiUrl, log), fetch }),
    start: async () => {
      const health = await connection.listen();
      const persistence = { signal: stopping.signal, log, what: 'auth.test', givesUp: isHopeless };
      const { scopes } = await withToken('SLACK_BOT_TOKEN', persist(identity, persistence));
      warnOfMissing(scopes, log);
      rounds?.start();
      const started = await connection.start();
      left.start();
      lateAnswers.start();
      return { ...health, ...started };
    },
    stop: async (deadline) => {
      stopping.abort();
      rounds?.stop();
      left.stop();
      inFlight.close();
      const [remaining] = await Promise.all([inFlight.drain(deadline), withTimeout(lateAnswers.stop(), deadline)]);
      if (remaining > 0) log.warn({ left: remaining }, 'stopped with unfinished requests');
      await withTimeout(connection.stop(), lastPause);
    },
  };
}

function connectionOf(
  { connection, apiUrl, dispatcher, writes, now, log }: SlackOptions,
  stopping: AbortSignal,
): Connection {
  if ('mode' in connection) return createConnection(connection, { apiUrl, dispatcher, stopping, writes, now, log });
  const nothing = () => Promise.resolve({});
  return { receiver: connection, listen: nothing, start: nothing, stop: () => Promise.resolve() };
}
