import type { Result } from './operation-types.ts';
import type { OperationName } from './operations.ts';

/** The kind of value in a property. It tells the service's answers from another product's. */
export type Kind = 'list' | 'object' | 'number' | 'scalar';

/** The top-level properties of a good answer; empty if the contract defines none. */
export type Shape = Readonly<Record<string, Kind>>;

type Shapes = { readonly [Name in OperationName]?: { readonly [Key in keyof Result<Name>]?: Kind } };

const list = 'list';
const object = 'object';
const number = 'number';
const scalar = 'scalar';

/**
 * The documented answer of each operation that returns data. A test compares it with openapi.json. `error_code` and
 * `error_msg` are left out, because every answer can have them.
 */
// prettier-ignore
const shapes = {
  checkNeedVerify: { need_verify_code: number, expire_time: scalar },
  createCases: { incident_id: scalar },
  createDiagnoseJob: { job_id: scalar },
  listAccessoryAccessUrls: { accessory_urls: list },
  listAgencies: { total_count: number, agency_list: list },
  listAreaCodes: { area_code_list: list },
  listAuthorizations: { count: number, incident_auth_list: list },
  listCaseCategories: { total_count: number, incident_sub_type_list: list },
  listCaseCcEmails: { cc_email_info: object, mc_email_infos: list },
  listCaseCounts: { incident_status_counts: list },
  listCaseLabels: { case_label_list: list },
  listCaseLimits: { config: object },
  listCaseOperateLogs: { total_count: number, incident_operate_log_list: list },
  listCaseQuotas: { total: number, un_used: number },
  listCaseTemplates: { total_count: number, incident_template_list: list },
  listCases: { total_count: number, incident_info_list: list, count: number },
  listCustomersRegions: { count: number, region_infos: list },
  listDiagnoseItems: { item_results: list },
  listDiagnoseJob: { status: number, job_id: number, domain_id: scalar, items_result: list, create_time: number },
  listDiagnoseRecords: { total_count: number, records: list },
  listDiagnoseResources: { total_count: number, result: list },
  listExtendsParams: { extends_params: list, common_params: list },
  listHasVerifiedContacts: { count: number, contact_list: list },
  listHistoryOperateLogs: { total_count: number, ops_list: list },
  listHistorySessions: { total_count: number, session_list: list },
  listLabels: { total_count: number, label_list: list },
  listMessages: { count: number, message_list: list },
  listMoreInstantMessages: { count: number, message_list: list },
  listNewInstantMessages: { imstatus: list, immsg: list, last_message_time_id: scalar },
  listOrderIncident: { totalCount: number, incidentInfoList: list },
  listPrivileges: { has_privilege: number },
  listProblemTypes: { total_count: number, incident_business_type_list: list },
  listProductCategories: { total_count: number, incident_product_category_list: list },
  listRegions: { total_count: number, data_center_list: list },
  listRelation: { case_relation_list: list },
  listSatisfactionDimensions: { total_count: number, satisfaction_dimension_list: list },
  listSeverities: { show: scalar, severity_list: list },
  listSubCustomers: { sub_customer_infos: list },
  listTransportHistories: { total_count: number, file_ops_list: list },
  listUnreadNewInstantMessages: { imunread: list },
  showAccessoryLimits: { accessory_limit: object },
  showAuthorizationDetail: { id: scalar, status: number, incident_id: scalar, simple_description: scalar, resource_type_id: scalar, resource_type_name: scalar, visit_type_id: scalar, visit_type_name: scalar, auth_effective_time: scalar, auth_expire_time: scalar, reject_reason: scalar, incident_auth_detail_list: list, xcustomer_name: scalar, auth_handler_name: scalar, agency_name: scalar, auth_describe: scalar, content_type_id: scalar, content_type_name: scalar },
  showCaseDetail: { incident_detail_info: object },
  showCaseStatus: { status: number },
  showConfiguration: { config_key: scalar, config_value: scalar },
  showCustomerPrivilegePolicy: { policy_switch: scalar },
  showDownloadAccessoryUrl: { accessory_url: scalar },
  showLatestPublishedAgreement: { case_agreement: object },
  showLoginType: { login_type: scalar },
  showPartnersCasesPrivilege: { has_privilege: scalar },
  showPartnersServiceInfo: { partners_service_info: object },
  showSignedLatestPublishedAgreement: { is_signed_latest: scalar },
  signPublishedAgreement: { agreement_signed_record_id: number },
  uploadAccessory: { accessory_id: scalar },
  uploadJsonAccessories: { accessory_id: scalar },
} as const satisfies Shapes;

/** The shape of an operation's answer; empty if it returns no data. */
export function shapeOf(operation: OperationName): Shape {
  return operation in shapes ? shapes[operation as keyof typeof shapes] : {};
}

/**
 * Whether an answer belongs to the operation: at least one documented property has a value of the documented kind. One is
 * enough, because the service may leave out empty properties. Null counts as any kind.
 */
export function hasShape(answer: Readonly<Record<string, unknown>>, shape: Shape): boolean {
  return Object.entries(shape).some(([name, kind]) => name in answer && isOf(kind, answer[name]));
}

function isOf(kind: Kind, value: unknown): boolean {
  if (value === null) return true;
  switch (kind) {
    case 'list':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'number':
      return typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value.trim()));
    case 'scalar':
      return typeof value !== 'object';
  }
}
