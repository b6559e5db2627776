/** Something that Slack sends to the app. */
export interface Outgoing {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  /** What it is, for statistics and for people: `/ticket`, `view_submission`, `app_mention`. */
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Why something is sent again. */
export interface Retry {
  readonly attempt: number;
  readonly reason: Failure;
}

export type Failure = 'http_timeout' | 'http_error' | 'connection_failed';

export type Reception =
  | { readonly acked: true; readonly body: Readonly<Record<string, unknown>> }
  /** `final`: the app asked not to be sent this again. `status`: of HTTP, where it answered. */
  | { readonly acked: false; readonly reason: Failure; readonly final?: boolean | undefined; readonly status?: number };

/** One way to the app. `send` resolves when the app acked, however late, or when it cannot any more. */
export interface Wire {
  send(outgoing: Outgoing, retry?: Retry): Promise<Reception>;
  close(): Promise<void>;
}
