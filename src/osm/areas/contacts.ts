import type { ContactArea, ContactPoint } from '../../tickets/contact/contacts.ts';
import type { Client } from '../client.ts';
import { toExtension } from '../mapping/new-ticket.ts';
import { integer } from '../mapping/values.ts';

/** The values of `contact_way` (openapi.json). */
export const ways = { phone: 0, email: 1 } as const;

/** @param groupId the IAM user group whose tickets are handled */
export function createContacts(client: Client, groupId: string | undefined): ContactArea {
  return {
    needsCode: async (point) => {
      const { need_verify_code: needed } = await client.checkNeedVerify({ query: named(point) });
      // 1 means yes. Other values aren't documented.
      return integer(needed) === 1;
    },
    sendCode: async (point) => {
      // The contract requires an area code, even for an email address.
      await client.sendVerifyCodes({ body: { ...named(point), area_code: point.areaCode ?? '' } });
    },
    checkCode: async (point, code) => {
      await client.checkVerifyCodes({ body: { ...named(point), verify_code: code } });
    },
    change: async (ticket, { areaCode, phone, email, copies }) => {
      const body = {
        area_code: areaCode,
        remind_mobile: phone,
        remind_mail: email,
        extension_map: toExtension(copies),
        group_id: groupId,
      };
      await client.updateCaseContactInfo({ path: { case_id: ticket }, body });
    },
  };
}

function named({ way, value, areaCode }: ContactPoint) {
  return { contact_value: value, contact_way: ways[way], area_code: areaCode };
}
