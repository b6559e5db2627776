import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { OsmError } from '../../src/osm/index.ts';
import { failureOf, startOsm, stopServers } from './osm.ts';
import type { Reply } from './server.ts';

afterEach(stopServers);

function file(content: string, name = 'log.txt') {
  return { name, size: Buffer.byteLength(content), open: () => Promise.resolve(new Blob([content]).stream()) };
}

describe('upload', () => {
  it('sends form_data before the file, its size known, signed without body and Content-Type', async () => {
    const { server, osm } = await startOsm(() => ({ json: { accessory_id: 'A1' } }));
    await expect(osm.service.upload(file('hällo', 'a"b\r\nc ü.txt'), 'message')).resolves.toBe('A1');
    const request = server.received[0];
    const boundary = /boundary=(.+)$/.exec(String(request?.headers['content-type']))?.[1] ?? '';
    expect(String(request?.body)).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="form_data"',
        '',
        JSON.stringify({ fileName: 'a"b\r\nc ü.txt', accessoryFrom: 'message', uploadType: 0 }),
        `--${boundary}`,
        'Content-Disposition: form-data; name="file"; filename="a%22b%0D%0Ac ü.txt"',
        'Content-Type: application/octet-stream',
        '',
        'hällo',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    );
    expect(request?.headers['x-sdk-content-sha256']).toBe('UNSIGNED-PAYLOAD');
    expect(request?.headers['content-length']).toBe(String(request?.body.length));
    expect(request?.headers['transfer-encoding']).toBeUndefined();
    expect(request?.headers.authorization).toContain('x-sdk-content-sha256');
    expect(request?.headers.authorization).not.toContain('content-type');
  });

  it.each([
    ['knows no such API', 404, 'APIGW.0101'],
    ['takes no such body', 415, 'OSM.0001'],
  ])('goes as Base64 in JSON, and stays so, where the gateway %s', async (_, status, code) => {
    const { server, osm } = await startOsm(({ path }) =>
      path.endsWith('json-format-content')
        ? { json: { accessory_id: 'A2' } }
        : { status, json: { error_code: code, error_msg: 'no' } },
    );
    await expect(osm.service.upload(file('hällo', 'ü.txt'), 'ticket')).resolves.toBe('A2');
    await osm.service.upload(file('more'), 'message');
    const bodies = server.received.slice(1).map(({ body }) => JSON.parse(String(body)) as unknown);
    expect(bodies).toEqual([
      {
        accessory_name: 'ü.txt',
        accessory_from: 'incident',
        upload_type: 0,
        accessory_data: Buffer.from('hällo').toString('base64'),
      },
      expect.objectContaining({ accessory_name: 'log.txt', accessory_from: 'message' }),
    ]);
  });

  it('is tried as multipart again after an hour', async () => {
    let time = 0;
    let offered = false;
    const { server, osm } = await startOsm(
      ({ path }) =>
        path.endsWith('json-format-content') || offered
          ? { json: { accessory_id: 'A2' } }
          : { status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no' } },
      { now: () => time },
    );
    const sent = async () => {
      const before = server.received.length;
      await osm.service.upload(file('a'), 'ticket');
      return server.received.slice(before).map(({ path }) => path.split('/').at(-1));
    };
    expect(await sent()).toEqual(['accessorys', 'json-format-content']);
    expect(await sent()).toEqual(['json-format-content']);
    time += 60 * 60 * 1000;
    offered = true;
    expect(await sent()).toEqual(['accessorys']);
  });

  it('stays multipart where the file itself is refused', async () => {
    const { server, osm } = await startOsm(() => ({ json: { error_code: 'OSM.01010005', error_msg: 'full' } }));
    expect(await failureOf(osm.service.upload(file('a'), 'ticket'))).toMatchObject({ code: 'OSM.01010005' });
    expect(server.received).toHaveLength(1);
  });

  it('is deleted by its id', async () => {
    const { server, osm } = await startOsm(() => ({ json: {} }));
    await osm.service.discard('A1');
    expect(server.received[0]).toMatchObject({ method: 'DELETE', path: '/v2/servicerequest/accessorys/A1' });
  });

  it('streams: no more is taken from the source than the service has room for', async () => {
    const size = 64 * 1024 * 1024;
    let taken = 0;
    const stalled: Reply = () => undefined;
    const { osm } = await startOsm(() => stalled, {
      limits: { transferTimeout: 200 },
      accessKey: { id: 'A', secret: 'S' },
    });
    // The body is over 12 MB in name only, so it goes by a signature that the size still allows.
    const source = {
      name: 'big.bin',
      size: 11 * 1024 * 1024,
      open: () =>
        Promise.resolve(
          new ReadableStream<Uint8Array>({
            pull: (controller) => {
              taken += 65_536;
              if (taken > size) controller.close();
              else controller.enqueue(new Uint8Array(65_536));
            },
          }),
        ),
    };
    expect(await failureOf(osm.service.upload(source, 'ticket'))).toMatchObject({ ambiguous: true });
    expect(taken).toBeLessThan(size / 2);
  });

  it('is not repeated: the file can be opened once', async () => {
    const { server, osm } = await startOsm(() => ({ status: 429, json: {} }));
    await failureOf(osm.service.upload(file('a'), 'ticket'));
    expect(server.received).toHaveLength(1);
  });

  it('fails with the error of the source where it cannot be opened', async () => {
    const { server, osm } = await startOsm(() => ({ json: {} }));
    const open = () => Promise.reject(new Error('Slack said no'));
    await expect(osm.service.upload({ ...file('a'), open }, 'ticket')).rejects.toThrow('Slack said no');
    expect(server.received).toHaveLength(0);
  });

  it('fails where the source breaks, or is shorter than it said', async () => {
    const { osm } = await startOsm(() => ({ json: { accessory_id: 'A' } }));
    const breaking = () =>
      Promise.resolve(new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('gone')) }));
    expect(await failureOf(osm.service.upload({ ...file('a'), open: breaking }, 'ticket'))).toMatchObject({
      code: 'network',
    });
    expect(await failureOf(osm.service.upload({ ...file('a'), size: 5 }, 'ticket'))).toMatchObject({ code: 'network' });
  });
});

