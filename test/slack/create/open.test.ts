import { afterEach, describe, expect, it } from '@jest/globals';
import { createTexts } from '../../../src/locales/index.ts';
import { prefill } from '../../../src/slack/create/open.ts';
import { ids } from '../../../src/slack/kit/ids.ts';
import { memoryCache } from '../../support/memory-cache.ts';
import { choice } from '../../support/modal.ts';
import { createFakeUseCases, until } from '../harness.ts';
import { openWorkspace, type Deps, type Workspace } from './support/workspace.ts';

const { actions } = ids.create;
let open: Workspace[] = [];

async function workspace(deps?: Deps): Promise<Workspace> {
  const made = await openWorkspace(deps);
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.map((one) => one.stop()));
  open = [];
});

describe('/ticket new', () => {
  it('opens the form with the text in it, and follows the ticket where it was typed', async () => {
    const { command, modal, slack } = await workspace();
    await command('The server is down');
    expect(slack.calls.find(({ method }) => method === 'views.open')?.args.trigger_id).toBe('1.2.3');
    expect(modal.read('Description')).toMatchObject({ value: 'The server is down' });
    expect(modal.read('Post updates in')).toMatchObject({ selected_conversation: 'C1' });
  });

  it('tells a viewer that creating is not for them', async () => {
    const { command, modal } = await workspace({ role: 'viewer' });
    await command('hello');
    expect(modal.words()).toContain('can do this. Ask');
    expect(modal.input('Description')).toBeUndefined();
  });

  it.each([
    ['requester', 'Product'],
    ['viewer', 'can do this. Ask'],
  ] as const)('opens before Slack tells who somebody is; a %s then sees "%s"', async (role, words) => {
    let tell: () => void = () => undefined;
    const identified = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const { command, modal, slack } = await workspace({ role, identified });
    const commanded = command('hello');
    await until(() => slack.shown.length >= 1);
    expect(JSON.stringify(slack.shown[0])).toContain('hello');
    tell();
    await commanded;
    expect(JSON.stringify(slack.shown.at(-1))).toContain(words);
    expect(modal.input('Description') !== undefined).toBe(role === 'requester');
  });

  it('says that the bot is to be invited where it is not in the channel', async () => {
    const { command, modal, slack } = await workspace();
    slack.answer('conversations.info', () => ({ ok: false, error: 'channel_not_found' }));
    await command('hello');
    expect(modal.words()).toContain('/invite');
  });

  it('says so of the channel that is chosen, which may be another', async () => {
    const { command, modal, slack, chooseChannel } = await workspace();
    slack.answer('conversations.info', ({ channel }) =>
      channel === 'C2' ? { ok: false, error: 'channel_not_found' } : { ok: true, channel: { is_member: true } },
    );
    await command('hello');
    expect(modal.words()).not.toContain('/invite');
    await chooseChannel('C2');
    expect(modal.words()).toContain('<#C2>');
    expect(modal.words()).toContain('/invite');
    expect(modal.read('Description')).toMatchObject({ value: 'hello' });
    await chooseChannel('C1');
    expect(modal.words()).not.toContain('/invite');
    await chooseChannel('C2');
    await chooseChannel(undefined);
    expect(modal.words()).not.toContain('/invite');
  });

  it('can be written in while the ticket service takes its time', async () => {
    let answer: () => void = () => undefined;
    const later = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = () => later.then(() => ({ count: 1, size: 1, types: [] }));
    const { command, modal, slack, submissions } = await workspace({ catalog: { uploadLimits: slow } });
    const commanded = command('hello');
    await until(() => slack.shown.length >= 2);
    expect(JSON.stringify(slack.shown[1])).toContain('You can keep typing');
    answer();
    await commanded;
    expect(modal.words()).not.toContain('You can keep typing');
    expect(submissions).toEqual([]);
  });
});

