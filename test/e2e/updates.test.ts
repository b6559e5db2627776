import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from '../support/user.ts';

const open = closing(afterAll);

/** Everything Slack parses as markup in a post: mrkdwn, and the text if there are no blocks. */
function markupOf(content: unknown): string {
  if (Array.isArray(content)) return content.map(markupOf).join('\n');
  if (typeof content !== 'object' || content === null) return '';
  const { type, text, rawText } = content as Record<string, unknown>;
  const own = type === 'mrkdwn' ? text : rawText;
  return [typeof own === 'string' ? own : '', ...Object.values(content).map(markupOf)].join('\n');
}

describe('news of a ticket in its thread', () => {
  let sandbox: Sandbox;
  let made = 0;

  beforeAll(async () => {
    // A ticket counts as gone only after the service has said so three times.
    sandbox = await open({ timing: { absentAgain: 200 } });
  });

  /** A ticket that is followed in its own channel and has its card there. */
  async function followed(description: string): Promise<{ readonly id: string; readonly place: string }> {
    const place = `#news-${(made += 1)}`;
    sandbox.workspace.createChannel(place.slice(1), ['maya', 'service_tickets']);
    const id = sandbox.tickets.create({ description });
    await sandbox.user('maya').ask(`/ticket link ${id}`, place);
    await cardOf(sandbox.workspace, id, place);
    return { id, place };
  }

  it('is one reply if found together, in order, and the card is edited in place', async () => {
    const { id, place } = await followed('Several things at once');
    const { ts } = await cardOf(sandbox.workspace, id, place);
    sandbox.tickets.accept(id);
    sandbox.tickets.say(id, 'First words');
    sandbox.tickets.thirdPartySays(id, 'Words between');
    sandbox.tickets.ask(id, 'Last words?');
    const reply = await replyIn(sandbox.workspace, id, 'Last words?', place);
    expect(reply.text).toMatch(/First words[^]*Words between[^]*Last words\?[^]*Waiting for you/);
    expect(await repliesOf(sandbox.workspace, id, place)).toHaveLength(1);
    const card = await sandbox.workspace.waitFor(() => {
      const [root] = sandbox.workspace.channel(place).messages;
      return root?.text.includes('Waiting for you') === true ? root : undefined;
    });
    expect(card.ts).toBe(ts);
    expect(card.text).toContain('Last words?');
    expect(sandbox.workspace.channel(place).messages).toHaveLength(1);
  });

  it("shows what the customer wrote in the console, and the bot's own replies once, with the author's name", async () => {
    const { id, place } = await followed('Who said what');
    sandbox.tickets.customerSays(id, 'Written in the console');
    await replyIn(sandbox.workspace, id, 'Written in the console', place);
    await sandbox.user('maya').ask('/ticket reply Written in Slack', place);
    const own = await replyIn(sandbox.workspace, id, 'Written in Slack', place);
    expect(own.text).toContain('@maya (via Slack)');
    sandbox.tickets.answer(id, 'Heard both');
    await replyIn(sandbox.workspace, id, 'Heard both', place);
    const words = (await repliesOf(sandbox.workspace, id, place)).map(({ text }) => text).join('\n');
    for (const said of ['Written in the console', 'Written in Slack', 'Heard both']) {
      expect(words.split(said)).toHaveLength(2);
    }
  });

  it('shows hostile text as plain text', async () => {
    const { id, place } = await followed('<!channel> <@U0MAYA0000> `x` *y* <http://e.example|click>');
    sandbox.tickets.say(
      id,
      '<!channel> <!here> <@U0MAYA0000> <#C0SUPPORT0> <!subteam^S0OPERATOR> ```code``` & <b>no</b>',
    );
    sandbox.tickets.say(
      id,
      '<p>&lt;!everyone&gt;</p><script>alert(1)</script><a href="javascript:alert(1)">a</a><img src=x onerror=alert(1)>',
      { html: true },
    );
    const reply = await replyIn(sandbox.workspace, id, '```code```', place);
    expect(reply.text).toContain('<!channel> <!here>');
    const [card] = sandbox.workspace.channel(place).messages;
    const maya = sandbox.user('maya');
    const shown = [await maya.ask(`/ticket show ${id}`, place), await maya.ask('/ticket list all', place)];
    for (const posted of [reply, card, ...shown]) {
      expect(markupOf(posted)).toContain('&lt;!channel&gt;');
      expect(markupOf(posted)).not.toMatch(/<[!@#](?!date\^)/);
      expect(markupOf(posted)).not.toContain('<javascript:');
    }
    await maya.opens({ ts: card?.ts ?? '', channel: place }, 'ticket_more', 'Show all messages');
    expect(markupOf(await maya.form('```code```'))).not.toMatch(/<[!@#](?!date\^)/);
    await maya.closes();
  });

  it('reports how much of 50,000 characters is missing, with a button that shows the rest', async () => {
    const maya = sandbox.user('maya');
    const { id, place } = await followed('A long story');
    const story = Array.from({ length: 5000 }, (_, line) => `line ${String(line).padStart(4, '0')}`).join('\n');
    sandbox.tickets.say(id, story);
    const reply = await replyIn(sandbox.workspace, id, 'line 0000', place);
    expect(reply.text).not.toContain('line 4999');
    const missing = Number(/([\d,]+) more characters not shown/.exec(reply.text)?.[1]?.replaceAll(',', ''));
    const shownLines = reply.text.match(/line \d{4}/g)?.length ?? 0;
    // The service returns lines, or a paragraph for each line, including empty ones.
    const line = reply.text.includes('line 0000\n\nline 0001') ? 11 : 10;
    expect(Math.abs(5000 * line - missing - shownLines * line)).toBeLessThan(20);
    expect(shownLines).toBeGreaterThan(800);
    await maya.opens({ ts: reply.ts, channel: place }, 'Show full message');
    const seen: string[] = [];
    for (;;) {
      const form = await maya.form(`line ${String(lastLine(seen) + 1).padStart(4, '0')}`);
      seen.push(...(form.text.match(/line \d{4}/g) ?? []));
      if (!form.buttons.some(({ label }) => label === 'Next')) break;
      await maya.opens({ view: form.id }, 'Next');
    }
    await maya.closes();
    expect(seen.join('\n')).toBe(story);
  });

  it('reports that a ticket is gone', async () => {
    const { id, place } = await followed('Soon deleted');
    sandbox.tickets.deleteTicket(id);
    await replyIn(sandbox.workspace, id, 'no longer shows this ticket', place);
  });

  it('waits if Slack refuses the channel, and arrives when Slack accepts posts again', async () => {
    const { id, place } = await followed('In a channel that goes away for a while');
    sandbox.workspace.removeBot(place);
    sandbox.tickets.say(id, 'Said meanwhile');
    const maya = sandbox.user('maya');
    await until(() => sandbox.log.some((line) => line.includes('link paused')), 'the suspension');
    expect((await maya.ask('/ticket links')).text).toContain('Paused');
    sandbox.workspace.addBot(place);
    await maya.ask(`/ticket link ${id}`, place);
    await replyIn(sandbox.workspace, id, 'Said meanwhile', place);
  });
});

const lastLine = (seen: readonly string[]) => Number((seen.at(-1) ?? 'line -1').slice(5));

it('is read ticket by ticket if the account has no feed, which the status says', async () => {
  const sandbox = await open({ timing: { callsPerMinute: 3000 } });
  const omar = sandbox.user('omar');
  sandbox.tickets.behave({ feedAbsentFor: [sandbox.account] });
  const ids = ['One', 'Two', 'Three'].map((description) => sandbox.tickets.create({ description }));
  for (const id of ids) await omar.ask(`/ticket link ${id}`);
  for (const id of ids) {
    await cardOf(sandbox.workspace, id);
    sandbox.tickets.ask(id, `A question about ${id}`);
    await replyIn(sandbox.workspace, id, `A question about ${id}`);
    expect(await repliesOf(sandbox.workspace, id)).toHaveLength(1);
  }
  expect((await omar.ask('/ticket status')).text).toContain('ticket by ticket');
  expect(sandbox.log.join('')).toMatch(/ticket by ticket|one by one|feed/);
});

it('missed while the bot was stopped arrives once when it is restarted', async () => {
  const sandbox = await open();
  const id = sandbox.tickets.create({ description: 'Followed over a restart' });
  await sandbox.user('maya').ask(`/ticket link ${id}`);
  await cardOf(sandbox.workspace, id);
  sandbox.tickets.say(id, 'Before');
  await replyIn(sandbox.workspace, id, 'Before');
  await sandbox.stopBot();
  sandbox.tickets.accept(id);
  for (const words of ['Missed one', 'Missed two']) sandbox.tickets.say(id, words);
  await sandbox.startBot();
  await replyIn(sandbox.workspace, id, 'Missed two');
  sandbox.tickets.say(id, 'After');
  await replyIn(sandbox.workspace, id, 'After');
  const words = (await repliesOf(sandbox.workspace, id)).map(({ text }) => text).join('\n');
  for (const said of ['Before', 'Missed one', 'Missed two', 'After']) expect(words.split(said)).toHaveLength(2);
});
