import { describe, expect, it } from '@jest/globals';
import { TokenError } from '../../src/ops/token-error.ts';

describe('a token that Slack refuses', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'invalid_auth', /Copy it again from OAuth & Permissions .*xoxb-.* or reinstall the app/],
    ['SLACK_APP_TOKEN', 'invalid_auth', /Copy it again from Basic Information, App-Level Tokens .*xapp-/],
    ['SLACK_BOT_TOKEN', 'account_inactive', /uninstalled.*Reinstall it/],
    ['SLACK_BOT_TOKEN', 'not_allowed_token_type', /Wrong kind of token .SLACK_BOT_TOKEN and SLACK_APP_TOKEN swapped/],
    ['SLACK_APP_TOKEN', 'missing_scope', /connections:write\. Generate a new one/],
    ['SLACK_BOT_TOKEN', 'missing_scope', /Paste the current manifest/],
    ['SLACK_BOT_TOKEN', 'ekm_access_denied', /Ask an admin/],
  ] as const)('%s, %s: is named, with what to do', (variable, code, words) => {
    const { message } = new TokenError(variable, code);
    expect(message.startsWith(`Slack refused ${variable} (${code}). `)).toBe(true);
    expect(message).toMatch(words);
  });
});
