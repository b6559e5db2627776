import { afterEach, describe, expect, it } from '@jest/globals';
import { failureOf, startOsm, stopServers } from './osm.ts';
import type { Reply } from './server.ts';

afterEach(stopServers);

/** Answers by the last part of the path. */
const start = async (answers: Record<string, unknown>, failing: Record<string, Reply> = {}) =>
  startOsm(
    ({ path }) => {
      const name = path.split('/').at(-1) ?? '';
      return failing[name] ?? { json: answers[name] ?? {} };
    },
    { limits: { attempts: 1 } },
  );

const products = {
  incident_product_category_list: [
    { incident_product_category_id: 'ecs', incident_product_category_name: 'Elastic Cloud Server' },
    { incident_product_category_id: 'obs', incident_product_category_name: 'Storage' },
  ],
};
const categories = {
  incident_sub_type_list: [
    {
      incident_sub_type_id: 'compute',
      incident_product_category_list: [
        { incident_product_category_id: 'ecs', incident_product_category_name: 'ECS' },
        { incident_product_category_id: 'bms' },
      ],
    },
    { incident_sub_type_id: 'later', incident_product_category_list: [{ incident_product_category_id: 'ecs' }] },
    { incident_sub_type_id: 'empty', incident_product_category_list: null },
  ],
};

describe('products', () => {
  it('are those of both lists, with their category', async () => {
    const { osm } = await start({ 'product-categories': products, categories });
    await expect(osm.service.catalog.products()).resolves.toEqual([
      { id: 'ecs', name: 'Elastic Cloud Server', categoryId: 'compute' },
      { id: 'obs', name: 'Storage' },
      { id: 'bms', name: 'bms', categoryId: 'compute' },
    ]);
  });

  it.each([
    ['categories', ['ecs', 'obs']],
    ['product-categories', ['ecs', 'bms']],
  ])('do without %s', async (missing, ids) => {
    const { osm } = await start(
      { 'product-categories': products, categories },
      { [missing]: { status: 500, json: {} } },
    );
    expect((await osm.service.catalog.products()).map(({ id }) => id)).toEqual(ids);
  });

  it('fail where both lists do', async () => {
    const broken = { status: 403, json: { error_code: 'OSM.0003', error_msg: 'no' } };
    const { osm } = await start({}, { categories: broken, 'product-categories': broken });
    expect(await failureOf(osm.service.catalog.products())).toMatchObject({ code: 'OSM.0003' });
  });
});

it('reads problem types, and which need a region', async () => {
  const { server, osm } = await start({
    problems: {
      incident_business_type_list: [
        { business_type_id: 'fault', business_type_name: 'Fault', case_type: '5' },
        { business_type_id: 'ask', business_type_name: 'Question', case_type: '0' },
        { business_type_id: 'odd', case_type: 5 },
        { business_type_name: 'cannot be chosen' },
        null,
      ],
    },
  });
  await expect(osm.service.catalog.problemTypes('ecs')).resolves.toEqual([
    { id: 'fault', name: 'Fault', needsRegion: true },
    { id: 'ask', name: 'Question', needsRegion: false },
    { id: 'odd', name: 'odd', needsRegion: true },
  ]);
  expect(server.received[0]?.query.get('product_category_id')).toBe('ecs');
});

it('reads severities in one language, and none where there is nothing to choose', async () => {
  const severity_list = [
    { severity_id: '1', severity_name: '严重', language: 'zh-cn' },
    { severity_id: '1', severity_name: 'Critical', language: 'en-us' },
  ];
  const shown = await start({ severities: { show: true, severity_list } });
  await expect(shown.osm.service.catalog.severities('p', 't')).resolves.toEqual([{ id: '1', name: 'Critical' }]);
  const hidden = await start({ severities: { show: false, severity_list } });
  await expect(hidden.osm.service.catalog.severities('p', 't')).resolves.toEqual([]);
});

it('reads regions, templates, area codes and limits', async () => {
  const { osm } = await start({
    regions: { data_center_list: [{ region_id: 'cn', region_name: 'China' }] },
    templates: {
      incident_template_list: [
        { incident_template_id: 1, incident_template_name: 'T', incident_template_content: 'Fill\nme' },
      ],
    },
    'area-codes': { area_code_list: [{ id: 1, area_code: '0086', area_name: 'China' }] },
    limits: { accessory_limit: { limit_count: '5', limit_size: '2', limit_file_type: 'txt' } },
  });
  const { catalog } = osm.service;
  await expect(catalog.regions()).resolves.toEqual([{ id: 'cn', name: 'China' }]);
  await expect(catalog.templates('t')).resolves.toEqual([{ id: '1', name: 'T', text: 'Fill\nme' }]);
  await expect(catalog.areaCodes()).resolves.toEqual([{ id: '0086', name: 'China' }]);
  await expect(catalog.uploadLimits()).resolves.toEqual({ count: 5, size: 2 * 1024 * 1024, types: ['txt'] });
});

it('reads additional parameters of every kind', async () => {
  const { server, osm } = await start({
    'extends-map': {
      extends_params: [
        {
          param_key: 'n',
          param_name: 'Number',
          param_type: 1,
          required: 1,
          min_value: 1,
          max_value: 9,
          is_show: 1,
          default_value: '3',
        },
        { param_key: 'l', param_type: 3, length: 64, tips: 'one line', is_sensitive: 1 },
        { param_key: 's', param_type: 4, select_item: '["a","b"]' },
        { param_key: 'm', param_type: 5, select_item: '{"a":"Alpha"}' },
        { param_key: 'g', param_type: 7 },
        { param_key: 't', param_type: 8 },
        { param_key: 'x', param_type: 99 },
        { param_key: 'u', param_type: 4, select_item: 'a;b' },
        { param_key: 'hidden', param_type: 3, is_show: 0 },
        { param_type: 3 },
      ],
      common_params: [
        { param_key: 'contact', is_show: 1, is_required: 1 },
        { param_key: 'project', param_name: 'Project' },
        { param_key: 'no', is_show: 0 },
      ],
    },
  });
  const { parameters, common } = await osm.service.catalog.parameters('p', 't', 'c');
  expect(server.received.at(-1)?.query.get('incident_sub_type_id')).toBe('c');
  expect(parameters.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
    'n integer',
    'l line',
    's single-choice',
    'm multiple-choice',
    'g agreement',
    't text',
    'x unknown',
    'u unknown',
  ]);
  expect(parameters[0]).toMatchObject({
    name: 'Number',
    required: true,
    min: 1,
    max: 9,
    initial: '3',
    sensitive: false,
  });
  expect(parameters[1]).toMatchObject({ required: false, maxLength: 64, hint: 'one line', sensitive: true });
  expect(parameters[3]?.options).toEqual([{ id: 'a', name: 'Alpha' }]);
  expect(common).toEqual([
    { key: 'contact', name: 'contact', required: true },
    { key: 'project', name: 'Project', required: false },
  ]);
});

it('takes a list that is left out or null for an empty one where the rest says so', async () => {
  const { osm } = await start({
    'product-categories': { total_count: 0 },
    regions: { data_center_list: null, total_count: 0 },
    severities: { show: 0 },
    'area-codes': { area_code_list: [] },
  });
  const { catalog } = osm.service;
  expect(
    await Promise.all([catalog.products(), catalog.regions(), catalog.severities('p', 't'), catalog.areaCodes()]),
  ).toEqual([[], [], [], []]);
});
