import type { CustomerArea } from '../../tickets/list/customer-area.ts';
import type { Client } from '../client.ts';
import { toChoice } from '../mapping/catalog.ts';
import { records } from '../mapping/values.ts';

export function createCustomers(client: Client): CustomerArea {
  return {
    // The answer also has phone numbers and addresses, which nothing here needs.
    users: async () => {
      const { sub_customer_infos } = await client.listSubCustomers();
      return records(sub_customer_infos).flatMap(({ customer_id, customer_name }) =>
        toChoice(customer_id, customer_name),
      );
    },
    regions: async () => {
      const { region_infos } = await client.listCustomersRegions();
      return records(region_infos).flatMap(({ region_id, region_name }) => toChoice(region_id, region_name));
    },
  };
}
