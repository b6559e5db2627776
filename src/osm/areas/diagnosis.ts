import type {
  Check,
  CheckDetail,
  CheckResult,
  DiagnosisArea,
  DiagnosisRecord,
  Progress,
  Resource,
} from '../../tickets/diagnosis/diagnosis.ts';
import type { Client } from '../client.ts';
import type { components } from '../schema.d.ts';
import { isMissingOperation } from '../errors.ts';
import { missing } from '../missing.ts';
import { parseTime } from '../mapping/time.ts';
import { isRecord, integer, records, text } from '../mapping/values.ts';
import { readDetails, type ItemDetail } from './diagnosis-details.ts';

type Schemas = components['schemas'];

/** `type` of a server (ECS) diagnosis. Others: database (2), remote login (3), network (4). */
const serverDiagnosis = 1;

/** `status` of a job (reference, ListDiagnoseJob). Statuses that it doesn't list count as running. */
const progress: ReadonlyMap<number | undefined, Progress> = new Map([
  [0, 'running'],
  [2, 'running'],
  [3, 'completed'],
  [4, 'failed'],
  [7, 'skipped'],
  [8, 'unavailable'],
]);

/** `problem_level` of a check (reference, ListDiagnoseJob: "can be used to judge the result of a check"). */
const results: ReadonlyMap<number | undefined, CheckResult> = new Map([
  [0, 'skipped'],
  [3, 'normal'],
  [4, 'abnormal'],
]);

/** `visible` of a check that must not be shown. */
const hidden = 0;

/** @param language as in X-Language; names of checks come in two languages side by side */
export function createDiagnosis(client: Client, language: string): DiagnosisArea {
  return {
    resources: async (region) => {
      const answer = await unlessMissing(client.listDiagnoseResources({ body: { region } }));
      return (
        answer &&
        records(answer.result).flatMap((source): Resource[] => {
          const id = text(source.id);
          if (id === undefined) return [];
          const eip = text(source.accessIPv4);
          return [{ id, name: text(source.name) ?? id, address: eip ?? text(source.accessIPv6), eip }];
        })
      );
    },
    start: async (regionId, eip) => {
      // `params` is mandatory, and must have `eip` for an ECS (reference, CreateDiagnoseJob).
      const body = { type: serverDiagnosis, params: { eip }, region_id: regionId };
      const answer = await client.createDiagnoseJob({ body });
      return text(answer.job_id) ?? missing('createDiagnoseJob', 'a job');
    },
    state: async ({ job, region }) => {
      const answer = await client.listDiagnoseJob({ query: { job_id: job, region_id: region } });
      const shown = records(answer.items_result).filter(({ visible }) => integer(visible) !== hidden);
      return { progress: progress.get(integer(answer.status)) ?? 'running', checks: shown.map(toCheck) };
    },
    details: async (key, checks) => (await readDetails(client, key, checks)).flatMap((one) => toDetail(one, language)),
    records: async (limit, regionId) => {
      const query = { type: serverDiagnosis, page_no: 1, page_size: limit, region_id: regionId };
      const answer = await unlessMissing(client.listDiagnoseRecords({ query }));
      return answer && records(answer.records).flatMap(toRecord);
    },
    rate: async (helpful) => {
      await client.createDiagnoseFeedback({ body: { type: serverDiagnosis, is_helpful: helpful } });
    },
  };
}

/** Awaits a call; undefined if the account doesn't have the operation. */
async function unlessMissing<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isMissingOperation(error)) return undefined;
    throw error;
  }
}

function toCheck(source: Partial<Schemas['ItemResultVo']>): Check {
  return {
    id: text(source.check_id),
    name: text(source.check_name),
    result: results.get(integer(source.problem_level)) ?? 'unknown',
  };
}

function toDetail(source: ItemDetail, language: string): CheckDetail[] {
  const id = text(source.check_id);
  if (id === undefined) return [];
  const names = [text(source.check_name_en), text(source.check_name)];
  const [name] = (language === 'en-us' ? names : names.reverse()).filter((one) => one !== undefined);
  const advice = text(source.suggestion) ?? text(source.response);
  return [{ id, name, advice, url: addressOf(source.suggestion_url) }];
}

function toRecord(source: Partial<Schemas['DiagnoseRecordVo']>): DiagnosisRecord[] {
  const job = text(source.job_id) ?? text(source.id);
  if (job === undefined) return [];
  const params: unknown = source.params;
  const resource = isRecord(params) ? text(params.eip) : undefined;
  // A job that failed or is running has no abnormal checks either, so its count says nothing.
  const hasResult = source.status === undefined || progress.get(integer(source.status)) === 'completed';
  const problems = hasResult ? integer(source.red_count) : undefined;
  return [{ job, resource, at: parseTime(source.create_time), problems }];
}

function addressOf(source: unknown): string | undefined {
  const address = text(source);
  return address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
    ? address
    : undefined;
}
