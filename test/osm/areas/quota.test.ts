import { afterEach, expect, it } from '@jest/globals';
import { startOsm, stopServers } from '../osm.ts';

afterEach(stopServers);

/** The SDK models bound both numbers to -1..65535; the pages do not explain -1, which can only mean no limit. */
it.each([
  [
    { total: 20, un_used: 3 },
    { total: 20, left: 3 },
  ],
  [
    { total: 20, un_used: 0 },
    { total: 20, left: 0 },
  ],
  [{ total: -1, un_used: -1 }, undefined],
  [{ total: -1, un_used: 5 }, undefined],
  [{ total: 5, un_used: -1 }, undefined],
  [{ total: 5 }, undefined],
])('reads the quota %j as %j', async (json, quota) => {
  const { osm } = await startOsm(() => ({ json }));
  await expect(osm.areas.quota.show('ecs', 'fault')).resolves.toEqual(quota);
});
