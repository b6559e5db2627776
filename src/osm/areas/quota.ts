import type { QuotaArea } from '../../tickets/quota.ts';
import type { Client } from '../client.ts';
import { integer } from '../mapping/values.ts';

export function createQuota(client: Client): QuotaArea {
  return {
    show: async (productId, problemTypeId) => {
      const query = { product_category_id: productId, business_type_id: problemTypeId };
      const { total: all, un_used: unused } = await client.listCaseQuotas({ query });
      const [total, left] = [integer(all), integer(unused)];
      return total === undefined || left === undefined ? undefined : { total, left };
    },
  };
}
