import { create, sourceId, type Asked, type Got, type Service } from './support.ts';

export interface Step {
  readonly id: string;
  readonly path: string;
  readonly asked?: Asked;
  readonly after?: (got: Got) => void;
}

const v2 = '/v2/servicerequest';
const diagnose = '/v2.0/servicerequest/diagnose';

/** A good request for each of the operations, in an order in which they can succeed. Can be walked again and again. */
export async function* everyOperation(server: Service): AsyncGenerator<Step> {
  const get = (id: string, path: string, query: Asked['query'] = {}): Step => ({ id, path, asked: { query } });
  const send = (id: string, path: string, body: unknown, method = 'POST', query: Asked['query'] = {}): Step => ({
    id,
    path,
    asked: { method, body, query },
  });
  const first = await create(server);
  const second = await create(server);
  const done = await create(server);
  const ticket = `${v2}/cases/${first}`;
  server.control.resolve(done, 'Done');
  server.control.say(first, 'Hello');

  for (const list of [
    'area-codes',
    'categories',
    'limits',
    'product-categories',
    'regions',
    'satisfaction-dimensions',
  ]) {
    yield get(configuration[list] ?? '', `${v2}/config/${list}`);
  }
  const choice = { business_type_id: 'ecs-fault', product_category_id: 'ecs' };
  yield get('listProblemTypes', `${v2}/config/problems`, { product_category_id: 'ecs' });
  yield get('listSeverities', `${v2}/config/severities`, choice);
  yield get('listCaseTemplates', `${v2}/config/templates`, { business_type_id: 'ecs-fault' });
  yield get('listExtendsParams', `${v2}/config/extends-map`, { business_type_id: 'ecs-setup' });
  yield get('listCaseQuotas', `${v2}/quotas`, { business_type_id: 'ecs-fault' });
  yield get('showConfiguration', `${v2}/configurations/im_switch`);

  yield get('showLatestPublishedAgreement', `${v2}/agreements/published-agreement`, { agreement_type: '0' });
  yield get('showSignedLatestPublishedAgreement', `${v2}/agreements/signed-latest`);
  yield send('signPublishedAgreement', `${v2}/agreements/1/signed`, {});

  yield* attachmentSteps();

  const draft = { source_id: sourceId, simple_description: 'Slow', business_type_id: 'ecs-usage' };
  yield send('createCases', `${v2}/cases`, draft);
  yield get('listCases', `${v2}/cases`, { limit: '100' });
  yield get('listOrderIncident', '/osm/incidentservice/api/v1/queryincident', { pageSize: '5' });
  yield get('downloadCases', `${v2}/cases/export`, { language: 'en-us', timezone: 'GMT+8' });
  yield get('listCaseCounts', `${v2}/cases/count`);
  yield get('showCaseDetail', ticket);
  yield get('showCaseStatus', `${ticket}/status`);
  yield send('updateCaseContactInfo', `${ticket}/contact-info`, { remind_mail: 'owner@example.com' }, 'PUT');
  yield send('createMessages', `${ticket}/message`, { message: { content: 'More' } });
  yield get('listMessages', `${ticket}/messages`);
  yield get('listNewInstantMessages', `${v2}/cases/instant-messages`, [
    ['case_ids', first],
    ['case_ids', second],
  ]);
  yield get('listUnreadNewInstantMessages', `${v2}/cases/instant-messages/unread`, { case_ids: first });
  yield send('updateNewInstantMessagesRead', `${ticket}/instant-messages/unread`, {});
  yield get('listMoreInstantMessages', `${ticket}/instant-messages/more`, {
    create_time: '2999-01-01 00:00:00',
    type: '0',
    limit: '10',
  });
  const mine = server.control.get(first).messages.at(-1)?.id ?? '';
  yield { id: 'revokeMessage', path: `${ticket}/instant-messages/${mine}/withdraw`, asked: { method: 'POST' } };

  yield send('createRelations', `${ticket}/relations`, { related_id_list: [second] });
  yield get('listRelation', `${ticket}/relations`);
  yield send('deleteRelation', `${ticket}/relations`, { related_id: second }, 'DELETE');
  yield send('createCaseExtendsParam', `${v2}/cases/${await create(server, setup)}/extends-param`, {
    extends_map: { instance_count: 3 },
  });
  yield get('showCaseExtendsParam', `${ticket}/extends-param`);
  yield* labelSteps(server, ticket);
  yield send('createScores', `${v2}/cases/${done}/score`, {
    judgement: 'Good',
    incident_satisfaction_list: [{ satisfaction_id: 1, satisfaction_value: 5 }],
  });
  yield get('listCaseOperateLogs', `${ticket}/operate-logs`);
  yield* authorizationSteps(server, first);
  yield* accountSteps(server);
  yield* diagnosisSteps();
  yield send('updateCases', `${ticket}/action`, {}, 'POST', { action_id: 'cancel' });
}

