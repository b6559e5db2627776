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

/** Time limit for closing the connections after all work is done, in milliseconds. */
const lastPause = 1000;

/** Maximum number of concurrent requests to response URLs; further ones wait in a queue. */
const answersAtOnce = 50;
/** Interval between two checks for requests that stopped processes left unfinished, in milliseconds. */
const recoveryIntervalMs = 2000;

/** The part of the listeners' context that `createSlack` doesn't create itself. */
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

/** Stored channel audiences, and the channels and threads that tickets are linked to. */
export type WatchOptions = Pick<WarnDeps, 'linksIn'> & RoundOptions & { readonly kept: AudienceStore };

export interface SlackOptions extends ContextDeps {
  readonly botToken: string;
  /** Base URL of the Web API, for all clients. */
  readonly apiUrl: string;
  /** How payloads arrive. Tests pass a receiver instead. */
  readonly connection: ConnectionOptions | Receiver;
  readonly roles: RoleConfig;
  /** Whether the database accepts writes, for health checks. */
  readonly writes: () => Promise<boolean>;
  /** Dispatcher for the Socket Mode connection, if it needs a different one than all other requests (a proxy, for example). */
  readonly dispatcher?: Dispatcher | undefined;
  /** Detects that more people can read a channel, and warns those who linked tickets to it. No warnings if left out. */
  readonly watch?: WatchOptions | undefined;
  /** For channel posts, and for people whose language Slack doesn't report. */
  readonly language: Language;
  /** Stores what people ask for until it is answered. */
  readonly instructions: InstructionStore;
  /** Stores answers that Slack temporarily refused. */
  readonly lateAnswers: LateAnswerStore;
  /** Runs work on behalf of a person; see `wrapReceiver`. */
  readonly onBehalf: <T>(person: string, work: () => T) => T;
}

export interface Slack {
  /**
   * Authenticates, connects, and starts to accept payloads. Keeps trying while Slack is unreachable. Rejects if Slack refuses a
   * token, if the port is in use, or if `stop` is called first.
   */
  start(): Promise<{ readonly port?: number | undefined }>;
  /** Accepts no new requests, waits up to `deadline` milliseconds for those in flight, and disconnects. */
  stop(deadline: number): Promise<void>;
  readonly poster: Poster;
  readonly notifier: Notifier;
  readonly filePoster: FilePoster;
  /** Asks Slack for the person's current role, before a change is made. */
  readonly roleNow: RoleNow;
  /** Who can read a channel. */
  readonly channels: Channels;
  readonly app: App;
}

/** Everything that talks to Slack: listeners, their middleware, and the posters for updates. */
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
    // Fails only if Slack can't be asked for the bot's identity. The error boundary informs the user.
    authorize: async () => {
      const { botUser, botId, team } = await identity();
      return { botToken, botUserId: botUser, ...(botId !== undefined && { botId }), teamId: team };
    },
    convoStore: false,
    clientOptions: settings,
    logger: bridgeLog(log),
  });
  // The error boundary logs and answers. Bolt's own handler would log a second time.
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

  // A separate client, so that posting updates never delays the response to a click.
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
