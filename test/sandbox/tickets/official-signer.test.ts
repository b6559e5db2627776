import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cases, owner, sourceId, start, type Service } from './support.ts';

// CommonJS, with lodash, axios and form-data of its own: so is it loaded.
const load = createRequire(createRequire(import.meta.url).resolve('@huaweicloud/huaweicloud-sdk-core'));

interface Options {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly queryParams: object;
  readonly pathParams: object;
  readonly headers: object;
  readonly data?: unknown;
}
interface Client {
  sendRequest(options: Options): Promise<Record<string, unknown>>;
}
interface Credentials {
  withDomainId(id: string): Credentials;
}
interface Form {
  append(name: string, value: string | Buffer, options?: { filename: string }): void;
}

const { HcClient } = load('./HcClient.js') as {
  HcClient: new (http: unknown) => {
    withCredential(credential: Credentials): { withEndpoints(endpoints: readonly string[]): Client };
  };
};
const { DefaultHttpClient } = load('./http/DefaultHttpClient.js') as {
  DefaultHttpClient: new (options: object, endpoints: readonly string[]) => object;
};
const { GlobalCredentials } = load('./auth/GlobalCredentials.js') as {
  GlobalCredentials: new (data: object) => Credentials;
};
const FormData = load('form-data') as new () => Form;

const silent = { debug: () => undefined, error: () => undefined };

/**
 * A client as ClientBuilder of the package makes it. The builder itself cannot be loaded: version 3.1.211 imports uuid without
 * having it among its dependencies.
 */
function clientFor({ url }: Service, secret = owner.secretKey): Client {
  const credentials = new GlobalCredentials({ ak: owner.accessKey, sk: secret }).withDomainId(owner.domainId);
  const http = new DefaultHttpClient({ headers: { 'User-Agent': 'huaweicloud-usdk-nodejs/3.0' }, logger: silent }, [
    url,
  ]);
  return new HcClient(http).withCredential(credentials).withEndpoints([url]);
}

/** What the generated clients hand to the core. */
const call = (method: string, url: string, more: Partial<Options> = {}): Options => ({
  method,
  url,
  contentType: 'application/json',
  queryParams: {},
  pathParams: {},
  headers: { 'X-Time-Zone': 'GMT', 'X-Language': 'en-us', 'X-Site': 1 },
  ...more,
});

describe('the official SDK for Node.js', () => {
  let server: Service;
  beforeEach(async () => {
    server = await start();
  });
  afterEach(() => {
    expect(server.problems).toEqual([]);
  });

  it('creates, lists, shows, labels and closes a ticket', async () => {
    const client = clientFor(server);
    const data = { business_type_id: 'ecs-usage', simple_description: "ä b (new)*, it's", source_id: sourceId };
    const { incident_id: id } = await client.sendRequest(call('POST', cases, { data }));
    const listed = await client.sendRequest(
      call('GET', cases, { queryParams: { search_key: ['ä b', "it's"], limit: 5, trim_osm_rich_text_label: true } }),
    );
    expect(listed).toMatchObject({ httpStatusCode: 200, total_count: 1, incident_info_list: [{ incident_id: id }] });
    const pathParams = { case_id: id };
    const shown = await client.sendRequest(call('GET', `${cases}/{case_id}`, { pathParams }));
    expect(shown.incident_detail_info).toMatchObject({ status: 0, simple_description: data.simple_description });
    const label = { queryParams: { label_ids: [1, 2] }, pathParams };
    await client.sendRequest(call('POST', `${cases}/{case_id}/labels`, label));
    expect(server.control.get(String(id)).labels).toEqual(['production', 'billing']);
    await client.sendRequest(
      call('DELETE', `${cases}/{case_id}/labels`, { ...label, queryParams: { label_ids: [1] } }),
    );
    expect(server.control.get(String(id)).labels).toEqual(['billing']);
    const action = { queryParams: { action_id: 'cancel' }, pathParams };
    await client.sendRequest(call('POST', `${cases}/{case_id}/action`, action));
    expect(server.control.get(String(id)).status).toBe(4);
  });

  it('uploads a file as multipart', async () => {
    const form = new FormData();
    form.append('form_data', JSON.stringify({ fileName: 'a.png', accessoryFrom: 'message', uploadType: 0 }));
    form.append('file', Buffer.from('pixels'), { filename: 'a.png' });
    const upload = call('POST', '/v2/servicerequest/accessorys', { contentType: 'multipart/form-data', data: form });
    const { accessory_id: id } = await clientFor(server).sendRequest(upload);
    const bytes = Buffer.from(server.control.attachment(String(id))?.data ?? '', 'base64');
    expect(bytes.toString()).toBe('pixels');
  });

  it('is refused with a wrong secret', async () => {
    const failed = clientFor(server, 'wrong').sendRequest(call('GET', cases));
    await expect(failed).rejects.toMatchObject({ httpStatusCode: 401, errorCode: 'APIGW.0301' });
  });
});
