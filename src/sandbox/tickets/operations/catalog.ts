import { configuration, areaCodes, satisfactionDimensions } from '../data/lists.ts';
import { problemTypeOf, problemTypesOf, type ProblemType } from '../data/problem-types.ts';
import { categories, productOf, type Product } from '../data/products.ts';
import { regions } from '../data/regions.ts';
import { severitiesOf } from '../data/severities.ts';
import { templatesOf } from '../data/templates.ts';
import { business } from '../gateway/refusal.ts';
import { required, text, type Call, type Handler } from './call.ts';

/** The contract's maximum for a quota. */
const largestQuota = 65_535;

/** The lists for the form of a new ticket. */
export const catalog = {
  listProductCategories: (call) => {
    const wanted = text(call, 'product_category_name')?.toLowerCase() ?? '';
    const found = categories
      .flatMap(({ products }) => products)
      .filter(({ name, acronym }) => `${name.en} ${name.zh} ${acronym}`.toLowerCase().includes(wanted));
    return { total_count: found.length, incident_product_category_list: found.map((product) => show(call, product)) };
  },
  listCaseCategories: (call) => ({
    total_count: categories.length,
    incident_sub_type_list: categories.map(({ id, name, products }) => ({
      incident_sub_type_id: id,
      incident_sub_type_name: name[call.language],
      incident_product_category_list: products.map((product) => show(call, product)),
    })),
  }),
  listProblemTypes: (call) => {
    const product = text(call, 'product_category_id');
    const products =
      product === undefined ? categories.flatMap((category) => category.products.map(({ id }) => id)) : [product];
    const found = products.flatMap(problemTypesOf);
    return {
      total_count: found.length,
      incident_business_type_list: found.map(({ id, name, caseType, supportPlan }) => ({
        business_type_id: id,
        business_type_name: name[call.language],
        case_type: caseType,
        can_use_support_plan: supportPlan,
      })),
    };
  },
  listRegions: (call) => ({
    total_count: regions.length,
    data_center_list: regions.map(({ id, name }) => ({
      type: 0,
      region_id: id,
      region_name: name[call.language],
      is_sensitive: 0,
    })),
  }),
  listSeverities: (call) => {
    const severities = severitiesOf(problemType(call));
    return {
      show: severities.length > 0,
      severity_list: severities.map(({ id, name }) => ({
        language: call.language === 'en' ? 'en-us' : 'zh-cn',
        severity_id: id,
        severity_name: name[call.language],
      })),
    };
  },
  listCaseTemplates: (call) => {
    const templates = templatesOf(problemType(call));
    return {
      total_count: templates.length,
      incident_template_list: templates.map(({ id, name, content }) => ({
        incident_template_id: id,
        incident_template_name: name[call.language],
        incident_template_content: content[call.language],
      })),
    };
  },
  listAreaCodes: (call) => ({
    area_code_list: areaCodes.map(({ id, code, name }) => ({ id, area_code: code, area_name: name[call.language] })),
  }),
  listSatisfactionDimensions: (call) => ({
    total_count: satisfactionDimensions.length,
    satisfaction_dimension_list: satisfactionDimensions.map((dimension) => ({
      value: 5,
      satisfaction_id: dimension.id,
      satisfaction_name: dimension.name[call.language],
      satisfaction_desc: dimension.text[call.language],
      per_value: 1,
      sat_category_id: 'default',
    })),
  }),
  listCaseLimits: (call) => ({ config: { create_case_ccemail_max_count: call.context.settings.limits.copies } }),
  listCaseQuotas: (call) => {
    problemType(call);
    const { quota = largestQuota, tickets } = call.account;
    const unlimited = call.account.quota === undefined && call.context.settings.habits.quota === 'minus-one';
    return unlimited ? { total: -1, un_used: -1 } : { total: quota, un_used: Math.max(0, quota - tickets.size) };
  },
  showConfiguration: (call) => {
    const key = required(call, 'config_key');
    const value = new Map(Object.entries(configuration)).get(key);
    if (value === undefined) throw business('OSM.01010001', 'no such configuration');
    return { config_key: key, config_value: value };
  },
} satisfies Record<string, Handler>;

function show(call: Call, { id, acronym, name }: Product) {
  return {
    incident_product_category_id: id,
    incident_product_category_name: name[call.language],
    incident_product_category_desc: `${name[call.language]} (${acronym})`,
    incident_product_category_acronym: acronym,
    can_use_support_plan: true,
  };
}

/**
 * The problem type named by the query.
 * @throws Refusal OSM.01010001 if it or the product is unknown, or they do not belong together
 */
export function problemType(call: Call): ProblemType {
  const found = problemTypeOf(required(call, 'business_type_id'));
  if (found === undefined) throw business('OSM.01010001', 'no such business_type_id');
  const product = text(call, 'product_category_id');
  if (product !== undefined && product !== found.productId) {
    throw business('OSM.01010001', productOf(product) ? 'the problem type is of another product' : 'no such product');
  }
  return found.type;
}
