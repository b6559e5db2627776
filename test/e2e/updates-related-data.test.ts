import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from '../support/user.ts';

const open = closing(afterAll);

/** A one-pixel picture. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('additional content of a ticket, in its thread', () => {
  let sandbox: Sandbox;
  let made = 0;

  beforeAll(async () => {
    sandbox = await open({ timing: { accessInterval: 100 } });
  });

  async function followed(description: string, severityId?: string) {
    const place = `#beside-${(made += 1)}`;
    sandbox.workspace.createChannel(place.slice(1), ['maya', 'service_tickets']);
    const id = sandbox.tickets.create({ description, severityId });
    await sandbox.user('maya').ask(`/ticket link ${id}`, place);
    await cardOf(sandbox.workspace, id, place);
    return { id, place };
  }

  const fileNames = async (id: string, place: string) =>
    (await repliesOf(sandbox.workspace, id, place)).flatMap(({ files }) => files.map(({ name }) => name));

  const waitForFiles = async (id: string, place: string, count: number) => {
    const { ts } = await cardOf(sandbox.workspace, id, place);
    const thread = () => sandbox.workspace.thread(place, ts).flatMap(({ files }) => files);
    await sandbox.workspace.waitFor(() => (thread().length >= count ? true : undefined), undefined, `${count} files`);
  };

  it("is the engineer's pictures, after the text and once", async () => {
    const { id, place } = await followed('With a picture');
    const attachments = [{ name: 'graph.png', data: png }];
    sandbox.tickets.answer(id, 'Look at this graph', { attachments });
    const reply = await replyIn(sandbox.workspace, id, 'Look at this graph', place);
    expect(reply.text).toContain('graph.png');
    // It is posted automatically, so there is nothing to request.
    expect(reply.buttons).toEqual([]);
    await waitForFiles(id, place, 1);
    expect(await fileNames(id, place)).toEqual(['graph.png']);
  });

  it('reports files that are too large to be posted automatically, and how to open them', async () => {
    const { id, place } = await followed('With a core dump');
    const dump = Buffer.alloc(10 * 1024 ** 2 + 1, 'x');
    sandbox.tickets.answer(id, 'Look into this', {
      attachments: [{ name: 'core.dump', data: dump.toString('base64') }],
    });
    const told = await replyIn(sandbox.workspace, id, 'larger than 10 MB', place);
    expect(told.text).toMatch(/core\.dump.*wasn't posted/);
    const answer = await sandbox.user('maya').presses({ ts: told.ts, channel: place }, 'Get files');
    expect(answer.text).toContain('on its way');
    // The address works for anyone who has it.
    const address = /"url":"(http[^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? '';
    expect(Buffer.from(await (await fetch(address)).arrayBuffer()).equals(dump)).toBe(true);
    await waitForFiles(id, place, 1);
  });

  it('reports files that the service no longer has, or refuses to download', async () => {
    const { id, place } = await followed('With a file that is gone');
    sandbox.tickets.fail({ operation: 'downloadAccessories', kind: 'business', code: 'OSM.01010015' });
    sandbox.tickets.fail({ operation: 'downloadImages', kind: 'business', code: 'OSM.01010015' });
    sandbox.tickets.say(id, 'Gone', { attachments: [{ name: 'gone.log', data: png }] });
    const told = await replyIn(sandbox.workspace, id, 'no longer has it', place);
    expect(told.text).toContain('gone.log');
    expect(told.buttons).toEqual([]);
    sandbox.tickets.heal();
    sandbox.tickets.fail({ operation: 'downloadAccessories', kind: '500' });
    sandbox.tickets.fail({ operation: 'downloadImages', kind: '500' });
    sandbox.tickets.say(id, 'Out of reach', { attachments: [{ name: 'far.log', data: png }] });
    const tried = await replyIn(sandbox.workspace, id, 'several tries failed', place);
    expect(tried.text).toContain('far.log');
    sandbox.tickets.heal();
    const answer = await sandbox.user('maya').presses({ ts: tried.ts, channel: place }, 'Get files');
    expect(answer.text).toContain('on its way');
    await waitForFiles(id, place, 1);
    expect(await fileNames(id, place)).toEqual(['far.log']);
  });

  it('is posted once although Slack does not confirm it', async () => {
    const { id, place } = await followed('With an unclear end');
    sandbox.workspace.fail({ method: 'files.completeUploadExternal', kind: 'drop-after', times: 1 });
    sandbox.tickets.say(id, 'One log', { attachments: [{ name: 'a.log', data: png }] });
    await waitForFiles(id, place, 1);
    sandbox.tickets.say(id, 'Another log', { attachments: [{ name: 'b.log', data: png }] });
    await waitForFiles(id, place, 2);
    expect((await fileNames(id, place)).sort()).toEqual(['a.log', 'b.log']);
  });

  it("leaves the customer's own files until somebody with permission requests them", async () => {
    const { id, place } = await followed('From the console');
    sandbox.tickets.customerSays(id, 'Our own log', { attachments: [{ name: 'own.log', data: png }] });
    const reply = await replyIn(sandbox.workspace, id, 'Our own log', place);
    expect(await fileNames(id, place)).toEqual([]);
    const answer = await sandbox.user('maya').presses({ ts: reply.ts, channel: place }, 'Get files');
    expect(answer.text).toContain('on its way');
    await waitForFiles(id, place, 1);
    expect(await fileNames(id, place)).toEqual(['own.log']);
  });

  it('is an access request and its outcome, without anybody looking', async () => {
    const { id, place } = await followed('Let me in');
    const request = sandbox.tickets.requestAuthorization(id, 'to look at <!channel> the logs');
    const asked = await replyIn(sandbox.workspace, id, 'The engineer requests access', place);
    expect(asked.text).toContain('<!channel>');
    sandbox.tickets.setAuthorization(request, 1);
    // The request has a card with its state; each change is posted once below it.
    const told = (words: string) => async () =>
      (await repliesOf(sandbox.workspace, id, place)).slice(1).filter(({ text }) => text.includes(words)).length === 1;
    await until(told('was *granted*'), 'a line about the grant');
    sandbox.tickets.setAuthorization(request, 3);
    await until(told('*ended*'), 'a line about the end');
    const [card, ...lines] = await repliesOf(sandbox.workspace, id, place);
    expect(card?.ts).toBe(asked.ts);
    expect(lines).toHaveLength(2);
  });

  it('is severity and labels, posted with the next status change or visit', async () => {
    const { id, place } = await followed('Worse than it seemed', 'low');
    sandbox.tickets.setSeverity(id, 'high');
    sandbox.tickets.setLabels(id, ['urgent']);
    sandbox.tickets.accept(id);
    // A reading already in progress may see only the labels; the next one sees the rest.
    for (const words of [
      'Label added: *urgent*',
      'General guidance → *Production system down',
      '→ *With Huawei Cloud*',
    ])
      await replyIn(sandbox.workspace, id, words, place);
    sandbox.tickets.setLabels(id, []);
    await sandbox.user('maya').ask(`/ticket show ${id}`, place);
    await replyIn(sandbox.workspace, id, 'Label removed: *urgent*', place);
    const told = (await repliesOf(sandbox.workspace, id, place)).map(({ text }) => text).join('\n');
    for (const words of ['Label added', 'Severity:', 'Status:', 'Label removed'])
      expect(told.split(words)).toHaveLength(2);
  });
});

it('is long messages: twelve of 4,000 characters arrive complete, in several replies and in order', async () => {
  const sandbox = await open();
  const id = sandbox.tickets.create({ description: 'Twelve long ones' });
  await sandbox.user('maya').ask(`/ticket link ${id}`);
  await cardOf(sandbox.workspace, id);
  await sandbox.stopBot();
  const stories = Array.from({ length: 12 }, (_, part) =>
    Array.from(
      { length: 400 },
      (_, line) => `${String(part).padStart(2, '0')}-${String(line).padStart(4, '0')} .`,
    ).join(' '),
  );
  for (const story of stories) sandbox.tickets.say(id, story);
  await sandbox.startBot();
  await replyIn(sandbox.workspace, id, '11-0399');
  const replies = await repliesOf(sandbox.workspace, id);
  const told = replies.map(({ text }) => text).join('\n');
  expect(told.match(/\d\d-\d{4}/g)).toEqual(stories.join(' ').match(/\d\d-\d{4}/g));
  expect(replies.length).toBeLessThan(12);
});
