import type { QuotaArea } from '../../tickets/create/quota.ts';
import type { Client } from '../client.ts';
import { integer } from '../mapping/values.ts';

export function createQuota(client: Client): QuotaArea {
  return {
    show: async (productId, problemTypeId) => {
      const query = { product_category_id: productId, business_type_id: problemTypeId };
      const { total: all, un_used: unused } = await client.listCaseQuotas({ query });
      const [total, left] = [integer(all), integer(unused)];
      // SDK models and pages limit both to -1..65535. -1 isn't explained; it can only mean "no limit".
      if (total === undefined || left === undefined || total < 0 || left < 0) return undefined;
      return { total, left };
    },
  };
}
