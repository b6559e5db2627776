import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';

describe('reports', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let ids: readonly string[];

  beforeAll(async () => {
    sandbox = await open({ environment: { ROLE_GUESTS: 'viewer' } });
    ids = ['The disk is full', 'The disk is slow', 'The net is slow'].map((description) =>
      sandbox.tickets.create({ description }),
    );
    sandbox.tickets.accept(ids[2] ?? '');
  });

  describe('/ticket stats', () => {
    it('shows the number of tickets by status, with a picture, also to guests', async () => {
      const gina = sandbox.user('gina');
      await gina.types('/ticket stats');
      const view = await gina.form('3 tickets in total');
      expect(view.text).toMatch(/New\*: 2 tickets · 67%[^]*With Huawei Cloud\*: 1 ticket · 33%/);
      const drawn = await until(() => {
        const { modal } = sandbox.workspace.screen('gina');
        return modal?.blocks.find(({ type }) => type === 'image');
      }, 'the picture');
      expect(drawn).toMatchObject({ alt_text: expect.stringContaining('New 2, With Huawei Cloud 1') as unknown });
      await gina.closes();
    });

    it('has the table if Slack accepts no file', async () => {
      sandbox.workspace.fail({
        method: 'files.getUploadURLExternal',
        kind: 'error',
        error: 'internal_error',
        times: 1,
      });
      const maya = sandbox.user('maya');
      await maya.types('/ticket stats');
      await maya.form('3 tickets in total');
      await until(() => sandbox.log.some((line) => line.includes('cannot show the chart')), 'that it is noted');
      await maya.closes();
    });

    it.each([
      ['refuses it', 'business', 'OSM.01010002', 'allowed to do this'],
      ['fails', '500', undefined, 'be reached right now'],
      ['is busy', '429', undefined, 'is busy'],
    ] as const)('reports that the service %s', async (_, kind, code, words) => {
      sandbox.tickets.fail({ operation: 'listCaseCounts', kind, code });
      // People who do not see everything get counts from the list.
      const omar = sandbox.user('omar');
      await omar.types('/ticket stats');
      await omar.form(words);
      await omar.closes();
      sandbox.tickets.heal();
    });
  });

  describe('/ticket export', () => {
    /** The bot's last direct message to omar, and its files. */
    const told = (words: string) =>
      until(
        () => sandbox.workspace.channel('@omar').messages.findLast(({ text }) => text.includes(words)),
        `a direct message with “${words}”`,
      );

    async function exports(line: string): Promise<void> {
      await sandbox.user('omar').types(`/ticket export ${line}`.trim());
    }

    it('sends an operator the tickets, in separate files by status', async () => {
      await exports('open disk');
      await told('Exported 2 tickets to one file.');
      await exports('');
      await told('Exported 3 tickets to one file.');
      await exports('open');
      await told('Exported 3 tickets to 2 files.');
      await exports('closed');
      await told('nothing to export');
      const names = sandbox.workspace.channel('@omar').messages.flatMap(({ files }) => files.map(({ name }) => name));
      expect(names).toEqual(['tickets-1.csv', 'tickets-1.csv', 'tickets-1.csv', 'tickets-2.csv']);
    });

    it('applies a saved filter, as far as the service can', async () => {
      const omar = sandbox.user('omar');
      await omar.types('/ticket filter');
      await omar.form('Opened by');
      await omar.fills({
        Words: 'full',
        Status: ['New'],
        'Opened on or after': '2026-01-01',
        'Save as': 'full',
      });
      await omar.submits();
      await omar.form('The filtered list is where');
      await omar.closes();
      const asked = (operation: string) => {
        const calls = sandbox.tickets.requests().entries.filter(({ operationId }) => operationId === operation);
        return calls.map(({ query }) => Object.fromEntries(query));
      };
      // The day begins in New York, Omar's time zone in Slack; the service is asked in UTC.
      const filter = { status: '0', search_key: 'full', query_start_time: '2026-01-01 05:00:00' };
      expect(asked('listCases').at(-1)).toMatchObject(filter);
      sandbox.tickets.resetRequests();
      await exports('@full');
      const files = () => sandbox.workspace.channel('@omar').messages.flatMap((message) => message.files);
      await until(() => files().length === 5, 'the file in the direct messages of the person');
      // Counted first, then exported, with the same filter.
      expect(asked('listCases')).toEqual([{ ...filter, offset: '0', limit: '1' }]);
      expect(asked('downloadCases')).toEqual([
        { ...filter, offset: '0', limit: '100', language: 'en-us', timezone: 'GMT+0' },
      ]);
      const sizes = files().map(({ size }) => size);
      // One ticket instead of the two that contain “disk”.
      expect(sizes[4]).toBeLessThan(sizes[0] ?? 0);
    });

    it('is for operators', async () => {
      sandbox.tickets.resetRequests();
      expect((await sandbox.user('maya').ask('/ticket export')).text).toContain('can do this. Ask');
      expect(sandbox.tickets.requests().counts.downloadCases).toBeUndefined();
    });

    it('names the filters that the service cannot export by, before calling it', async () => {
      await exports('mine');
      await exports('two words');
      const refusals = () =>
        sandbox.workspace.channel('@omar').messages.filter(({ text }) => text.includes('export by label'));
      await until(() => refusals().length === 2, 'both refusals');
      expect(sandbox.tickets.requests().counts.downloadCases).toBeUndefined();
    });

    it('reports failures in the message', async () => {
      sandbox.tickets.fail({ operation: 'listPrivileges', kind: 'business', code: 'OSM.01010002', times: 1 });
      await exports('');
      await told('allowed to do this');
      sandbox.tickets.fail({ operation: 'downloadCases', kind: 'html' });
      await exports('');
      await told('Something other than Huawei Cloud answered');
      sandbox.tickets.heal();
    });
  });
});
