import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closing } from '../support/sandbox.ts';
import { numberIn } from '../support/user.ts';

const open = closing(afterEach);
const words = 'All servers of the shop are gone since nine';

/** Waiting for the ticket service to settle takes no time. */
const sleep = (milliseconds: number) => pause(milliseconds / 100);

describe('a new form with the words of one that had no clear answer', () => {
  it.each([
    ['it is that ticket', 'drop-after', 1],
    ['it is sent', '500', 0],
  ] as const)('is not sent while the list is down; then %s', async (_, kind, before) => {
    const sandbox = await open({ sleep });
    const { tickets } = sandbox;
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket(words);
    tickets.fail({ operation: 'createCases', kind, times: 1 });
    tickets.fail({ operation: 'listCases', kind: '500' });
    await maya.submits();
    await maya.form('Check the ticket before retrying');
    await maya.closes();

    await maya.types(`/ticket new ${words}`);
    await maya.fills({ 'Product or service': 'Elastic Cloud Server' });
    await maya.fills({ 'Problem type': 'Service not available' });
    await maya.fills({ Region: 'CN North-Beijing4' });
    await maya.submits();
    await maya.form('Nothing was sent again');
    expect((await maya.field('Description')).value).toBe(words);
    expect(tickets.list()).toHaveLength(before);
    expect(tickets.requests().counts.createCases).toBe(1);

    tickets.heal();
    await maya.submits();
    const shown = await maya.form(':white_check_mark:');
    expect(tickets.list().map(({ id }) => id)).toEqual([numberIn(shown.text)]);
    expect(shown.text.includes('no second ticket was opened')).toBe(before === 1);
  });
});
