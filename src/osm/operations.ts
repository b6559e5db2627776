import type { operations } from './schema.d.ts';

export type OperationName = keyof operations;

/**
 * Facts about an operation that the contract can't express, or only as a type:
 * - `file` returns bytes, `nothing` returns no data (an empty body is fine), all others a JSON object;
 * - `multipart` takes a form with a file; other bodies are JSON;
 * - `transfer` carries a file in its JSON, and has the timeout of a file transfer;
 * - `bare` takes none of the headers X-Site, X-Language, and X-Time-Zone; `siteless` takes all but X-Site;
 * - `query` reads, although its method isn't GET;
 * - `repeatable` is a write that can safely be carried out twice; reads always can.
 */
export type Mark = 'file' | 'nothing' | 'multipart' | 'transfer' | 'bare' | 'siteless' | 'query' | 'repeatable';

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly marks: readonly Mark[];
}

const operation =
  (method: Operation['method']) =>
  (path: string, ...marks: Mark[]): Operation => ({ method, path, marks });

/** Whether an operation changes nothing at the service. */
export function isRead({ method, marks }: Operation): boolean {
  return method === 'GET' || marks.includes('query');
}

const get = operation('GET');
const post = operation('POST');
const put = operation('PUT');
const remove = operation('DELETE');

