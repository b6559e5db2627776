/** The variables with Slack tokens, and where an admin finds a new one (api.slack.com/apps). */
const places = {
  SLACK_BOT_TOKEN: 'OAuth & Permissions (starts with xoxb-)',
  SLACK_APP_TOKEN: 'Basic Information, App-Level Tokens (starts with xapp-, scope connections:write)',
} as const;

export type TokenVariable = keyof typeof places;

/** What to do about each of Slack's codes (reference, auth.test and apps.connections.open). */
function advice(variable: TokenVariable, code: string): string {
  const from = places[variable];
  switch (code) {
    case 'invalid_auth':
    case 'not_authed':
      return `Copy it again from ${from}, or reinstall the app.`;
    case 'account_inactive':
      return `The app was uninstalled or its user deactivated. Reinstall it and copy the new token from ${from}.`;
    case 'token_revoked':
    case 'token_expired':
      return `The token was revoked or has expired. Reinstall the app and copy the new token from ${from}.`;
    case 'not_allowed_token_type':
      return `Wrong kind of token (SLACK_BOT_TOKEN and SLACK_APP_TOKEN swapped?). Copy it from ${from}.`;
    case 'missing_scope':
      return variable === 'SLACK_APP_TOKEN'
        ? `The token lacks the scope connections:write. Generate a new one under ${from}.`
        : 'The token lacks scopes. Paste the current manifest under App Manifest and reinstall the app.';
    default:
      return 'Ask an admin of your Slack workspace whether the app is allowed there.';
  }
}

/** Slack rejected a token, which waiting doesn't fix. The message is for an admin and never holds the token. */
export class TokenError extends Error {
  readonly code: string;

  constructor(variable: TokenVariable, code: string, options?: ErrorOptions) {
    super(`Slack refused ${variable} (${code}). ${advice(variable, code)}`, options);
    this.name = 'TokenError';
    this.code = code;
  }
}
