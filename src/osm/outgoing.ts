import type { Shape } from './answer-shapes.ts';
import type { Origin } from './errors.ts';
import type { Speaker } from './failure.ts';
import type { GatewayMark } from './gateway-mark.ts';
import type { ListShape } from './list-answer.ts';
import type { Payload } from './payload.ts';
import type { ServiceClock } from './service-clock.ts';
import type { SettingNames } from './settings.ts';
import type { SignedUrl } from './signed-url.ts';

/** The content of a good answer: JSON with data; JSON or nothing; a file. */
export type AnswerKind = 'data' | 'nothing' | 'file';

/** One request as it is sent. */
export interface Outgoing extends Origin {
  readonly url: SignedUrl;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: Payload | undefined;
  readonly answer: AnswerKind;
  /** The top-level properties of a good answer with data. */
  readonly shape?: Shape | undefined;
  /** The parts of the answer if it is a list. */
  readonly list?: ListShape | undefined;
  /** Whether it changes nothing at the service, so that a bad answer is never ambiguous. */
  readonly safe: boolean;
  /** Milliseconds for connecting, sending, headers, and body together. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ExchangeDeps {
  /** The service that the requests are sent to. */
  readonly speaker: Speaker;
  readonly mark: GatewayMark;
  readonly clock: ServiceClock;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** The largest answer, in bytes. */
  readonly maxAnswer: number;
  /** The largest file that is passed on, in bytes. */
  readonly maxDownload: number;
  /** The header User-Agent. */
  readonly userAgent: string;
  /** The names of settings, for errors that say what to check. */
  readonly names: SettingNames;
  /** Host and port of the proxy that the process uses, for errors. */
  readonly proxy?: string | undefined;
  /** Secrets that must not appear in an error, whatever the service says. */
  readonly secrets: readonly string[];
}

/** A call, before it is authorized. */
export interface Call extends Outgoing {
  /** Whether it can safely be carried out twice. */
  readonly repeatable: boolean;
}
