import { describe, expect, it } from '@jest/globals';
import { openOffice, person } from '../support/use-cases.ts';

const place = { channel: 'C1', thread: '1.1' };
const event = 'acme:CS0001:message:1.abc:1';

async function office() {
  const opened = openOffice();
  opened.service.add({});
  const { link } = await opened.useCases.link(person('requester'), 'CS0001', place);
  opened.fileRows.add({ link: link.id, event, there: false });
  opened.fileRows.add({ link: link.id, event, there: true });
  return opened;
}

describe('files of a message, asked for', () => {
  it('are on their way once, which is recorded', async () => {
    const { useCases, entries, service, woken } = await office();
    const before = woken();
    expect(await useCases.files(person('requester'), { event, place })).toEqual({
      wanted: 1,
      files: [
        { name: '0.txt', address: 'https://files.example.com/A0' },
        { name: '1.txt', address: 'https://files.example.com/A1' },
      ],
    });
    service.withoutTickets.push(true);
    expect(await useCases.files(person('requester'), { event, place })).toEqual({
      wanted: 0,
      files: [{ name: '0.txt' }, { name: '1.txt' }],
    });
    expect(entries.filter(({ action }) => action === 'files')).toMatchObject([{ ticket: 'CS0001', outcome: 'ok' }]);
    expect(woken()).toBe(before + 1);
  });

  it('are not for those who may only look', async () => {
    const { useCases, entries, fileRows } = await office();
    await expect(useCases.files(person('viewer'), { event, place })).rejects.toMatchObject({ code: 'forbidden' });
    expect(entries.at(-1)).toMatchObject({ action: 'files', outcome: 'forbidden' });
    expect([...fileRows].filter(({ there }) => there)).toHaveLength(1);
  });

  it.each([
    ['of another place', { event, place: { channel: 'C2', thread: '1.1' } }, 'not-found'],
    ['of no message that was told there', { event: 'acme:CS0001:message:2', place }, 'not-found'],
    ['of something that is no name', { event: 'a b', place }, 'invalid-input'],
    ['of something endless', { event: 'x'.repeat(301), place }, 'invalid-input'],
  ])('%s are none', async (_, request, code) => {
    const { useCases } = await office();
    await expect(useCases.files(person('admin'), request)).rejects.toMatchObject({ code });
  });
});
