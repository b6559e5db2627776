/** A payload that Slack sends to the app. */
export interface Outgoing {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  /** The payload's name for statistics and people: `/ticket`, `view_submission`, `app_mention`. */
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
  /** `final`: the app asked not to receive it again. `status`: the HTTP status, if there was an answer. */
  | { readonly acked: false; readonly reason: Failure; readonly final?: boolean | undefined; readonly status?: number };

/** A transport to the app. `send` resolves when the app has acked, however late, or can no longer do so. */
export interface Wire {
  send(outgoing: Outgoing, retry?: Retry): Promise<Reception>;
  close(): Promise<void>;
}
