import { expect, it } from '@jest/globals';
import signer from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { cases, owner, read, start } from './support.ts';

const keys = { getAk: () => owner.accessKey, getSk: () => owner.secretKey };

it('requests signed by the official SDK are let in', async () => {
  const server = await start();
  const host = new URL(server.url).host;
  const send = async (method: string, path: string, query: Record<string, string | string[]>, data?: object) => {
    const headers: Record<string, string> = { host, 'content-type': 'application/json', 'X-Domain-Id': owner.domainId };
    const request = { endpoint: server.url + path, method, headers, queryParams: query, pathParams: {}, data };
    const signed = signer.AKSKSigner.sign(request, keys as never) as Record<string, string>;
    const search = Object.entries(query)
      .flatMap(([name, values]) => [values].flat().map((value) => `${name}=${encodeURIComponent(value)}`))
      .join('&');
    const body = data === undefined ? null : JSON.stringify(data);
    const all = { ...headers, ...signed };
    delete all.host;
    return await read(await fetch(`${server.url}${path}?${search}`, { method, headers: all, body }));
  };
  const list = await send('GET', cases, { search_key: ['ä b', "it's (new)*"], limit: '5' });
  expect([list.status, list.bytes.toString()]).toEqual([200, expect.stringContaining('total_count')]);
  const label = await send('POST', '/v2/servicerequest/labels', {}, { name: '标签', color: '#00ff00' });
  expect([label.status, label.json]).toEqual([200, {}]);
});
