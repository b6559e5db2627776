/** An answer `{ok: false, error}` of the Web API. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly code: string;
  /** Further properties of the answer. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A refusal with reasons, in the two places where Slack puts them. */
export function refusal(code: 'invalid_arguments' | 'invalid_blocks', reasons: readonly string[]): SlackError {
  const messages = reasons.map((reason) => `[ERROR] ${reason}`);
  return new SlackError(code, {
    ...(code === 'invalid_blocks' ? { errors: reasons } : {}),
    response_metadata: { messages },
  });
}

/** What a person cannot do in the workspace: a mistake of the test or of who drives it. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}
