import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, replyIn } from '../support/user.ts';

describe('/ticket why', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let id: string;

  beforeAll(async () => {
    sandbox = await open({ environment: { ROLE_GUESTS: 'viewer' } });
    id = sandbox.tickets.create({ description: 'Why is it so?' });
    await sandbox.user('maya').ask(`/ticket link ${id}`);
    await cardOf(sandbox.workspace, id);
  });

  it('shows what was seen and when, also to a guest, with links to the posts', async () => {
    sandbox.tickets.say(id, 'Please send <b>logs</b>');
    const { ts } = await replyIn(sandbox.workspace, id, 'Please send');
    const why = await sandbox.user('gina').ask(`/ticket why ${id}`);
    expect(why.text).toMatch(/Last checked .*; next check /);
    expect(why.text).toMatch(/Message from engineer: “Please send.*”/);
    expect(why.rawText).toContain(`archives/C0SUPPORT0/p${ts.replace('.', '')}`);
    expect(why.text).toContain('First followed');
  });

  it('recognizes own replies, and needs no number in the thread', async () => {
    const maya = sandbox.user('maya');
    const card = await cardOf(sandbox.workspace, id);
    await maya.ask(`/ticket reply ${id} These are the logs`);
    await replyIn(sandbox.workspace, id, 'These are the logs');
    // The feed shows them in one of the next readings.
    const why = await until(async () => {
      const told = await maya.mentions('why', card.ts);
      return told.text.includes('not posted again') ? told : undefined;
    }, 'the reading that shows them');
    expect(why.text).toMatch(/Sent by @maya: “These are the logs”.*\n.*not posted again/);
  });

  it('shows a page at a time', async () => {
    for (let more = 1; more <= 5; more += 1) sandbox.tickets.say(id, `One more: ${more}`);
    await replyIn(sandbox.workspace, id, 'One more: 5');
    const maya = sandbox.user('maya');
    const first = await maya.ask(`/ticket why ${id}`);
    const places = [5, 4, 3, 2, 1].map((more) => first.text.indexOf(`${more}”`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(first.text).not.toContain('Please send');
    const second = await maya.presses({ ts: first.ts, channel: '#support' }, 'Next');
    expect(second.text).toContain('Please send');
    expect(second.buttons.map(({ label }) => label)).toEqual(['Previous']);
  });

  it('explains why nothing is posted anymore', async () => {
    const gone = sandbox.tickets.create({ description: 'Followed nowhere' });
    const maya = sandbox.user('maya');
    expect((await maya.ask(`/ticket why ${gone}`)).text).toContain('was never followed');
    await maya.ask(`/ticket link ${gone}`);
    await cardOf(sandbox.workspace, gone);
    await maya.ask(`/ticket unlink ${gone}`);
    expect((await maya.ask(`/ticket why ${gone}`)).text).toContain('followed anywhere');
  });

  it('is suggested for similar names, and explained by the help', async () => {
    const maya = sandbox.user('maya');
    expect((await maya.ask('/ticket wy 1')).text).toContain('/ticket why');
    expect((await maya.ask('/ticket help')).text).toContain('/ticket why ID');
    expect((await maya.ask('/ticket why ../x')).text).toContain('a ticket number');
  });
});
