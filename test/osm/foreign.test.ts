import { afterEach, describe, expect, it } from '@jest/globals';
import { createOsm, isMissingOperation, OsmError, type Client } from '../../src/osm/index.ts';
import { isNotFound, isRefusal } from '../../src/tickets/failures.ts';
import { answerForeign, foreignAnswers, type ForeignAnswer } from '../support/foreign-answers.ts';
import { failureOf, optionsFor, startOsm, stopServers } from './osm.ts';
import { startServer, type Reply } from './server.ts';

afterEach(stopServers);

/** Reads of each kind, and writes: with an answer, without one, and with a file. */
const calls: Record<string, (client: Client) => Promise<unknown>> = {
  status: (client) => client.showCaseStatus({ path: { case_id: 'CS1' } }),
  detail: (client) => client.showCaseDetail({ path: { case_id: 'CS1' } }),
  list: (client) => client.listCases({ query: { limit: 1 } }),
  feed: (client) => client.listNewInstantMessages({ query: { case_ids: ['CS1'] } }),
  labels: (client) => client.listCaseLabels({ path: { case_id: 'CS1' } }),
  file: (client) => client.downloadAccessories({ path: { accessory_id: 'A1' } }),
  create: (client) =>
    client.createCases({ body: { business_type_id: 'b', simple_description: 'd', source_id: 's' } as never }),
  reply: (client) => client.createMessages({ path: { case_id: 'CS1' }, body: { message: { content: 'a' } } }),
  close: (client) => client.updateCases({ path: { case_id: 'CS1' }, query: { action_id: 'close' }, body: {} }),
};
const writes = ['create', 'reply', 'close'];

const foreign =
  (name: ForeignAnswer): Reply =>
  (response) =>
    answerForeign(name, response.req, response);

/** A health check has a `status`, as the answer to showCaseStatus has: only its value tells that it is none. */
describe.each(foreignAnswers)('%s', (name) => {
  it('is a failure of the service to every call, and no more', async () => {
    const { osm, server } = await startOsm(() => foreign(name), {
      limits: {
        attempts: 2,
        breakerFailures: 1000,
        ...(name === 'slow-body' && { timeout: 150, transferTimeout: 150 }),
      },
    });
    for (const [kind, call] of Object.entries(calls)) {
      server.received.length = 0;
      const error = await failureOf(call(osm.client));
      expect(error.name).toMatch(/^Osm(Answer|Network)Error$/);
      expect([isNotFound(error), isRefusal(error), isMissingOperation(error)]).toEqual([false, false, false]);
      expect({ kind, ambiguous: error.ambiguous }).toEqual({ kind, ambiguous: writes.includes(kind) });
      expect({ kind, sent: server.received.length }).toEqual({ kind, sent: writes.includes(kind) ? 1 : 2 });
    }
  });
});

describe('a service that is back', () => {
  it.each(['html-404', 'portal-page', 'empty-object', 'portal-redirect'] as const)(
    'after %s is heard by the next attempt',
    async (name) => {
      const { osm } = await startOsm((_, before) => (before < 2 ? foreign(name) : { json: { status: 3 } }));
      await expect(osm.service.status('CS1')).resolves.toBe(3);
    },
  );

  it('is spared by the circuit breaker meanwhile', async () => {
    const { osm, server } = await startOsm(() => foreign('html-404'), { limits: { attempts: 1, breakerFailures: 3 } });
    for (let call = 0; call < 3; call += 1) await failureOf(osm.service.status('CS1'));
    expect(await failureOf(osm.service.status('CS1'))).toMatchObject({ code: 'circuit-open' });
    expect(server.received).toHaveLength(3);
  });
});

describe('what an admin reads', () => {
  const said = async (name: ForeignAnswer) => {
    const { osm, server } = await startOsm(() => foreign(name), { limits: { attempts: 1 } });
    const error = await failureOf(osm.service.status('CS1'));
    return { message: error.message, host: new URL(server.url).host };
  };

  it('is who answered, and where', async () => {
    const { message, host } = await said('html-404');
    expect(message).toBe(
      `GET /v2/servicerequest/cases/CS1/status was not answered by the service (foreign-answer, HTTP 404): something that is not the service answers at ${host} (text/html, “404 Not Found”); check endpoint`,
    );
  });

  it('is the host that a redirect leads to, without path and query', async () => {
    const { message, host } = await said('portal-redirect');
    expect(message).toContain(`${host} redirects to portal.invalid, which is not followed; check endpoint`);
    expect(message).not.toContain('login');
  });
});

describe('an answer that cannot tell whose it is', () => {
  const reply = (osm: ReturnType<typeof createOsm>) => osm.service.reply('CS1', 'hello', []);

  it.each([{ text: '' }, { json: {} }])('is taken with the mark of the gateway: %j', async (answer) => {
    const { osm } = await startOsm(() => answer);
    await expect(reply(osm)).resolves.toBeUndefined();
  });

  it('is taken without the mark where the service never bears it', async () => {
    const server = await startServer(({ method }) => (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(method === 'GET' ? '{"status":1}' : '');
    });
    const osm = createOsm(optionsFor(server));
    expect(await failureOf(reply(osm))).toMatchObject({ code: 'foreign-answer', ambiguous: true });
    await osm.service.status('CS1');
    await expect(reply(osm)).resolves.toBeUndefined();
    await server.close();
  });

  it('is not taken without the mark once the service bore it, even after an answer like its own', async () => {
    let answer: Reply = { json: { status: 1 } };
    const { osm } = await startOsm(() => answer);
    await osm.service.status('CS1');
    answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":1}');
    await osm.service.status('CS1');
    answer = foreign('empty-200');
    expect(await failureOf(reply(osm))).toBeInstanceOf(OsmError);
  });
});
