import { describe, expect, it } from '@jest/globals';
import { ask, create, read, sourceId, start, type Got, type Service } from './support.ts';

const path = '/v2/servicerequest/accessorys';

const upload = (server: Service, name: string, bytes: Buffer, from = 'message', at?: number) => {
  const body = { accessory_name: name, accessory_from: from, accessory_data: bytes.toString('base64') };
  return ask(server, `${path}/json-format-content`, { body, ...(at === undefined ? {} : { at }) });
};
const idOf = (got: Got) => String(got.json.accessory_id);

const boundary = 'xyz';
const formPart = (form: unknown) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="form_data"\r\n\r\n${JSON.stringify(form)}\r\n`;
const filePart = (data: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n${data}\r\n`;
const end = `--${boundary}--\r\n`;
const headers = {
  'content-type': `multipart/form-data; boundary=${boundary}`,
  'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD',
};
const form = { fileName: 'a.txt', accessoryFrom: 'message', uploadType: 0 };
const send = (server: Service, body: string) => ask(server, path, { method: 'POST', body: Buffer.from(body), headers });

describe('an upload', () => {
  it('comes back byte for byte, by id and by address', async () => {
    const server = await start();
    const data = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
    const bytes = Buffer.concat([Buffer.from(data, 'latin1'), Buffer.from('\r\n--xy\r\n')]);
    const body = Buffer.concat([
      Buffer.from(formPart(form)),
      Buffer.from(filePart('').slice(0, -2)),
      bytes,
      Buffer.from(`\r\n${end}`),
    ]);
    const id = idOf(await ask(server, path, { method: 'POST', body, headers }));
    expect((await ask(server, `${path}/${id}`)).bytes.equals(bytes)).toBe(true);
    const { json } = await ask(server, `${path}/${id}/access-url`, { query: { relation_type: 'MESSAGE' } });
    const fetched = await read(await fetch(String(json.accessory_url)));
    expect(fetched.bytes.equals(bytes)).toBe(true);
    const forged = await fetch(String(json.accessory_url).replace(/signature=./, 'signature=_'));
    expect(forged.status).toBe(403);
  });

  it.each([
    ['the file before the form', filePart('x') + formPart(form) + end],
    ['no file', formPart(form) + end],
    ['a third part', formPart(form) + filePart('x') + filePart('y') + end],
    ['no end', formPart(form) + filePart('x')],
    ['a form that is no JSON', formPart(form).replace('{', '') + filePart('x') + end],
    ['an unknown purpose', formPart({ ...form, accessoryFrom: 'fun' }) + filePart('x') + end],
    ['no name', formPart({ accessoryFrom: 'message' }) + filePart('x') + end],
    ['nothing', ''],
  ])('is refused with %s', async (_name, body) => {
    const server = await start();
    const got = await send(server, body);
    expect([got.status, got.code]).toEqual([400, 'OSM.0001']);
  });

  it('is held to the served limits', async () => {
    const server = await start({ limits: { attachmentSize: 1, attachmentTypes: ['txt', 'png'] } });
    const { json } = await ask(server, `${path}/limits`);
    expect(json).toEqual({ accessory_limit: { limit_count: '5', limit_size: '1', limit_file_type: 'txt,png' } });
    expect((await upload(server, 'a.TXT', Buffer.alloc(1_048_576))).code).toBeUndefined();
    expect((await upload(server, 'a.txt', Buffer.alloc(1_048_577))).code).toBe('OSM.01010001');
    expect((await upload(server, 'a.exe', Buffer.alloc(1))).code).toBe('OSM.01010001');
    expect((await upload(server, 'txt', Buffer.alloc(1))).code).toBe('OSM.01010001');
    expect((await upload(server, 'a.txt', Buffer.alloc(0))).code).toBe('OSM.01010001');
  });

  it('counts for the total of the day', async () => {
    let now = Date.UTC(2026, 0, 1, 12);
    const server = await start({ now: () => now, limits: { attachmentDay: 1 } });
    expect((await upload(server, 'a.txt', Buffer.alloc(700_000), 'message', now)).code).toBeUndefined();
    expect((await upload(server, 'b.txt', Buffer.alloc(700_000), 'message', now)).code).toBe('OSM.01010005');
    now += 24 * 3_600_000;
    expect((await upload(server, 'c.txt', Buffer.alloc(700_000), 'message', now)).code).toBeUndefined();
  });
});

describe('an attachment', () => {
  it('is given an address for what it is part of, by habit for nothing else', async () => {
    const server = await start({ habits: { relationType: 'exact' } });
    const file = idOf(await upload(server, 'm.txt', Buffer.from('m')));
    const id = await create(server);
    const body = { message: { content: 'See', accessory_ids: [file] } };
    await ask(server, `/v2/servicerequest/cases/${id}/message`, { body });
    const code = async (query: Record<string, string>) =>
      (await ask(server, `${path}/${file}/access-url`, { query })).code;
    expect(await code({ relation_type: 'MESSAGE', incident_id: id })).toBeUndefined();
    expect(await code({ relation_type: 'MESSAGE' })).toBe('OSM.01010014');
    expect(await code({ relation_type: 'INCIDENT', incident_id: id })).toBe('OSM.01010014');
    server.control.behave({ relationType: 'any' });
    expect(await code({ relation_type: 'DEFAULT' })).toBeUndefined();
  });

  it('goes where it was uploaded for, up to the allowed count', async () => {
    const server = await start({ limits: { attachmentCount: 2 } });
    const [message, incident] = await Promise.all([
      upload(server, 'm.txt', Buffer.from('m')),
      upload(server, 'i.txt', Buffer.from('i'), 'incident'),
    ]).then((all) => all.map(idOf));
    const id = await create(server, { accessory_ids: [incident] });
    expect(server.control.get(id).messages[0]?.attachments).toEqual([incident]);
    const reply = (ids: unknown) =>
      ask(server, `/v2/servicerequest/cases/${id}/message`, {
        body: { message: { content: 'See', accessory_ids: ids } },
      });
    expect((await reply([message])).code).toBeUndefined();
    expect((await reply([incident])).code).toBe('OSM.01010001');
    expect((await reply(['unknown'])).code).toBe('OSM.01010001');
    expect((await reply([message, message, message])).code).toBe('OSM.01010001');
    expect((await reply(Array.from({ length: 6 }, () => message))).code).toBe('OSM.0001');
    const draft = {
      business_type_id: 'ecs-usage',
      simple_description: 'x',
      source_id: sourceId,
      accessory_ids: [message],
    };
    expect((await ask(server, '/v2/servicerequest/cases', { body: draft })).code).toBe('OSM.01010001');
  });

  it('that is unknown is an error with HTTP 200, in JSON, even where a file is promised', async () => {
    const server = await start();
    const got = await ask(server, `${path}/unknown`);
    expect([got.status, got.code, got.headers.get('content-type')]).toEqual([
      200,
      'OSM.01010014',
      expect.stringContaining('json'),
    ]);
    const text = idOf(await upload(server, 'a.txt', Buffer.from('x')));
    expect((await ask(server, `${path}/${text}/image`)).code).toBe('OSM.01010001');
  });
});