/** Every operation of the contract, one line each. A test compares it with openapi.json. */
// prettier-ignore
export const table: Readonly<Record<OperationName, Operation>> = {
  checkHosts: post('/v2/servicerequest/authorizations/authorization-details/{authorization_detail_id}/verify-host', 'nothing'),
  checkNeedVerify: get('/v2/servicerequest/verifycodes/need-verify'),
  checkVerifyCodes: post('/v2/servicerequest/verifycodes', 'nothing'),
  confirmAuthorizations: put('/v2/servicerequest/authorizations/{authorization_id}', 'nothing'),
  createCaseExtendsParam: post('/v2/servicerequest/cases/{case_id}/extends-param', 'nothing'),
  createCaseLabels: post('/v2/servicerequest/cases/{case_id}/labels', 'nothing'),
  createCases: post('/v2/servicerequest/cases'),
  createDiagnoseFeedback: post('/v2.0/servicerequest/diagnose/feedback', 'nothing', 'bare'),
  createDiagnoseJob: post('/v2.0/servicerequest/diagnose/job/start', 'bare'),
  createFeedback: post('/v2/servicerequest/feedbacks', 'nothing', 'bare'),
  createLabels: post('/v2/servicerequest/labels', 'nothing'),
  createMessages: post('/v2/servicerequest/cases/{case_id}/message', 'nothing'),
  createPrivileges: post('/v2/servicerequest/privileges', 'nothing'),
  createRelations: post('/v2/servicerequest/cases/{case_id}/relations', 'nothing'),
  createScores: post('/v2/servicerequest/cases/{case_id}/score', 'nothing'),
  deleteAccessories: remove('/v2/servicerequest/accessorys/{accessory_id}', 'nothing'),
  deleteCaseLabels: remove('/v2/servicerequest/cases/{case_id}/labels', 'nothing'),
  deleteLabels: remove('/v2/servicerequest/labels/{label_id}', 'nothing'),
  deleteRelation: remove('/v2/servicerequest/cases/{case_id}/relations', 'nothing'),
  downloadAccessories: get('/v2/servicerequest/accessorys/{accessory_id}', 'file'),
  downloadCases: get('/v2/servicerequest/cases/export', 'file'),
  downloadImages: get('/v2/servicerequest/accessorys/{accessory_id}/image', 'file'),
  listAccessoryAccessUrls: get('/v2/servicerequest/accessorys/access-urls'),
  listAgencies: get('/v2/servicerequest/agencies'),
  listAreaCodes: get('/v2/servicerequest/config/area-codes'),
  listAuthorizations: get('/v2/servicerequest/authorizations'),
  listCaseCategories: get('/v2/servicerequest/config/categories'),
  listCaseCcEmails: get('/v2/servicerequest/carbon-copy-emails'),
  listCaseCounts: get('/v2/servicerequest/cases/count'),
  listCaseLabels: get('/v2/servicerequest/cases/{case_id}/labels'),
  listCaseLimits: get('/v2/servicerequest/config/limits'),
  listCaseOperateLogs: get('/v2/servicerequest/cases/{case_id}/operate-logs'),
  listCaseQuotas: get('/v2/servicerequest/quotas'),
  listCaseTemplates: get('/v2/servicerequest/config/templates'),
  listCases: get('/v2/servicerequest/cases'),
  listCustomersRegions: get('/v2/servicerequest/customers/regions'),
  listDiagnoseItems: post('/v2.0/servicerequest/diagnose/job/show-items', 'query', 'bare'),
  listDiagnoseJob: get('/v2.0/servicerequest/diagnose/job', 'bare'),
  listDiagnoseRecords: get('/v2.0/servicerequest/diagnose/records', 'bare'),
  listDiagnoseResources: post('/v2.0/servicerequest/diagnose/job/vm/resources', 'query', 'bare'),
  listExtendsParams: get('/v2/servicerequest/config/extends-map'),
  listHasVerifiedContacts: get('/v2/servicerequest/verifycodes/has-verified'),
  listHistoryOperateLogs: get('/v2/servicerequest/authorizations/{authorization_id}/authorization-details/{authorization_detail_id}/sessions/{session_id}/operation-logs'),
  listHistorySessions: get('/v2/servicerequest/authorizations/{authorization_id}/authorization-details/{authorization_detail_id}/history-sessions'),
  listLabels: get('/v2/servicerequest/labels'),
  listMessages: get('/v2/servicerequest/cases/{case_id}/messages'),
  listMoreInstantMessages: get('/v2/servicerequest/cases/{case_id}/instant-messages/more'),
  listNewInstantMessages: get('/v2/servicerequest/cases/instant-messages'),
  listOrderIncident: get('/osm/incidentservice/api/v1/queryincident', 'bare'),
  listPrivileges: get('/v2/servicerequest/privileges'),
  listProblemTypes: get('/v2/servicerequest/config/problems'),
  listProductCategories: get('/v2/servicerequest/config/product-categories'),
  listRegions: get('/v2/servicerequest/config/regions'),
  listRelation: get('/v2/servicerequest/cases/{case_id}/relations'),
  listSatisfactionDimensions: get('/v2/servicerequest/config/satisfaction-dimensions'),
  listSeverities: get('/v2/servicerequest/config/severities'),
  listSubCustomers: get('/v2/servicerequest/customers/sub-customers'),
  listTransportHistories: get('/v2/servicerequest/authorizations/{authorization_id}/authorization-details/{authorization_detail_id}/sessions/{session_id}/operation-file-logs'),
  listUnreadNewInstantMessages: get('/v2/servicerequest/cases/instant-messages/unread'),
  revokeMessage: post('/v2/servicerequest/cases/{case_id}/instant-messages/{message_id}/withdraw', 'nothing'),
  sendVerifyCodes: post('/v2/servicerequest/verifycodes/send', 'nothing'),
  showAccessoryLimits: get('/v2/servicerequest/accessorys/limits'),
  showAuthorizationDetail: get('/v2/servicerequest/authorizations/{authorization_id}'),
  showCaseDetail: get('/v2/servicerequest/cases/{case_id}'),
  showCaseExtendsParam: get('/v2/servicerequest/cases/{case_id}/extends-param', 'nothing'),
  showCaseStatus: get('/v2/servicerequest/cases/{case_id}/status'),
  showConfiguration: get('/v2/servicerequest/configurations/{config_key}', 'bare'),
  showCustomerPrivilegePolicy: get('/v2/servicerequest/privileges/privilege-policy'),
  showDownloadAccessoryUrl: get('/v2/servicerequest/accessorys/{accessory_id}/access-url', 'bare'),
  showLatestPublishedAgreement: get('/v2/servicerequest/agreements/published-agreement'),
  showLoginType: get('/v2/servicerequest/authorizations/login-type', 'siteless'),
  showPartnersCasesPrivilege: get('/v2/servicerequest/cases/partners/privilege/cases-processing'),
  showPartnersServiceInfo: get('/v2/servicerequest/cases/partners/service-info'),
  showSignedLatestPublishedAgreement: get('/v2/servicerequest/agreements/signed-latest'),
  signPublishedAgreement: post('/v2/servicerequest/agreements/{id}/signed'),
  updateAuthorizations: put('/v2/servicerequest/authorizations/{authorization_id}/action', 'nothing'),
  updateCaseContactInfo: put('/v2/servicerequest/cases/{case_id}/contact-info', 'nothing'),
  updateCases: post('/v2/servicerequest/cases/{case_id}/action', 'nothing'),
  updateLabels: put('/v2/servicerequest/labels/{label_id}', 'nothing', 'repeatable'),
  updateNewInstantMessagesRead: post('/v2/servicerequest/cases/{case_id}/instant-messages/unread', 'nothing', 'repeatable'),
  uploadAccessory: post('/v2/servicerequest/accessorys', 'multipart'),
  uploadJsonAccessories: post('/v2/servicerequest/accessorys/json-format-content', 'transfer'),
};
