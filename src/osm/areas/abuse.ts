import type { AbuseReport, AbuseArea } from '../../tickets/abuse/abuse.ts';
import type { Client } from '../client.ts';
import { text } from '../mapping/values.ts';

/** The values of `id_type` (reference, createFeedback). */
const reporters = { company: 10, individual: 20, agent: 21, lawyer: 22, owner: 23 } as const satisfies Record<
  AbuseReport['reporter']['kind'],
  number
>;

export function createAbuse(client: Client): AbuseArea {
  return {
    send: async ({ kind, products, sites, content, right, reporter }, proofs, identity) => {
      const ip = {
        ip_type: right.kind,
        ip_area: text(right.area),
        ip_number: text(right.number),
        ip_content: text(right.content),
      };
      await client.createFeedback({
        body: {
          type: kind,
          // "Reported products or services;Related websites"
          title: [products, sites].filter((part) => part !== '').join(';'),
          content,
          files: [...proofs],
          ip: Object.values(ip).every((part) => part === undefined) ? undefined : ip,
          contacts: {
            name: reporter.name,
            mobile: reporter.phone,
            mail: text(reporter.email),
            area: text(reporter.area),
            address: text(reporter.address),
            id_type: reporters[reporter.kind],
            company_name: text(reporter.company),
            id_files: [...identity],
            other_way: text(reporter.otherWay),
          },
        },
      });
    },
  };
}
