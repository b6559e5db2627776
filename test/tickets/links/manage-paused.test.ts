import { describe, expect, it } from '@jest/globals';
import { openOffice, person } from '../support/use-cases.ts';

const maya = person('requester', 'UMAYA');

/** A ticket that maya follows in C1, where Slack refuses posts. */
async function open() {
  const office = openOffice();
  office.service.add({ description: 'one' });
  const { link } = await office.useCases.link(maya, 'CS0001', { channel: 'C1' });
  const [row] = office.linked;
  if (row === undefined) throw new Error('there is no link');
  row.link = { ...link, paused: 'is_archived' };
  return { ...office, id: link.id, row };
}

describe('a paused link', () => {
  it('is resumed by whoever made it, once, and recorded', async () => {
    const { useCases, id, row, entries, attended } = await open();
    expect((await useCases.resume(maya, id)).resumed).toBe(true);
    expect(row.link.paused).toBeUndefined();
    expect((await useCases.resume(maya, id)).resumed).toBe(false);
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['link ok', 'resume ok']);
    expect(attended.at(-1)).toBe('CS0001');
  });

  it('is moved by an operator, once, and not to where the ticket is followed already', async () => {
    const { useCases, id, row } = await open();
    const operator = person('operator');
    await useCases.link(operator, 'CS0001', { channel: 'C2' });
    expect((await useCases.move(operator, id, 'C2')).outcome).toBe('taken');
    expect((await useCases.move(operator, id, 'C3')).outcome).toBe('moved');
    expect(row.link).toMatchObject({ channel: 'C3', paused: undefined });
    expect((await useCases.move(operator, id, 'C4')).outcome).toBe('active');
    expect(row.link.channel).toBe('C3');
  });

  it.each([
    ['somebody else', person('requester', 'UOTHER')],
    ['its creator who is a viewer by now', person('viewer', 'UMAYA')],
  ])('is left alone by %s', async (_, actor) => {
    const { useCases, id, row, entries } = await open();
    const before = { ...row.link };
    for (const attempt of [useCases.resume(actor, id), useCases.move(actor, id, 'C2'), useCases.ownLink(actor, id)])
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    expect(row.link).toEqual(before);
    expect(
      entries
        .slice(1)
        .map(({ action, outcome }) => `${action} ${outcome}`)
        .sort(),
    ).toEqual(['move forbidden', 'resume forbidden']);
  });

  it('is not one that was made up or is gone; and moves to channels only', async () => {
    const { useCases, id, row } = await open();
    for (const wrong of ['', 'L99', '../L1']) {
      await expect(useCases.resume(maya, wrong)).rejects.toMatchObject({ code: 'no-link' });
      await expect(useCases.move(maya, wrong, 'C2')).rejects.toMatchObject({ code: 'no-link' });
    }
    await expect(useCases.move(maya, id, '#general')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(row.link.paused).toBe('is_archived');
  });

  it('is resumed or moved with all else of its creator in the channel, by them or an operator, and recorded', async () => {
    const { useCases, id, row, entries } = await open();
    const place = { channel: 'C1', creator: maya.id };
    expect((await useCases.paused(maya, place)).links.map((link) => link.id)).toEqual([id]);
    expect((await useCases.resumePaused(maya, place)).links).toHaveLength(1);
    expect(row.link.paused).toBeUndefined();
    expect((await useCases.resumePaused(maya, place)).links).toEqual([]);
    row.link = { ...row.link, paused: 'is_archived' };
    expect(await useCases.movePaused(person('operator'), place, 'C2')).toMatchObject({ moved: 1, taken: 0 });
    expect(row.link).toMatchObject({ channel: 'C2', paused: undefined });
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['link ok', 'resume ok', 'move ok']);
  });

  it.each([
    ['somebody else', person('requester', 'UOTHER')],
    ['its creator who is a viewer by now', person('viewer', 'UMAYA')],
  ])('is not shown, resumed or moved with others by %s', async (_, actor) => {
    const { useCases, row } = await open();
    const place = { channel: 'C1', creator: maya.id };
    for (const attempt of [
      useCases.paused(actor, place),
      useCases.resumePaused(actor, place),
      useCases.movePaused(actor, place, 'C2'),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    expect(row.link).toMatchObject({ channel: 'C1', paused: 'is_archived' });
    await expect(useCases.movePaused(maya, place, '#general')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(useCases.paused(maya, { ...place, channel: '' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is resumed with all others of a channel that takes posts again', async () => {
    const { useCases, row } = await open();
    expect(await useCases.resumeChannel('C9')).toBe(0);
    expect(await useCases.resumeChannel('C1')).toBe(1);
    expect(row.link.paused).toBeUndefined();
    expect(await useCases.resumeChannel('C1')).toBe(0);
  });
});

describe('what an operator sees to', () => {
  it('is shown page by page, to operators only', async () => {
    const { useCases, linked, row } = await open();
    for (let more = 0; more < 6; more += 1) linked.push({ ...row });
    const operator = person('operator');
    expect(await useCases.deliveryProblems(operator, 0)).toMatchObject({ hasMore: true, page: 0, dead: [] });
    expect((await useCases.deliveryProblems(operator, 0)).paused).toHaveLength(5);
    expect(await useCases.deliveryProblems(operator, 1)).toMatchObject({ hasMore: false, page: 1 });
    expect((await useCases.deliveryProblems(operator, 1)).paused).toHaveLength(2);
    await expect(useCases.deliveryProblems(operator, -1)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(useCases.deliveryProblems(maya, 0)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is sent again by operators only', async () => {
    const { useCases, id } = await open();
    await expect(useCases.redeliver(maya, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(useCases.redeliver(person('operator'), 'L99')).rejects.toMatchObject({ code: 'no-link' });
    expect(await useCases.redeliver(person('operator'), id)).toBe(0);
  });
});
