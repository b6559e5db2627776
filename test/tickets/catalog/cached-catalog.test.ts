import { describe, expect, it } from '@jest/globals';
import { createCachedCatalog } from '../../../src/tickets/catalog/cached-catalog.ts';
import type { Catalog } from '../../../src/tickets/catalog/catalog.ts';
import type { Cache } from '../../../src/tickets/ports.ts';
import { openOffice } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const minute = 60_000;

/** Lets all that is ready go on. */
const passed = () => new Promise((resolve) => setImmediate(resolve));

function open(change: { catalog?: Partial<Catalog>; cache?: Partial<Cache> } = {}) {
  const office = openOffice();
  const warnings: string[] = [];
  const catalog = createCachedCatalog(
    { ...office.service.catalog, ...change.catalog },
    {
      namespace: 'en',
      cache: { ...office.cache, ...change.cache },
      now: office.clock.now,
      log: { warn: (_, message) => warnings.push(message) },
    },
  );
  return { ...office, catalog, warnings };
}

describe('the cached catalog', () => {
  it('asks for lists once an hour and for limits every ten minutes', async () => {
    const { catalog, clock, service } = open();
    await catalog.products();
    await catalog.uploadLimits();
    clock.advance(59 * minute);
    expect(await catalog.products()).toEqual([{ id: 'p1', name: 'Server' }]);
    await catalog.uploadLimits();
    clock.advance(minute);
    await catalog.products();
    expect(service.calls).toEqual([
      'catalog products',
      'catalog upload-limits',
      'catalog upload-limits',
      'catalog products',
    ]);
  });

  it('asks once for callers at the same time, and for each product by itself', async () => {
    const { catalog, service } = open();
    await Promise.all([...Array.from({ length: 50 }, () => catalog.problemTypes('p1')), catalog.problemTypes('p2')]);
    expect(service.calls).toEqual(['catalog problem-types', 'catalog problem-types']);
  });

  it('asks for the parameters of a product under its category, where it has one', async () => {
    const asked: (readonly unknown[])[] = [];
    const { catalog } = open({
      catalog: {
        products: () => Promise.resolve([{ id: 'p1', name: 'Server', categoryId: 'c1' }]),
        parameters: (...args) => {
          asked.push(args);
          return Promise.resolve({ parameters: [], common: [] });
        },
      },
    });
    await catalog.parameters('p1', 't1');
    await catalog.parameters('p2', 't1');
    expect(asked).toEqual([
      ['p1', 't1', 'c1'],
      ['p2', 't1', undefined],
    ]);
  });

  it('does not mix up ids', async () => {
    const { catalog, service } = open();
    await catalog.severities('a","b', 'c');
    await catalog.severities('a', 'b","c');
    await catalog.severities('\ud800', '%');
    expect(service.calls).toHaveLength(3);
  });

  it('serves an older answer where the service fails, and the failure where there is none', async () => {
    let broken = false;
    const products = () =>
      broken ? Promise.reject(failure('OSM.0004')) : Promise.resolve([{ id: 'p1', name: 'Server', categoryId: 'c1' }]);
    const { catalog, clock, warnings, cached } = open({ catalog: { products } });
    await catalog.products();
    broken = true;
    clock.advance(5 * 60 * minute);
    expect(await catalog.products()).toEqual([{ id: 'p1', name: 'Server', categoryId: 'c1' }]);
    await passed();
    expect(warnings).toHaveLength(1);
    // After a day the service is asked first, and after thirty nothing is served any more.
    clock.advance(24 * 60 * minute);
    expect(await catalog.products()).toEqual([{ id: 'p1', name: 'Server', categoryId: 'c1' }]);
    expect(warnings).toHaveLength(2);
    clock.advance(30 * 24 * 60 * minute);
    cached.clear();
    await expect(catalog.products()).rejects.toMatchObject({ code: 'OSM.0004' });
    broken = false;
    await expect(catalog.products()).resolves.toHaveLength(1);
  });

  it('serves what is known at once, and loads anew behind that', async () => {
    let answer: (name: string) => void = () => undefined;
    let count = 0;
    const products = () =>
      new Promise<readonly { id: string; name: string }[]>((resolve) => {
        count += 1;
        answer = (name) => resolve([{ id: 'p1', name }]);
      });
    const { catalog, clock } = open({ catalog: { products } });
    const first = catalog.products();
    await passed();
    answer('Old');
    await first;
    clock.advance(61 * minute);
    expect(await catalog.products()).toEqual([{ id: 'p1', name: 'Old' }]);
    expect(await catalog.products()).toEqual([{ id: 'p1', name: 'Old' }]);
    expect(count).toBe(2);
    answer('New');
    await passed();
    expect(await catalog.products()).toEqual([{ id: 'p1', name: 'New' }]);
  });

  it('takes nothing from the cache that has another shape', async () => {
    for (const bad of [
      '[]',
      '{"at":1e15}',
      '{"at":1e15,"value":[{"id":1,"name":"x"}]}',
      '{"at":null,"value":[]}',
      '7',
    ]) {
      const { catalog, cached } = open();
      cached.set('catalog:en:products:[]', bad);
      expect(await catalog.products()).toEqual([{ id: 'p1', name: 'Server' }]);
    }
  });

  it('works without its cache', async () => {
    const down = () => Promise.reject(new Error('disk full'));
    const { catalog, warnings } = open({ cache: { get: down, set: down } });
    expect(await catalog.regions()).toEqual([{ id: 'r1', name: 'Region' }]);
    expect(warnings).toHaveLength(2);
  });

  it('reads the cache once for what is asked for often', async () => {
    const read: string[] = [];
    const get = (key: string) => {
      read.push(key);
      return Promise.resolve(undefined);
    };
    const { catalog } = open({ cache: { get } });
    for (let time = 0; time < 3; time += 1) await catalog.problemTypes('p1');
    await catalog.problemTypes('p2');
    expect(read).toHaveLength(2);
  });

  it('holds a limited number of answers in memory', async () => {
    const { catalog, service } = open({ cache: { get: () => Promise.resolve(undefined) } });
    for (let product = 0; product <= 500; product += 1) await catalog.problemTypes(String(product));
    await catalog.problemTypes('500');
    expect(service.calls).toHaveLength(501);
    await catalog.problemTypes('0');
    expect(service.calls).toHaveLength(502);
  });

  it('answers values that cannot be kept as JSON as well', async () => {
    const limits = { count: Infinity, size: 10, types: [] };
    const { catalog } = open({ catalog: { uploadLimits: () => Promise.resolve(limits) } });
    await catalog.uploadLimits();
    expect(await catalog.uploadLimits()).toEqual(limits);
  });
});