describe('download', () => {
  const bytes = {
    text: 'x'.repeat(100_000),
    headers: { 'content-type': 'application/octet-stream', 'content-length': '100000' },
  };
  const download = async (reply: Reply, limits = {}) => {
    const { osm } = await startOsm(() => reply, { limits: { attempts: 1, ...limits } });
    return osm.client.downloadAccessories({ path: { accessory_id: 'A1' } });
  };
  const read = async (stream: ReadableStream<Uint8Array>) => {
    let text = '';
    for await (const chunk of stream) text += Buffer.from(chunk).toString();
    return text;
  };

  it('passes the bytes on, with type and size', async () => {
    const result = await download(bytes);
    expect(result).toMatchObject({ type: 'application/octet-stream', size: 100_000 });
    expect(await read(result.stream)).toBe(bytes.text);
  });

  it('passes JSON on that is a file, not an error', async () => {
    const json = { hello: 'file', code: 'my own' };
    expect(JSON.parse(await read((await download({ json })).stream))).toEqual(json);
  });

  it('knows an error in place of a file', async () => {
    expect(await failureOf(download({ json: { error_code: 'OSM.01010002', error_msg: 'no' } }))).toMatchObject({
      code: 'OSM.01010002',
    });
    expect(await failureOf(download({ status: 404, json: {} }))).toMatchObject({
      code: 'foreign-answer',
      notFound: false,
    });
    expect(
      await failureOf(download({ text: '<html>', headers: { 'content-type': 'text/html;charset=utf-8' } })),
    ).toMatchObject({
      code: 'foreign-answer',
    });
  });

  it('ends a file over the bound, and one that stalls, with an error to its reader', async () => {
    expect(await failureOf(read((await download(bytes, { maxDownload: 1000 })).stream))).toMatchObject({
      code: 'answer-too-large',
    });
    const stalled: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'x-request-id': 'request-1' });
      response.write('abc');
    };
    const { stream } = await download(stalled, { transferTimeout: 100 });
    const error: OsmError = await failureOf(read(stream));
    expect(error).toMatchObject({ code: 'timeout', operation: 'downloadAccessories' });
  });

  it.each(['read', 'cancel'] as const)('lets go of its time-out and its caller after %s', async (end) => {
    const { osm } = await startOsm(() => bytes);
    const { signal } = new AbortController();
    const removed = jest.spyOn(signal, 'removeEventListener');
    const added = jest.spyOn(signal, 'addEventListener');
    const { stream } = await osm.client.downloadAccessories({ path: { accessory_id: 'A1' } }, { signal });
    const before = removed.mock.calls.length;
    if (end === 'read') await read(stream);
    else await stream.cancel();
    expect(removed.mock.calls.length).toBe(before + 1);
    const gone = removed.mock.calls.map(([, listener]) => listener);
    expect(added.mock.calls.filter(([, listener]) => !gone.includes(listener))).toEqual([]);
  });

  it('can be given up', async () => {
    const { stream } = await download(bytes);
    await stream.cancel();
  });
});

describe('what is fetched', () => {
  const refused = { json: { error_code: 'OSM.01010014', error_msg: 'no file' } };
  const bytes: Reply = { headers: { 'content-type': 'application/octet-stream' }, text: 'picture' };

  it('comes as a picture where it is no file, and is refused where it is neither', async () => {
    let picture: Reply = bytes;
    const { osm } = await startOsm(({ path }) => (path.endsWith('/image') ? picture : refused), { groupId: 'group' });
    expect(Buffer.from(await osm.service.download('P1', 100)).toString()).toBe('picture');
    picture = { status: 404, json: { error_code: 'OSM.0001', error_msg: 'no picture' } };
    expect(await failureOf(osm.service.download('P1', 100))).toMatchObject({ code: 'OSM.01010014' });
  });

  it('has addresses, from the list or one by one', async () => {
    const listed = {
      json: { accessory_urls: [{ accessory_id: 'A1', accessory_url: 'https://a/1' }, { accessory_id: 'A2' }] },
    };
    const { osm, server } = await startOsm(() => listed, { groupId: 'group' });
    expect(await osm.service.addresses(['A1', 'A2'], 'CS1')).toEqual(new Map([['A1', 'https://a/1']]));
    expect(server.received[0]?.target).toContain('accessory_ids=A1&accessory_ids=A2&group_id=group');

    const single = await startOsm(({ path }) =>
      path.endsWith('/access-url')
        ? { json: { accessory_url: 'https://a/2' } }
        : { status: 404, json: { error_code: 'APIGW.0101' } },
    );
    expect(await single.osm.service.addresses(['A2'], 'CS1')).toEqual(new Map([['A2', 'https://a/2']]));
    expect(single.server.received.at(-1)?.target).toContain('incident_id=CS1&relation_type=MESSAGE');

    const down = await startOsm(() => ({ json: { error_code: 'OSM.01010014' } }));
    expect(await failureOf(down.osm.service.addresses(['A1'], 'CS1'))).toMatchObject({ code: 'OSM.01010014' });
  });
});
