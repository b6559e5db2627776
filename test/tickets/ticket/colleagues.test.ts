import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LabelArea } from '../../../src/tickets/labels/label.ts';
import type { MessageArea } from '../../../src/tickets/messages/message-area.ts';
import type { RelationArea } from '../../../src/tickets/related/relations.ts';
import { openOffice, person, type Office } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const maya = person('requester', 'U1');

let office: Office;
/** What the operations answer that cannot be told the user group. */
let refusal: Error;

beforeEach(() => {
  const refuse = () => Promise.reject(refusal);
  const labels = { list: () => Promise.resolve([]), ofTicket: refuse } as unknown as LabelArea;
  const relations = { list: refuse } as unknown as RelationArea;
  const messages = { withdraw: refuse } as unknown as MessageArea;
  office = openOffice({ labels, relations, messages });
  refusal = failure('OSM.01010015', { groupUnknown: true });
});

/** Everything that a person can do with such an operation. */
const commands: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  'show labels': (id: string) => office.useCases.labels.ofTicket(maya, id),
  label: (id: string) =>
    office.useCases.labels.label(maya, { ticket: id, shown: [], chosen: ['1'], added: [], color: '#000000' }),
  'show relations': (id: string) => office.useCases.related.list(maya, id),
  withdraw: async (id: string) => {
    await office.replies.begin({ id: 'r1', ticket: id, text: 'Hi', by: 'U1', at: office.clock.now() });
    await office.replies.accepted('r1');
    return office.useCases.messages.withdraw(maya, { ticket: id, message: 'm1' });
  },
};

const addTicket = () =>
  office.service.add({
    messages: [{ id: 'm1', author: 'customer', text: 'Hi', at: office.clock.now(), attachments: [] }],
  }).id;

describe.each(Object.entries(commands))('%s', (_, run) => {
  it.each(['OSM.01010015', 'OSM.01010002'])("says of a colleague's ticket that it is not offered: %s", async (code) => {
    refusal = failure(code, { groupUnknown: true });
    const id = addTicket();
    office.service.colleagues.add(id);
    await expect(office.done(run(id))).rejects.toMatchObject({ code: 'colleagues-ticket', detail: { id } });
  });

  it("leaves the refusal of one's own ticket as it is", async () => {
    await expect(office.done(run(addTicket()))).rejects.toBe(refusal);
  });

  it('says that there is no such ticket only if the ticket itself cannot be read', async () => {
    await expect(office.done(run('CS9999'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe.each(['labels', 'relations'] as const)('a list of %s that the service leaves out', (kind) => {
  const shown = (id: string) =>
    office.done<readonly unknown[]>(
      kind === 'labels' ? office.useCases.labels.ofTicket(maya, id) : office.useCases.related.list(maya, id),
    );

  beforeEach(() => {
    const unsent = () => Promise.resolve(undefined);
    const labels = { list: () => Promise.resolve([]), ofTicket: unsent } as unknown as LabelArea;
    office = openOffice({ labels, relations: { list: unsent } as unknown as RelationArea });
  });

  it("is empty for one's own ticket, and not told for a colleague's", async () => {
    const [own, other] = [addTicket(), addTicket()];
    office.service.colleagues.add(other);
    expect(await shown(own)).toEqual([]);
    await expect(shown(other)).rejects.toMatchObject({ code: 'colleagues-ticket', detail: { id: other } });
  });
});
