import type { Observe } from '../journal/exchange.ts';
import { readManifest } from './manifest.ts';

/** How a workspace is started; times in milliseconds. Only the bot's token and the mode are needed. */
export interface WorkspaceOptions {
  readonly mode: 'socket' | 'http';
  readonly botToken: string;
  /** For `apps.connections.open`; needed in Socket Mode. */
  readonly appToken?: string | undefined;
  /** Signs what is sent to the app; needed in HTTP mode. */
  readonly signingSecret?: string | undefined;
  /** The app's HTTP endpoint; may be set later with `control.setRequestUrl`. */
  readonly requestUrl?: string | undefined;
  /** The app's manifest as parsed JSON: gives scopes, events and commands that are not given here. */
  readonly manifest?: unknown;
  /** Scopes of the bot's token; all that exist where neither this nor a manifest is given. */
  readonly scopes?: readonly string[] | undefined;
  /** Event subscriptions, `message.channels` and so on; all where neither this nor a manifest is given. */
  readonly events?: readonly string[] | undefined;
  readonly commands?: readonly SlashCommand[] | undefined;
  /** 0, the default, takes a free port. */
  readonly port?: number | undefined;
  /** Where others reach it, if not at its own address: files, response URLs and sockets are named by this one. */
  readonly publicOrigin?: string | undefined;
  readonly now?: (() => number) | undefined;
  /** For faults with a probability; 0 to 1. */
  readonly random?: (() => number) | undefined;
  /** Opens `POST /_control`, for a web page or another process. */
  readonly controlOverHttp?: boolean | undefined;
  /** What `snapshot()` gave before; a fresh workspace with a few people and channels where it is left out. */
  readonly snapshot?: unknown;
  /** Is told of every payload and call, with its secrets. */
  readonly observe?: Observe | undefined;
  /** Slack waits 3 s for an ack. */
  readonly ackDeadline?: number | undefined;
  /** A trigger_id lives 3 s. */
  readonly triggerLife?: number | undefined;
  /** When to send again what was not acked: one delay a repetition. */
  readonly resend?:
    | { readonly events?: readonly number[] | undefined; readonly interactive?: readonly number[] | undefined }
    | undefined;
  /** Slack's documented rate is 1 message a second a channel. */
  readonly postsPerSecondPerChannel?: number | undefined;
  /** How many posts may come at once; Slack allows short bursts without saying how long. */
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
  /** The Messages tab of the app's home, without which it can send nobody a direct message. */
  readonly messagesTab: boolean;
  /** The Home tab, in which the app shows a view of its own. */
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
 * Fills in the defaults. In Socket Mode an unacked command or interaction is sent once more as well, which is harsher
 * than the documentation promises; over HTTP it is not.
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
