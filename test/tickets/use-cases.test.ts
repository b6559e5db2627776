import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../src/tickets/errors.ts';
import type { Actor, Role } from '../../src/tickets/roles/roles.ts';
import { roles } from '../../src/tickets/roles/roles.ts';
import { openOffice, person, submission, type Office } from './support/use-cases.ts';

type Call = (office: Office, actor: Actor) => Promise<unknown>;

const place = { channel: 'C1' };

/** Every use case, with the least role that may call it. The ticket CS0001 is somebody else's. */
const methods: Readonly<Record<string, readonly [Role, Call]>> = {
  list: ['viewer', ({ useCases }, actor) => useCases.list(actor, { scope: 'all', words: [], page: 0 })],
  show: ['viewer', ({ useCases }, actor) => useCases.show(actor, 'CS0001')],
  links: ['viewer', ({ useCases }, actor) => useCases.links(actor, 0)],
  linksOf: ['viewer', ({ useCases }, actor) => useCases.linksOf(actor, 'CS0001')],
  catalog: ['requester', async ({ useCases }, actor) => useCases.catalog(actor).products()],
  create: ['requester', ({ useCases }, actor) => useCases.create(actor, submission())],
  reply: [
    'requester',
    ({ useCases }, actor) => useCases.reply(actor, { key: 'k', id: 'CS0001', text: 'hi', files: [] }),
  ],
  urge: ['requester', ({ useCases }, actor) => useCases.act(actor, { key: 'k', id: 'CS0001', action: 'urge' })],
  link: ['requester', ({ useCases }, actor) => useCases.link(actor, 'CS0001', place)],
  unlink: ['requester', ({ useCases }, actor) => useCases.unlink(actor, 'CS0001', place)],
  close: ['operator', ({ useCases }, actor) => useCases.act(actor, { key: 'k', id: 'CS0001', action: 'close' })],
  cancel: ['operator', ({ useCases }, actor) => useCases.act(actor, { key: 'k', id: 'CS0001', action: 'cancel' })],
  delete: ['admin', ({ useCases }, actor) => useCases.act(actor, { key: 'k', id: 'CS0001', action: 'delete' })],
};

/** A requester may close and cancel tickets of their own: for others it is asked first whether there is such a ticket. */
const looks = (name: string, role: Role) => role === 'requester' && ['close', 'cancel'].includes(name);

const changing = ['create', 'reply', 'urge', 'link', 'unlink', 'close', 'cancel', 'delete'];

describe.each(Object.entries(methods))('%s', (name, [least, call]) => {
  it.each([...roles, 'owner' as Role])('as %s', async (role) => {
    const office = openOffice();
    office.service.add({});
    const settled = await office.clock.run(call(office, person(role)));
    if (roles.indexOf(role) >= roles.indexOf(least)) {
      expect(settled).toMatchObject({ status: 'fulfilled' });
      return;
    }
    const code = role === 'none' ? 'no-access' : 'forbidden';
    expect(settled).toMatchObject({ status: 'rejected', reason: { code } });
    expect(office.service.calls).toEqual(looks(name, role) ? ['status CS0001'] : []);
    expect([office.linked, office.replyRows.size]).toEqual([[], 0]);
    const entries = changing.includes(name) ? [{ action: name, actor: person(role).id, outcome: code }] : [];
    expect(office.entries).toMatchObject(entries);
    expect(office.entries).toHaveLength(entries.length);
  });
});

describe('the use cases', () => {
  it('says what a role may before a form is opened', () => {
    const { useCases } = openOffice();
    expect(() => useCases.require(person('viewer'), 'create')).toThrow(DomainError);
    expect(() => useCases.require(person('admin'), 'delete')).not.toThrow();
  });

  it('takes ids with white space around them, and nothing that means something in a path', async () => {
    const { useCases, service } = openOffice();
    service.add({});
    expect(await useCases.show(person('viewer'), '\tCS0001 \n')).toMatchObject({ id: 'CS0001' });
    service.calls.length = 0;
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => !/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(text.trim())),
      fc.constantFrom('', '..', 'a/b', 'a%2fb', 'a?b', 'a#b', 'a b', 'a\u0000', 'x'.repeat(65), 'ä', '-a', 'a\nb'),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (id) => {
        await expect(useCases.show(person('admin'), id)).rejects.toMatchObject({ code: 'invalid-input' });
        await expect(useCases.link(person('admin'), id, place)).rejects.toMatchObject({ code: 'invalid-input' });
        await expect(useCases.linksOf(person('admin'), id)).rejects.toMatchObject({ code: 'invalid-input' });
      }),
    );
    expect(service.calls).toEqual([]);
  });

  it('records no text that somebody typed instead of an id', async () => {
    const { useCases, entries } = openOffice();
    const typed = 'my password is hunter2';
    await expect(useCases.link(person('requester'), typed, place)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(entries).toMatchObject([{ action: 'link', outcome: 'invalid-input', ticket: undefined }]);
  });

  it('tells updates of a ticket that a person opens, answers, links or acts on, and of no other', async () => {
    const { useCases, done, attended, service } = openOffice();
    service.add({});
    const ann = person('admin');
    await expect(useCases.show(ann, 'CS9')).rejects.toMatchObject({ code: 'not-found' });
    await useCases.list(ann, { scope: 'all', words: [], page: 0 });
    expect(attended).toEqual([]);
    await useCases.show(ann, ' CS0001');
    await done(useCases.reply(ann, { key: 'k1', id: ' CS0001', text: 'hi', files: [] }));
    await done(useCases.act(ann, { key: 'k2', id: ' CS0001', action: 'urge' }));
    await useCases.link(ann, ' CS0001', place);
    expect(attended).toEqual(['CS0001', 'CS0001', 'CS0001', 'CS0001']);
  });

  it('says that a ticket is not there', async () => {
    const { useCases } = openOffice();
    await expect(useCases.show(person('viewer'), 'CS9')).rejects.toMatchObject({
      code: 'not-found',
      detail: { id: 'CS9' },
    });
  });
});