const setup = { business_type_id: 'ecs-setup', extends_map: { resource_id: 'server-1' } };

const configuration: Readonly<Record<string, string>> = {
  'area-codes': 'listAreaCodes',
  categories: 'listCaseCategories',
  limits: 'listCaseLimits',
  'product-categories': 'listProductCategories',
  regions: 'listRegions',
  'satisfaction-dimensions': 'listSatisfactionDimensions',
};

function* attachmentSteps(): Generator<Step> {
  let id = '';
  const file = (body: string) => Buffer.from(body);
  const multipart = file(
    '--b\r\nContent-Disposition: form-data; name="form_data"\r\n\r\n{"fileName":"a.png","accessoryFrom":"incident","uploadType":0}\r\n' +
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\npixels\r\n--b--\r\n',
  );
  const path = `${v2}/accessorys`;
  yield { id: 'showAccessoryLimits', path: `${path}/limits` };
  yield {
    id: 'uploadAccessory',
    path,
    asked: {
      method: 'POST',
      body: multipart,
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD' },
    },
    after: ({ json }) => {
      id = String(json.accessory_id);
    },
  };
  const json = { accessory_name: 'a.txt', accessory_from: 'message', accessory_data: file('words').toString('base64') };
  yield { id: 'uploadJsonAccessories', path: `${path}/json-format-content`, asked: { body: json } };
  yield { id: 'downloadAccessories', path: `${path}/${id}` };
  yield { id: 'downloadImages', path: `${path}/${id}/image` };
  yield { id: 'listAccessoryAccessUrls', path: `${path}/access-urls`, asked: { query: { accessory_ids: id } } };
  yield {
    id: 'showDownloadAccessoryUrl',
    path: `${path}/${id}/access-url`,
    asked: { query: { relation_type: 'DEFAULT' } },
  };
  yield { id: 'deleteAccessories', path: `${path}/${id}`, asked: { method: 'DELETE' } };
}

function* labelSteps(server: Service, ticket: string): Generator<Step> {
  const path = `${v2}/labels`;
  const name = `label-${server.control.requests().entries.length}`;
  let id = '';
  yield { id: 'createLabels', path, asked: { body: { name, color: '#00ff00' } } };
  yield {
    id: 'listLabels',
    path,
    asked: { query: { name } },
    after: ({ json }) => {
      id = String((json.label_list as { label_id: number }[])[0]?.label_id);
    },
  };
  yield {
    id: 'updateLabels',
    path: `${path}/${id}`,
    asked: { method: 'PUT', body: { name: `${name}!`, color: '#0000ff' } },
  };
  yield { id: 'createCaseLabels', path: `${ticket}/labels`, asked: { method: 'POST', query: { label_ids: id } } };
  yield { id: 'listCaseLabels', path: `${ticket}/labels` };
  yield { id: 'deleteCaseLabels', path: `${ticket}/labels`, asked: { method: 'DELETE', query: { label_ids: id } } };
  yield { id: 'deleteLabels', path: `${path}/${id}`, asked: { method: 'DELETE' } };
}

