import type { Observe } from '../journal/exchange.ts';
import { readManifest } from './manifest.ts';

/** Options of a workspace; times in milliseconds. Only the bot's token and the mode are required. */
export interface WorkspaceOptions {
  readonly mode: 'socket' | 'http';
  readonly botToken: string;
  /** For `apps.connections.open`; needed in Socket Mode. */
  readonly appToken?: string | undefined;
  /** Signs what is sent to the app; needed in HTTP mode. */
  readonly signingSecret?: string | undefined;
  /** The app's HTTP endpoint; can be set later with `control.setRequestUrl`. */
  readonly requestUrl?: string | undefined;
  /** The app's manifest as parsed JSON: the default for scopes, events and commands. */
  readonly manifest?: unknown;
  /** Scopes of the bot's token; by default the manifest's, without one all. */
  readonly scopes?: readonly string[] | undefined;
  /** Event subscriptions, `message.channels` and so on; by default the manifest's, without one all. */
  readonly events?: readonly string[] | undefined;
  readonly commands?: readonly SlashCommand[] | undefined;
  /** 0, the default, takes a free port. */
  readonly port?: number | undefined;
  /** The public address, if it differs from its own: used for files, response URLs and sockets. */
  readonly publicOrigin?: string | undefined;
  readonly now?: (() => number) | undefined;
  /** For faults with a probability; 0 to 1. */
  readonly random?: (() => number) | undefined;
  /** Enables `POST /_control`, for a web page or another process. */
  readonly controlOverHttp?: boolean | undefined;
  /** An earlier result of `snapshot()`; by default, a fresh workspace with a few people and channels. */
  readonly snapshot?: unknown;
  /** Receives every payload and call, with its secrets. */
  readonly observe?: Observe | undefined;
  /** Slack waits 3 s for an ack. */
  readonly ackDeadline?: number | undefined;
  /** A trigger_id lives 3 s. */
  readonly triggerLife?: number | undefined;
  /** When to resend unacked payloads: one delay per retry. */
  readonly resend?:
    | { readonly events?: readonly number[] | undefined; readonly interactive?: readonly number[] | undefined }
    | undefined;
  /** Slack's documented rate is 1 message per second per channel. */
  readonly postsPerSecondPerChannel?: number | undefined;
  /** Maximum number of posts at once; Slack allows short bursts without saying how long. */
  readonly burst?: number | undefined;
}

export interface SlashCommand {
  readonly name: string;
  /** As in the manifest: mentions reach the app as `<@U…|name>` and `<#C…|name>`. */
  readonly shouldEscape: boolean;
}

export interface Settings {
  readonly mode: 'socket' | 'http';
  readonly botToken: string;
  readonly appToken: string | undefined;
  readonly signingSecret: string;
  /** Undefined: every scope there is. */
  readonly scopes: ReadonlySet<string> | undefined;
  /** Undefined: every event there is. */
  readonly events: ReadonlySet<string> | undefined;
  /** The Messages tab of the app's home, which direct messages from the app require. */
  readonly messagesTab: boolean;
  /** The Home tab, in which the app shows its own view. */
  readonly homeTab: boolean;
  readonly commands: readonly SlashCommand[];
  readonly ackDeadline: number;
  readonly triggerLife: number;
  readonly resendEvents: readonly number[];
  readonly resendInteractive: readonly number[];
  readonly postsPerSecond: number;
  readonly burst: number;
}

/** Slack's own delays for events: at once, after a minute, after five minutes (docs.slack.dev, "Events API", retries). */
const eventDelays = [0, 60_000, 300_000];

/**
 * Fills in the defaults. In Socket Mode, an unacked command or interaction is also sent once more, which is harsher
 * than documented; over HTTP it is not.
 */
export function createSettings(options: WorkspaceOptions): Settings {
  const app = options.manifest === undefined ? undefined : readManifest(options.manifest);
  const scopes = options.scopes ?? (app === undefined ? undefined : (app.oauth_config?.scopes?.bot ?? []));
  const events = options.events ?? app?.settings?.event_subscriptions?.bot_events;
  const commands = app?.features?.slash_commands?.map((entry) => ({
    name: entry.command,
    shouldEscape: entry.should_escape ?? false,
  }));
  return {
    mode: options.mode,
    botToken: options.botToken,
    appToken: options.appToken,
    signingSecret: options.signingSecret ?? '',
    scopes: scopes && new Set(scopes),
    events: app !== undefined || events !== undefined ? new Set(events) : undefined,
    messagesTab: app?.features?.app_home?.messages_tab_enabled ?? true,
    homeTab: app?.features?.app_home?.home_tab_enabled ?? app === undefined,
    commands: options.commands ?? commands ?? [{ name: '/ticket', shouldEscape: true }],
    ackDeadline: options.ackDeadline ?? 3000,
    triggerLife: options.triggerLife ?? 3000,
    resendEvents: options.resend?.events ?? eventDelays,
    resendInteractive: options.resend?.interactive ?? (options.mode === 'socket' ? [0] : []),
    postsPerSecond: options.postsPerSecondPerChannel ?? 1,
    burst: options.burst ?? 2,
  };
}
