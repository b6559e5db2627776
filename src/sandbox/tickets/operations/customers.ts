import { agencies } from '../data/lists.ts';
import { regions } from '../data/regions.ts';
import { masked } from '../state/masked.ts';
import { text, type Call, type Handler } from './call.ts';
import { plainTime } from './time.ts';

/** The partner's product, as in `ext_info.commodity_id` of its tickets. */
export const commodityId = 'commodity-1';

/** A partner is returned for its own product, or if none is named. */
function isServed(call: Call): boolean {
  return call.account.partner && [undefined, commodityId].includes(text(call, 'product_id'));
}

/** The account's own data. */
export const customers = {
  listAgencies: (call) => ({
    total_count: agencies.length,
    agency_list: agencies.map((agency) => ({
      ...agency,
      duration: 'FOREVER',
      trust_domain_name: 'op_svc_osm',
      trust_domain_id: 'osm',
      create_time: plainTime(call, 0),
    })),
  }),
  listCaseCcEmails: (call) => ({
    cc_email_info: { user_id: call.user.id, customer_id: call.account.domainId, cc_email: call.account.contact.mail },
    mc_email_infos: [],
  }),
  listCustomersRegions: (call) => ({
    count: regions.length,
    region_infos: regions.map(({ id, name }) => ({ region_id: id, region_name: name[call.language] })),
  }),
  listSubCustomers: (call) => {
    const id = text(call, 'sub_customer_id');
    const name = text(call, 'sub_customer_name');
    const found = call.account.users.filter(
      (user) => (id === undefined || user.id === id) && (name === undefined || user.name.includes(name)),
    );
    const { domainId, contact } = call.account;
    return {
      sub_customer_infos: found.map((user) => ({
        customer_id: user.id,
        // All three are masked, including the name.
        customer_name: masked(user.name),
        domain_id: domainId,
        mobile: masked(contact.mobile),
        email: masked(contact.mail),
        area_code: contact.areaCode,
      })),
    };
  },
  showPartnersServiceInfo: (call) => ({
    partners_service_info: isServed(call)
      ? {
          customer_id: 'partner-1',
          customer_name: call.language === 'en' ? 'Partner Support' : '伙伴支持',
          service_time_zone: 'GMT+08:00',
          // Service days per week, and hours per day.
          service_time_day: '5',
          service_time_hour: '9',
        }
      : {},
  }),
} satisfies Record<string, Handler>;
