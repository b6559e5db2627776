import { afterEach, describe, expect, it } from '@jest/globals';
import { failureOf, startOsm, stopServers } from './osm.ts';

afterEach(stopServers);

describe('what hangs on a ticket', () => {
  it('is read with one call for each kind, and one for the hosts of a live request', async () => {
    const { server, osm } = await startOsm(
      ({ target }) => {
        if (target.includes('/labels')) return { json: { case_label_list: [{ label_id: 4, name: 'red' }, {}] } };
        if (target.includes('/relations')) return { json: { case_relation_list: [{ case_id: 'CS2' }, null] } };
        if (target.includes('/authorizations/A1')) {
          return {
            json: { incident_auth_detail_list: [{ id: 7, type: 1, instance_name: 'web-1' }, { id: 8, type: 1 }, {}] },
          };
        }
        if (target.includes('/partners/')) return { json: { has_privilege: false } };
        const asked = { id: 'A1', status: '0', auth_describe: 'logs', resource_type_name: 'Server' };
        return { json: { incident_auth_list: [{ ...asked, create_time: '2026-01-01T00:00:00Z' }, { id: 'A2' }] } };
      },
      { groupId: 'group' },
    );
    expect(await osm.service.surroundings('CS1')).toEqual({
      labels: [{ id: '4', name: 'red' }],
      related: ['CS2'],
      authorizations: [
        {
          id: 'A1',
          state: 0,
          purpose: 'logs',
          resource: 'Server',
          askedAt: Date.UTC(2026, 0, 1),
          hosts: ['web-1', '8'],
          console: false,
        },
      ],
    });
    expect(server.received).toHaveLength(4);
    const list = server.received.find(({ target }) => target.includes('/authorizations?'));
    expect(list?.query.get('incident_id')).toBe('CS1');
  });

  it('reads what an engineer wants access for as it was written', async () => {
    const written = '<div class="osm-rich-text"><p>Look at</p><p>&lt;logs&gt; &amp; disks</p></div>';
    for (const auth_describe of [written, 'Look at <logs> & disks']) {
      const { server, osm } = await startOsm(() => ({
        json: { incident_auth_list: [{ id: 'A1', status: 2, auth_describe }] },
      }));
      const { authorizations } = await osm.service.surroundings('CS1');
      expect(authorizations).toMatchObject([{ purpose: auth_describe }]);
      const asked = server.received.find(({ path }) => path.endsWith('/authorizations'));
      expect(asked?.query.get('trim_osm_rich_text_label')).toBe('false');
    }
  });

  it('is not told where its list is null, which is not that there is nothing', async () => {
    const { osm } = await startOsm(() => ({
      json: { case_label_list: null, case_relation_list: null, incident_auth_list: null },
    }));
    expect(await osm.service.surroundings('CS1')).toEqual({});
    expect(await osm.areas.labels.ofTicket('CS1')).toBeUndefined();
    expect(await osm.areas.relations.list('CS1')).toBeUndefined();
  });

  it('keeps a request whose hosts cannot be read', async () => {
    const { osm } = await startOsm(({ target }) =>
      target.includes('/authorizations/')
        ? { json: { error_code: 'OSM.01010014', error_msg: 'no' } }
        : { json: { incident_auth_list: [{ id: 'A1', status: 1 }] } },
    );
    expect((await osm.service.surroundings('CS1')).authorizations).toEqual([{ id: 'A1', state: 1 }]);
  });

  it('leaves out what cannot be read, and keeps the rest', async () => {
    const { osm } = await startOsm(({ target }) =>
      target.includes('/labels') ? { json: { case_label_list: [] } } : { status: 403, text: '<html>' },
    );
    expect(await osm.service.surroundings('CS1')).toEqual({ labels: [] });
  });

  it.each(['OSM.01010015', 'OSM.01010002', 'nothing'])(
    "says nothing of labels and relations of a colleague's ticket, which may be refused without the group: %s",
    async (error_code) => {
      const { osm } = await startOsm(
        ({ path }) => {
          if (path.endsWith('/authorizations')) return { json: { incident_auth_list: [] } };
          return { json: error_code === 'nothing' ? {} : { error_code, error_msg: 'no' } };
        },
        { groupId: 'group' },
      );
      expect(await osm.service.surroundings('CS1')).toEqual({ authorizations: [] });
    },
  );

  it("finds the addresses of files, as far as a colleague's ticket has any", async () => {
    const { osm } = await startOsm(
      ({ path }) => {
        if (path.endsWith('/access-urls')) return { status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no' } };
        if (path.includes('/F1/')) return { json: { accessory_url: 'https://files.example.com/F1' } };
        return { json: { error_code: 'OSM.01010015', error_msg: 'no such ticket' } };
      },
      { groupId: 'group' },
    );
    expect(await osm.service.addresses(['F1', 'F2'], 'CS1')).toEqual(new Map([['F1', 'https://files.example.com/F1']]));
  });

  it('holds of a contact nothing but a digest', async () => {
    const contact = { area_code: '1', remind_mobile: '5550100', remind_mail: 'a@example.com' };
    const digestOf = async (ext_info: object) => {
      const { osm } = await startOsm(() => ({ json: { incident_detail_info: { status: 1, ext_info } } }));
      const ticket = await osm.service.show('CS1');
      expect(JSON.stringify(ticket)).not.toMatch(/5550100|example/);
      return ticket.contact;
    };
    expect(await digestOf(contact)).toBe(await digestOf(contact));
    expect(await digestOf(contact)).not.toBe(await digestOf({ ...contact, remind_mobile: '5550101' }));
  });

  it('finds the live requests for access of the account, page by page', async () => {
    const { server, osm } = await startOsm(({ query }) => {
      const [status, offset] = [Number(query.get('status')), Number(query.get('offset'))];
      const count = status === 0 ? Math.min(100, 150 - offset) : 0;
      const incident_auth_list = Array.from({ length: count }, (_, number) => ({
        id: `A${offset + number}`,
        status,
        incident_id: 'CS1',
      }));
      return { json: { count: 150, incident_auth_list } };
    });
    const found = await osm.service.accessRequests([0, 1]);
    expect(found).toHaveLength(150);
    expect(found[0]).toEqual({ id: 'A0', ticket: 'CS1', state: 0 });
    expect(server.received).toHaveLength(3);
  });

  it('is a file: its bytes, or that it is too large', async () => {
    const { osm } = await startOsm(() => ({ text: 'x'.repeat(1000), headers: { 'content-type': 'image/png' } }));
    expect(await osm.service.download('F1', 1000)).toHaveLength(1000);
    expect(await osm.service.download('F1', 999)).toBe('too-large');
    const missing = await startOsm(() => ({ json: { error_code: 'OSM.01010014', error_msg: 'no' } }));
    expect(await failureOf(missing.osm.service.download('F2', 999))).toMatchObject({ code: 'OSM.01010014' });
  });
});
