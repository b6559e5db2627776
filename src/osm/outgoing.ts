import type { Shape } from './answer-shapes.ts';
import type { Origin } from './errors.ts';
import type { Speaker } from './failure.ts';
import type { GatewayMark } from './gateway-mark.ts';
import type { ListShape } from './list-answer.ts';
import type { Payload } from './payload.ts';
import type { ServiceClock } from './service-clock.ts';
import type { SettingNames } from './settings.ts';
import type { SignedUrl } from './signed-url.ts';

/** What a good answer holds: JSON with data, JSON or nothing at all, a file. */
export type AnswerKind = 'data' | 'nothing' | 'file';

/** One request as it goes out. */
export interface Outgoing extends Origin {
  readonly url: SignedUrl;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: Payload | undefined;
  readonly answer: AnswerKind;
  /** What a good answer with data has at its top. */
  readonly shape?: Shape | undefined;
  /** What it consists of where it is a list. */
  readonly list?: ListShape | undefined;
  /** It changes nothing at the service, so that a bad answer is never ambiguous. */
  readonly safe: boolean;
  /** Milliseconds for connecting, sending, headers and body together. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ExchangeParts {
  /** Whose answers are awaited. */
  readonly speaker: Speaker;
  readonly mark: GatewayMark;
  readonly clock: ServiceClock;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Most bytes of an answer that is read as a whole. */
  readonly maxAnswer: number;
  /** Most bytes of a file that is passed on. */
  readonly maxDownload: number;
  /** Says whose calls these are. */
  readonly userAgent: string;
  /** For errors that say what to check. */
  readonly names: SettingNames;
  /** Host and port of the proxy that the process uses, for the errors. */
  readonly proxy?: string | undefined;
  /** What must not show in an error, whatever the service says. */
  readonly secrets: readonly string[];
}

/** A call, before it is authorized. */
export interface Call extends Outgoing {
  /** Carrying it out twice is as good as once. */
  readonly repeatable: boolean;
}
