import { afterEach, describe, expect, it } from '@jest/globals';
import { botScopes, missingScopes } from '../../src/slack/scopes.ts';
import { closing } from '../support/sandbox.ts';

const open = closing(afterEach);

describe('the scopes of the bot', () => {
  it('are compared with those that Slack granted, and what is missing is said once, in the log and to operators', async () => {
    const scopes = botScopes.filter((scope) => scope !== 'im:read' && scope !== 'files:write');
    const sandbox = await open({ workspace: { scopes } });
    const warnings = sandbox.log.filter((line) => line.includes('missing OAuth scopes'));
    expect(warnings).toHaveLength(1);
    expect(JSON.parse(warnings[0] ?? '')).toMatchObject({ level: 40, missing: ['files:write', 'im:read'] });
    expect(warnings[0]).toContain('https://api.slack.com/apps');

    const shown = await sandbox.user('omar').ask('/ticket status');
    expect(shown.text).toContain('this app lacks the scopes `files:write`, `im:read`');
  });

  it('are all there where the app was installed from the manifest', async () => {
    const sandbox = await open();
    expect(sandbox.log.filter((line) => line.includes('missing OAuth scopes'))).toEqual([]);
    expect((await sandbox.user('omar').ask('/ticket status')).text).not.toContain('scopes');

    // What some are for: a direct message with the bot is told from a channel.
    const id = sandbox.tickets.create({ description: 'Where it cannot be followed' });
    const refused = await sandbox.user('maya').ask(`/ticket link ${id}`, '@service_tickets');
    expect(refused.text).toContain('be followed in direct messages');
    expect(sandbox.log.filter((line) => line.includes('missing_scope'))).toEqual([]);
  });

  it('are not missed where a proxy took the header away', () => {
    expect(missingScopes(undefined)).toEqual([]);
  });
});
