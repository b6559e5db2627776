import { categoryOf, productOf } from '../data/products.ts';
import { problemTypeOf, type ProblemType } from '../data/problem-types.ts';
import { regions } from '../data/regions.ts';
import { severitiesOf } from '../data/severities.ts';
import { business } from '../gateway/refusal.ts';
import { openTicket } from '../state/life.ts';
import { inForce } from './agreements.ts';
import { checkAttachments } from './attachments.ts';
import type { Call, Handler } from './call.ts';
import { checkCopies, contactOf, type ContactFields } from './contact.ts';
import { readExtraParameters } from './extra-parameters.ts';
import { holds } from './privileges.ts';
import { checkContact } from './verification.ts';

interface Body extends ContactFields {
  readonly incident_sub_type_id?: string;
  readonly product_category_id?: string;
  readonly business_type_id: string;
  readonly region_id?: string;
  readonly simple_description: string;
  readonly accessory_ids?: readonly string[];
  readonly extends_map?: Readonly<Record<string, unknown>>;
  readonly severity_id?: string;
  readonly verify_code?: string;
  readonly agreement_signed_record_id?: string | number;
}

export const createTicket = {
  createCases: (call) => {
    const body = call.body as Body;
    checkRights(call, body);
    const { productId, type } = checkChoice(call, body);
    if (body.simple_description.trim() === '') throw business('OSM.01010001', 'simple_description is empty');
    checkContact(call, 0, body.remind_mobile, { code: body.verify_code });
    checkContact(call, 1, body.remind_mail, { code: body.verify_code });
    checkCopies(call, body);
    const parameters = readExtraParameters(type, body.extends_map ?? {});
    checkAttachments(call, body.accessory_ids ?? [], 'incident');
    const ticket = openTicket(call.context, call.account, call.user, {
      owner: call.user.id,
      productId,
      categoryId: categoryOf(productId)?.id ?? '',
      problemTypeId: type.id,
      regionId: body.region_id,
      severityId: body.severity_id,
      description: body.simple_description,
      contact: contactOf(body),
      ownership: call.account.partner ? 1 : 0,
      parameters,
      attachments: body.accessory_ids ?? [],
    });
    return { incident_id: ticket.id };
  },
} satisfies Record<string, Handler>;

function checkRights({ account, context }: Call, body: Body): void {
  if (!holds(account, 'createCase')) throw business('OSM.01010007');
  const { signed, records = [] } = inForce(account, '0');
  const named = records.length === 0 || records.includes(Number(body.agreement_signed_record_id));
  if (!signed || (context.settings.habits.signedRecord === 'needed' && !named)) throw business('OSM.01010017');
  if (account.quota !== undefined && account.tickets.size >= account.quota)
    throw business('OSM.01010014', 'the quota of tickets is used up');
}

/** Product, problem type, region and severity must exist and belong together. */
function checkChoice(call: Call, body: Body): { readonly productId: string; readonly type: ProblemType } {
  const found = problemTypeOf(body.business_type_id);
  if (found === undefined) throw business('OSM.01010001', 'no such business_type_id');
  const { productId, type } = found;
  if (body.product_category_id !== undefined && body.product_category_id !== productId) {
    const known = productOf(body.product_category_id) !== undefined;
    throw business('OSM.01010001', known ? 'the problem type is of another product' : 'no such product_category_id');
  }
  if (body.incident_sub_type_id !== undefined && body.incident_sub_type_id !== categoryOf(productId)?.id) {
    throw business('OSM.01010001', 'incident_sub_type_id is not the category of the product');
  }
  if (type.caseType === '5' && body.region_id === undefined) {
    throw business('OSM.01010001', 'region_id is required for a fault report');
  }
  if (body.region_id !== undefined && !regions.some(({ id }) => id === body.region_id)) {
    throw business('OSM.01010001', 'no such region_id');
  }
  if (body.severity_id !== undefined && !severitiesOf(type).some(({ id }) => id === body.severity_id)) {
    throw business('OSM.01010006');
  }
  if (type.supportPlan && !call.account.supportPlan) throw business('OSM.01010009');
  return found;
}
