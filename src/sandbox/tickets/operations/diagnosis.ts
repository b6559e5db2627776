import { diagnosisItems } from '../data/lists.ts';
import { business } from '../gateway/refusal.ts';
import { nextSequence } from '../state/context.ts';
import type { Diagnosis } from '../state/world.ts';
import { number, text, type Call, type Handler } from './call.ts';

/** A job runs for three seconds. What the statuses mean is not documented: 0 is used for running, 3 for done. */
const duration = 3000;

export const diagnosis = {
  createDiagnoseJob: (call) => {
    const body = call.body as { type: number; params?: Readonly<Record<string, string>>; region_id?: string };
    const id = nextSequence(call.context);
    const { type, params = {}, region_id: region = '' } = body;
    call.account.diagnoses.push({ id, type, parameters: params, region, at: call.context.now() });
    return { job_id: String(id) };
  },
  listDiagnoseJob: (call) => {
    const job = find(call, text(call, 'job_id'));
    return {
      status: statusOf(call, job),
      job_id: job.id,
      domain_id: call.account.domainId,
      create_time: job.at,
      items_result: diagnosisItems.map(({ id, name, level }) => ({
        status: statusOf(call, job),
        visible: 1,
        resource_id: job.parameters.resource_id ?? '',
        resource_name: job.parameters.resource_name ?? '',
        check_id: id,
        check_name: name[call.language],
        problem_level: level,
      })),
    };
  },
  listDiagnoseItems: (call) => {
    const body = call.body as { job_id?: string; item_ids?: string };
    const job = find(call, body.job_id);
    const chosen = body.item_ids === undefined ? undefined : body.item_ids.split(',');
    return {
      item_results: diagnosisItems
        .filter(({ id }) => chosen === undefined || chosen.includes(id))
        .map(({ id, name, level, advice, url }) => ({
          status: statusOf(call, job),
          level,
          suggestion: advice[call.language],
          response: '',
          check_id: id,
          check_name: name.zh,
          check_name_en: name.en,
          suggestion_url: url ?? '',
        })),
    };
  },
  listDiagnoseRecords: (call) => {
    const type = number(call, 'type');
    const size = Math.max(1, number(call, 'page_size') ?? 10);
    const from = Math.max(0, (number(call, 'page_no') ?? 1) - 1) * size;
    const found = call.account.diagnoses.filter((job) => type === undefined || job.type === type);
    return { total_count: found.length, records: found.slice(from, from + size).map((job) => record(call, job)) };
  },
  listDiagnoseResources: (call) => {
    const { region = 'cn-north-4' } = call.body as { region?: string };
    const machine = {
      id: 'server-1',
      name: 'web-1',
      accessIPv4: '192.0.2.10',
      status: 'ACTIVE',
      hostId: `${region}-host-1`,
    };
    return { total_count: 1, result: [{ ...machine, tenantId: call.account.domainId, userId: call.user.id }] };
  },
  createDiagnoseFeedback: (call) => {
    call.account.feedback.push({ at: call.context.now(), content: call.body });
    return {};
  },
} satisfies Record<string, Handler>;

function find(call: Call, id: string | undefined): Diagnosis {
  const job = call.account.diagnoses.find((candidate) => String(candidate.id) === id);
  if (job === undefined) throw business('OSM.01010001', 'no such diagnosis');
  return job;
}

function statusOf(call: Call, job: Diagnosis): number {
  return call.context.now() - job.at < duration ? 0 : 3;
}

function record(call: Call, job: Diagnosis) {
  const abnormal = diagnosisItems.filter(({ level }) => level > 0);
  return {
    id: String(job.id),
    job_id: String(job.id),
    status: String(statusOf(call, job)),
    params: job.parameters,
    domain_id: call.account.domainId,
    create_time: job.at,
    abnormal_items: abnormal.map(({ id }) => id),
    red_count: abnormal.filter(({ level }) => level === 4).length,
    region: job.region,
  };
}
