import { agreementText } from '../data/agreement-text.ts';
import { agreementNames } from '../data/lists.ts';
import { business } from '../gateway/refusal.ts';
import { nextSequence } from '../state/context.ts';
import type { Account, Agreement } from '../state/world.ts';
import { required, text, type Call, type Handler } from './call.ts';

/** The agreement in force of a type: the latest version. */
export function inForce(account: Account, type: string): Agreement {
  const found = account.agreements.filter((agreement) => agreement.type === type).at(-1);
  if (found === undefined) throw business('OSM.01010001', `no agreement of type ${type}`);
  return found;
}

const asked = (call: Call) => inForce(call.account, text(call, 'agreement_type') ?? '0');

export const agreements = {
  showLatestPublishedAgreement: (call) => {
    const { id, type, version } = asked(call);
    const name = agreementNames[type][call.language];
    return {
      case_agreement: {
        id: String(id),
        agreement_name: name,
        agreement_type: type,
        agreement_type_name: name,
        content: agreementText(name, version, call.language),
        version,
      },
    };
  },
  showSignedLatestPublishedAgreement: (call) => ({ is_signed_latest: asked(call).signed }),
  signPublishedAgreement: (call) => {
    const id = Number(required(call, 'id'));
    const agreement = call.account.agreements.find((candidate) => candidate.id === id);
    if (agreement === undefined) throw business('OSM.01010001', `no agreement ${id}`);
    agreement.signed = true;
    const record = nextSequence(call.context);
    agreement.records = [...(agreement.records ?? []), record];
    return { agreement_signed_record_id: record };
  },
} satisfies Record<string, Handler>;
