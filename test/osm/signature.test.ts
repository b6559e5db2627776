import { describe, expect, it } from '@jest/globals';
import { sign, type Signable } from '../../src/osm/signature.ts';
import { parseUrl } from '../../src/osm/signed-url.ts';

const documented = { id: 'QTWAOYTTINDUT2QVKYUC', secret: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc' };
const plain = { id: 'AccessKey', secret: 'SecretKey' };
const url =
  'https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0';

function signatureOf(request: Signable, key = plain, date = '20060102T150405Z'): string {
  return sign(request, key, date).Authorization;
}

describe('signature: published vectors', () => {
  it('signs with a content type', () => {
    const request = { method: 'GET', url, headers: { 'content-type': 'application/json' } };
    expect(signatureOf(request, documented, '20191115T033655Z')).toBe(
      'SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
    );
  });

  it('signs without a content type', () => {
    expect(signatureOf({ method: 'GET', url, headers: {} }, documented, '20191115T033655Z')).toContain(
      'SignedHeaders=host;x-sdk-date, Signature=faafba090046ef84c81ca330e77576d8746733ddfcf0317aaeb59cff50da39a7',
    );
  });

  it('signs a path without a host', () => {
    expect(signatureOf({ method: 'GET', url: '/path?limit=1', headers: {} })).toContain(
      'SignedHeaders=x-sdk-date, Signature=5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624',
    );
  });

  it('signs a body', () => {
    const body = '{"Name":"test","Id":1}\n';
    expect(signatureOf({ method: 'POST', url: '/path?key=value', headers: {}, body })).toContain(
      'Signature=cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59',
    );
  });

  it('writes the canonical query', () => {
    const query = new URLSearchParams([
      ['limit', '1'],
      ['enable', 'true'],
      ['test', '一 (&=?!#%.*)'],
      ['path', '/tmp/123'],
      ['multi', '1'],
      ['multi', '3'],
      ['multi', '2'],
    ]);
    expect(parseUrl(`/?${query.toString().replaceAll('+', '%20')}`).query).toBe(
      'enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29',
    );
  });
});

describe('signature: rules', () => {
  const same = (a: Signable, b: Signable) => expect(signatureOf(a)).toBe(signatureOf(b));
  const request = { method: 'POST', url: 'https://h.example/a', headers: {} };

  it('takes the path as if it ended with a slash', () => {
    same(request, { ...request, url: 'https://h.example/a/' });
  });

  it('takes a URL taken apart as the text it came from', () => {
    const text = 'https://h.example/a%2Fb/c?x=1&x=0&e';
    same({ ...request, url: text }, { ...request, url: parseUrl(text) });
  });

  it('takes a hash that is known instead of the body', () => {
    const bodyHash = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
    same({ ...request, body: 'hello' }, { ...request, bodyHash });
    same({ ...request, body: 'hello' }, { ...request, body: Buffer.from('hello') });
  });

  it('takes the value of X-Sdk-Content-Sha256 before any body', () => {
    const headers = { 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' };
    same({ ...request, headers, body: 'a' }, { ...request, headers, body: 'b' });
  });

  it('trims values and takes header names in any case', () => {
    same({ ...request, headers: { 'X-Site': ' 1 ' } }, { ...request, headers: { 'x-site': '1' } });
  });

  it('signs every header that is handed in', () => {
    expect(signatureOf({ ...request, headers: { 'X-Site': '1', 'X-Domain-Id': 'd' } })).toContain(
      'SignedHeaders=host;x-domain-id;x-sdk-date;x-site,',
    );
  });

  it('leaves no doubt about an encoded path: once is enough', () => {
    same(
      { ...request, url: 'https://h.example/%e4%b8%80%2f%7e' },
      { ...request, url: 'https://h.example/%E4%B8%80%2F~' },
    );
  });
});
