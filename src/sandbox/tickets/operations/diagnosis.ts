import { diagnosisItems, JobStatus, neededParameters, ProblemLevel, type DiagnosisItem } from '../data/diagnosis.ts';
import { badParameter, business } from '../gateway/refusal.ts';
import { nextSequence } from '../state/context.ts';
import type { Diagnosis } from '../state/world.ts';
import { number, text, type Call, type Handler } from './call.ts';

/** A job takes one second to prepare and two more to run. */
const preparation = 1000;
const duration = 3000;

export const diagnosis = {
  createDiagnoseJob: (call) => {
    const body = call.body as { type: number; params: Readonly<Record<string, string>>; region_id?: string };
    const { type, params, region_id: region = '' } = body;
    const needed = neededParameters[type];
    if (needed !== undefined && (params[needed] ?? '') === '') throw business('OSM.01010001', `params.${needed}`);
    const id = nextSequence(call.context);
    call.account.diagnoses.push({ id, type, parameters: params, region, at: call.context.now() });
    return { job_id: String(id) };
  },
  listDiagnoseJob: (call) => {
    const job = find(call, text(call, 'job_id'));
    return {
      status: statusOf(call, job),
      job_id: job.id,
      domain_id: call.account.domainId,
      create_time: secondsOf(job),
      items_result: diagnosisItems.map((item) => ({
        status: statusOf(call, job),
        visible: item.hidden === true ? 0 : 1,
        resource_id: job.parameters.resource_id ?? '',
        resource_name: job.parameters.resource_name ?? '',
        check_id: item.id,
        check_name: item.name[call.language],
        problem_level: levelOf(call, job, item),
      })),
    };
  },
  /** `level` and `status` of an item are not documented; here they are empty. */
  listDiagnoseItems: (call) => {
    const body = call.body as { job_id?: string; item_ids?: string | readonly string[] };
    find(call, body.job_id);
    return {
      item_results: chosen(call, body.item_ids).map(({ id, name, advice, url }) => ({
        status: 1,
        level: 1,
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
    const size = number(call, 'page_size') ?? 10;
    const from = ((number(call, 'page_no') ?? 1) - 1) * size;
    const found = call.account.diagnoses.filter((job) => job.type === type);
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

/** The items named by `item_ids`. The result without it, and the separator of the ids, are not documented. */
function chosen(call: Call, ids: string | readonly string[] | undefined): readonly DiagnosisItem[] {
  const { itemsWithoutIds, itemIds } = call.context.settings.habits;
  if (ids === undefined) return itemsWithoutIds === 'all' ? diagnosisItems : [];
  if ((typeof ids === 'string') === (itemIds === 'list')) throw badParameter('item_ids is of another type');
  const wanted = typeof ids === 'string' ? ids.split(itemIds === 'commas' ? ',' : ';') : ids;
  return diagnosisItems.filter(({ id }) => wanted.includes(id));
}

function statusOf(call: Call, job: Diagnosis): number {
  const age = call.context.now() - job.at;
  if (age < preparation) return JobStatus.preparing;
  return age < duration ? JobStatus.executing : call.context.settings.diagnosisEnd;
}

function levelOf(call: Call, job: Diagnosis, { level }: DiagnosisItem): number {
  return statusOf(call, job) === JobStatus.completed ? level : ProblemLevel.notExecuted;
}

/** Seconds: no other unit fits the bounds in the reference, up to 2,147,483,647. */
function secondsOf(job: Diagnosis): number {
  return Math.floor(job.at / 1000);
}

function record(call: Call, job: Diagnosis) {
  const abnormal = diagnosisItems.filter(
    (item) => item.hidden !== true && levelOf(call, job, item) === ProblemLevel.abnormal,
  );
  return {
    id: String(job.id),
    job_id: String(job.id),
    status: String(statusOf(call, job)),
    params: job.parameters,
    domain_id: call.account.domainId,
    create_time: secondsOf(job),
    abnormal_items: abnormal.map(({ id }) => id),
    red_count: abnormal.length,
    region: job.region,
  };
}
