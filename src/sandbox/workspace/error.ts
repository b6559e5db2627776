/** A Web API answer `{ok: false, error}`. */
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

/** Something a person cannot do in the workspace: a mistake of the test or of whoever drives the workspace. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}
