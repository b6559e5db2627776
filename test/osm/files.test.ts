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
    expect(await failureOf(download({ status: 404, json: {} }))).toMatchObject({ notFound: true });
    expect(
      await failureOf(download({ text: '<html>', headers: { 'content-type': 'text/html;charset=utf-8' } })),
    ).toMatchObject({
      code: 'unreadable-answer',
    });
  });

  it('ends a file over the bound, and one that stalls, with an error to its reader', async () => {
    expect(await failureOf(read((await download(bytes, { maxDownload: 1000 })).stream))).toMatchObject({
      code: 'answer-too-large',
    });
    const stalled: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
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