describe('choosing', () => {
  it('finds products while typing', async () => {
    const { command, type } = await workspace();
    await command();
    expect(await type('Product', 'stor')).toEqual(['obs']);
    expect(await type('Product', '')).toEqual(['ecs', 'obs']);
  });

  it('brings what the choice asks for, and takes it away again with the choice', async () => {
    const { command, modal, choose } = await workspace();
    await command();
    await choose('Product', 'ecs');
    expect(modal.input('Problem type')).toBeDefined();
    expect(modal.input('Region')).toBeUndefined();
    await choose('Problem type', 'ecs-fault');
    for (const label of ['Region', 'Severity', 'Template', 'Name of port']) expect(modal.input(label)).toBeDefined();
    await choose('Product', 'obs');
    expect(modal.read('Problem type')).toMatchObject({ selected_option: null });
    for (const label of ['Region', 'Severity', 'Template', 'Name of port']) expect(modal.input(label)).toBeUndefined();
  });

  it('keeps what was typed, whatever is drawn anew', async () => {
    const { command, modal, choose } = await workspace();
    await command();
    modal.fill('Description', { value: 'typed' });
    modal.fill('Phone', { value: '123' });
    await choose('Product', 'ecs');
    await choose('Problem type', 'ecs-fault');
    modal.fill('Name of instance', { value: 'i-77' });
    await choose('Problem type', 'ecs-question');
    await choose('Problem type', 'ecs-fault');
    expect(modal.read('Description')).toMatchObject({ value: 'typed' });
    expect(modal.read('Phone')).toMatchObject({ value: '123' });
    expect(modal.read('Name of instance')).toMatchObject({ value: 'i-77' });
  });

  it('puts a template below the text, and takes it out again', async () => {
    const { command, modal, choose, click } = await workspace();
    await command('It is down');
    await choose('Product', 'ecs');
    await choose('Problem type', 'ecs-fault');
    await choose('Template', 't1');
    expect(modal.read('Description')).toMatchObject({ value: 'It is down\n\nSince when:\nWhat:' });
    await click(actions.removeTemplate);
    expect(modal.read('Description')).toMatchObject({ value: 'It is down' });
  });

  it('shows a template that does not fit beside the text instead of in it', async () => {
    const { command, modal, choose } = await workspace();
    await command('x'.repeat(1195));
    await choose('Product', 'ecs');
    await choose('Problem type', 'ecs-fault');
    await choose('Template', 't1');
    expect(modal.read('Description')).toMatchObject({ value: 'x'.repeat(1195) });
    expect(modal.words()).toContain('fit: together with your text');
  });

  it('says that a list cannot be read, and tries again when asked to', async () => {
    let broken = true;
    const problemTypes = () =>
      broken ? Promise.reject(new Error('down')) : Promise.resolve([{ id: 'q', name: 'Question', needsRegion: false }]);
    const { command, modal, choose, click } = await workspace({ catalog: { problemTypes } });
    await command();
    await choose('Product', 'ecs');
    expect(modal.words()).toContain('load the options');
    broken = false;
    await click(actions.retry);
    expect(modal.words()).not.toContain('load the options');
    expect(modal.input('Problem type')).toBeDefined();
    expect(modal.read('Product')).toMatchObject(choice('ecs'));
  });

  it('answers with nothing where the products cannot be read, and says why in the form', async () => {
    const { command, modal, type } = await workspace({
      catalog: { products: () => Promise.reject(new Error('down')) },
    });
    await command();
    expect(await type('Product', 'e')).toEqual([]);
    expect(modal.words()).toContain('load the options');
  });

  it('lets the newest choice win where Slack drew something else meanwhile', async () => {
    const { command, modal, choose, slack } = await workspace();
    await command();
    let conflicts = 1;
    slack.answer('views.update', () => (conflicts-- > 0 ? { ok: false, error: 'hash_conflict' } : undefined));
    await choose('Product', 'ecs');
    expect(modal.input('Problem type')).toBeDefined();
  });

  it('does not cover the result of a form that was sent meanwhile, with whose ticket the draft went', async () => {
    const cache = { ...memoryCache(), set: () => Promise.resolve() };
    const useCases = createFakeUseCases({ submitted: () => Promise.resolve({ state: 'done', id: 'T-1' }) });
    const { command, modal, choose, slack } = await workspace({ cache, useCases });
    await command();
    let conflicts = 1;
    slack.answer('views.update', () => (conflicts-- > 0 ? { ok: false, error: 'hash_conflict' } : undefined));
    await choose('Product', 'ecs');
    expect(modal.input('Problem type')).toBeUndefined();
  });
});

const texts = createTexts('en');
const from = {
  text: 'The server is down',
  permalink: 'https://x.slack.com/archives/C1/p12',
  files: [],
};

describe('what a form begins with', () => {
  it('is the message and where it stands', () => {
    expect(prefill({ from }, texts)).toEqual({
      description: 'The server is down\n\nhttps://x.slack.com/archives/C1/p12',
      notices: [],
    });
  });

  it('is the typed text', () => {
    expect(prefill({ text: ' help ' }, texts).description).toBe('help');
    expect(prefill({}, texts)).toEqual({ description: '', notices: [] });
  });

  it('is cut where it is too long, says so, and keeps the permalink whole', () => {
    const { description, notices } = prefill({ from: { ...from, text: 'x'.repeat(2000) } }, texts);
    expect(description.length).toBeLessThanOrEqual(1200);
    expect(description.endsWith(from.permalink)).toBe(true);
    expect(notices).toHaveLength(1);
  });

  it('says how many files cannot be taken along', () => {
    expect(prefill({ from: { ...from, unlisted: 2 } }, texts).notices[0]).toContain(
      "2 files of the message aren't included",
    );
  });
});
