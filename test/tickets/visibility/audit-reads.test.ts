import { expect, test } from '@jest/globals';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createGuardedUseCases } from '../../../src/tickets/visibility/guarded-use-cases.ts';
import { openOffice, person } from '../support/use-cases.ts';

const reader = person('viewer', 'UREADER');
const id = 'CS0001';

/** What is recorded once somebody read all that can be read of a ticket, and tried one that is private. */
async function recorded(auditsReads: boolean | undefined): Promise<readonly string[]> {
  const office = openOffice({}, 'private');
  office.service.add({ id });
  office.service.add({ id: 'CS0002' });
  office.marked.set('CS0002', 'U1');
  const areas = {
    log: { list: () => Promise.resolve({ entries: [] }) },
    relations: { list: () => Promise.resolve([]) },
    access: { list: () => Promise.resolve([]) },
  } as unknown as TicketAreas;
  const inLanguage = () => ({ service: office.service, areas });
  const useCases = createGuardedUseCases({ ...office.deps, inLanguage, auditsReads });
  await useCases.show(reader, id);
  await useCases.status(reader, id);
  await useCases.list(reader, { scope: 'all', words: [], page: 0 });
  await useCases.log.page(reader, id, 0);
  await useCases.history(reader, id, 0);
  await useCases.related.list(reader, id);
  await useCases.access.list(reader, id);
  await useCases.show(reader, 'CS0002').catch(() => undefined);
  return office.entries.map(({ actor, action, ticket = '', outcome }) => `${actor} ${action} ${ticket} ${outcome}`);
}

test('reading is recorded where a company asks for it', async () => {
  expect(await recorded(true)).toEqual([
    'UREADER read CS0001 ok',
    'UREADER read-log CS0001 ok',
    'UREADER read-history CS0001 ok',
    'UREADER read-related CS0001 ok',
    'UREADER read-access CS0001 ok',
    'UREADER read CS0002 not-found',
  ]);
});

test.each([false, undefined])('and otherwise is not (%s)', async (auditsReads) => {
  expect(await recorded(auditsReads)).toEqual([]);
});
