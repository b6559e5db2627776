import type { AgreementArea, AgreementKind } from '../../tickets/agreement/agreements.ts';
import type { Client } from '../client.ts';
import { integer, isRecord, text } from '../mapping/values.ts';

/** @param isv whether the account belongs to a software vendor (ISV); vendors have their own agreement for tickets */
export function createAgreements(client: Client, isv: boolean): AgreementArea {
  const types = { ticket: isv ? '1' : '0', access: '2' } as const satisfies Record<AgreementKind, string>;
  return {
    inForce: async (kind) => {
      const { case_agreement: found } = await client.showLatestPublishedAgreement({
        query: { agreement_type: types[kind] },
      });
      const id = isRecord(found) ? integer(found.id) : undefined;
      if (found === undefined || id === undefined) return undefined;
      return {
        id,
        name: text(found.agreement_name) ?? text(found.agreement_type_name) ?? String(id),
        text: text(found.content) ?? '',
        version: integer(found.version),
      };
    },
    isSigned: async (kind) => {
      const answer = await client.showSignedLatestPublishedAgreement({ query: { agreement_type: types[kind] } });
      // Only an explicit false asks for a signature.
      return answer.is_signed_latest !== false;
    },
    sign: async (id) => {
      const answer = await client.signPublishedAgreement({ path: { id }, body: {} });
      return integer(answer.agreement_signed_record_id);
    },
  };
}
