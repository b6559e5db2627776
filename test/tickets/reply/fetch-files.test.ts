import { describe, expect, it } from '@jest/globals';
import { openOffice, person } from '../support/desk.ts';

const place = { channel: 'C1', thread: '1.1' };
const event = 'acme:CS0001:message:1.abc:1';

async function office() {
  const opened = openOffice();
  opened.service.add({});
  const { link } = await opened.desk.link(person('requester'), 'CS0001', place);
  opened.fileRows.add({ link: link.id, event, there: false });
  opened.fileRows.add({ link: link.id, event, there: true });
  return opened;
}

describe('files of a message, asked for', () => {
  it('are on their way once, which is recorded', async () => {
    const { desk, entries, service, woken } = await office();
    const before = woken();
    expect(await desk.files(person('requester'), { event, place })).toEqual({
      wanted: 1,
      files: [
        { name: '0.txt', address: 'https://files.example.com/A0' },
        { name: '1.txt', address: 'https://files.example.com/A1' },
      ],
    });
    service.blind.push(true);
    expect(await desk.files(person('requester'), { event, place })).toEqual({
      wanted: 0,
      files: [{ name: '0.txt' }, { name: '1.txt' }],
    });
    expect(entries.filter(({ action }) => action === 'files')).toMatchObject([{ ticket: 'CS0001', outcome: 'ok' }]);
    expect(woken()).toBe(before + 1);
  });

  it('are not for those who may only look', async () => {
    const { desk, entries, fileRows } = await office();
    await expect(desk.files(person('viewer'), { event, place })).rejects.toMatchObject({ code: 'forbidden' });
    expect(entries.at(-1)).toMatchObject({ action: 'files', outcome: 'forbidden' });
    expect([...fileRows].filter(({ there }) => there)).toHaveLength(1);
  });

  it.each([
    ['of another place', { event, place: { channel: 'C2', thread: '1.1' } }, 'not-found'],
    ['of no message that was told there', { event: 'acme:CS0001:message:2', place }, 'not-found'],
    ['of something that is no name', { event: 'a b', place }, 'invalid-input'],
    ['of something endless', { event: 'x'.repeat(301), place }, 'invalid-input'],
  ])('%s are none', async (_, request, code) => {
    const { desk } = await office();
    await expect(desk.files(person('admin'), request)).rejects.toMatchObject({ code });
  });
});