function* authorizationSteps(server: Service, ticket: string): Generator<Step> {
  const path = `${v2}/authorizations`;
  const granted = server.control.requestAuthorization(ticket, 'Look at the log');
  const refused = server.control.requestAuthorization(ticket, 'Look at the disk');
  let host = '';
  yield { id: 'showLoginType', path: `${path}/login-type` };
  yield { id: 'listAuthorizations', path, asked: { query: { incident_id: ticket } } };
  yield {
    id: 'showAuthorizationDetail',
    path: `${path}/${granted}`,
    after: ({ json }) => {
      host = String((json.incident_auth_detail_list as { id: number }[])[0]?.id);
    },
  };
  const login = { port: 22, account: 'root', password: 'anything' };
  yield { id: 'checkHosts', path: `${path}/authorization-details/${host}/verify-host`, asked: { body: login } };
  const details = { auth_detail_list: [{ auth_detail_id: Number(host), ...login }] };
  yield { id: 'confirmAuthorizations', path: `${path}/${granted}`, asked: { method: 'PUT', body: details } };
  const rejection = { method: 'PUT', body: { reject_reason: 'No' }, query: { action_id: 'reject' } };
  yield { id: 'updateAuthorizations', path: `${path}/${refused}/action`, asked: rejection };
  const visit = server.control.startSession(granted);
  server.control.runCommand(granted, visit, 'df -h');
  const log = { name: 'syslog', size: 2048, from: '/var/log/syslog', to: '/tmp/syslog' };
  server.control.transferFile(granted, visit, { direction: 'download', ...log });
  server.control.endSession(granted, visit);
  const visits = `${path}/${granted}/authorization-details/${host}`;
  let session = '';
  yield {
    id: 'listHistorySessions',
    path: `${visits}/history-sessions`,
    after: ({ json }) => {
      session = String((json.session_list as { session_id: number }[])[0]?.session_id);
    },
  };
  yield {
    id: 'listHistoryOperateLogs',
    path: `${visits}/sessions/${session}/operation-logs`,
    asked: { query: { sort: '1' } },
  };
  yield { id: 'listTransportHistories', path: `${visits}/sessions/${session}/operation-file-logs` };
}

function* accountSteps(server: Service): Generator<Step> {
  const mail = { contact_value: 'new@example.com', contact_way: 1, area_code: '' };
  const verify = `${v2}/verifycodes`;
  yield {
    id: 'checkNeedVerify',
    path: `${verify}/need-verify`,
    asked: { query: { contact_value: mail.contact_value, contact_way: '1' } },
  };
  yield { id: 'sendVerifyCodes', path: `${verify}/send`, asked: { body: mail } };
  const code = server.control.verificationCode(mail.contact_value);
  yield { id: 'checkVerifyCodes', path: verify, asked: { body: { ...mail, verify_code: code } } };
  yield { id: 'listHasVerifiedContacts', path: `${verify}/has-verified` };
  yield {
    id: 'createPrivileges',
    path: `${v2}/privileges`,
    asked: { body: { operation: 'create', privilege: 'export' } },
  };
  yield { id: 'listPrivileges', path: `${v2}/privileges`, asked: { query: { privilege: 'export' } } };
  yield { id: 'showCustomerPrivilegePolicy', path: `${v2}/privileges/privilege-policy` };
  yield { id: 'showPartnersCasesPrivilege', path: `${v2}/cases/partners/privilege/cases-processing` };
  yield { id: 'showPartnersServiceInfo', path: `${v2}/cases/partners/service-info` };
  yield { id: 'listAgencies', path: `${v2}/agencies` };
  yield { id: 'listCaseCcEmails', path: `${v2}/carbon-copy-emails` };
  yield { id: 'listCustomersRegions', path: `${v2}/customers/regions` };
  yield { id: 'listSubCustomers', path: `${v2}/customers/sub-customers` };
  const contacts = { name: 'Ada', mobile: '5550100', id_type: 20, id_files: ['file-1'] };
  const report = {
    type: 'infringement',
    title: 'Shop;example.com',
    content: 'They copied it',
    files: ['file-2'],
    contacts,
  };
  yield { id: 'createFeedback', path: `${v2}/feedbacks`, asked: { body: report } };
}

function* diagnosisSteps(): Generator<Step> {
  let id = '';
  yield {
    id: 'createDiagnoseJob',
    path: `${diagnose}/job/start`,
    asked: { body: { type: 1, params: { eip: '192.0.2.10', resource_id: 'server-1' } } },
    after: ({ json }) => {
      id = String(json.job_id);
    },
  };
  yield { id: 'listDiagnoseJob', path: `${diagnose}/job`, asked: { query: { job_id: id } } };
  yield {
    id: 'listDiagnoseItems',
    path: `${diagnose}/job/show-items`,
    asked: { body: { job_id: id, item_ids: 'disk-usage' } },
  };
  yield { id: 'listDiagnoseRecords', path: `${diagnose}/records`, asked: { query: { page_no: '1' } } };
  yield { id: 'listDiagnoseResources', path: `${diagnose}/job/vm/resources`, asked: { body: {} } };
  yield { id: 'createDiagnoseFeedback', path: `${diagnose}/feedback`, asked: { body: { type: 1, is_helpful: true } } };
}
