import { byCode } from '../../tickets/create/choice-code.ts';
import { isAddress } from '../../tickets/diagnosis/use-cases.ts';
import { DomainError } from '../../tickets/errors.ts';
import { creator, refusalView } from '../create/draw.ts';
import type { Modal } from '../kit/kit.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { Person } from '../interaction/drafts.ts';
import { explain, reportFailure } from '../interaction/explain.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { text } from '../payload.ts';
import { serversView, diagnosisProgress, findingsText, findingsView } from './view.ts';
import { viewOf, keep, readOpenForm, type OpenForm } from '../create/open-form-state.ts';
import { showDone, showProgress, updateView } from '../interaction/open-form.ts';
import { createReporter, type Submit } from '../interaction/submission.ts';
import { failureMessage, inWords, type Wording } from '../kit/message.ts';
import { noteView, outdatedView, loadingView } from '../kit/modal.ts';
import { keepFindings } from './findings.ts';

/** Diagnoses the chosen server, and shows the progress and then the findings. */
export const runDiagnosis: Submit = async (context, { body, ack }) => {
  const { texts, now } = context;
  const found = viewOf(body);
  const { server: input } = ids.diagnosis.inputs;
  const given = decodeMetadata('diagnosis', text(body, 'view', 'private_metadata'));
  const server = text(body, 'view', 'state', 'values', input, input, 'selected_option', 'value');
  if (found === undefined || given === undefined || server === undefined) {
    return ack({ response_action: 'update', view: outdatedView(texts) });
  }
  const { eip: address } = ids.diagnosis.inputs;
  const eip = text(body, 'view', 'state', 'values', address, address, 'value')?.trim() ?? '';
  if (eip !== '' && !isAddress(eip)) {
    const words = explain(new DomainError('diagnosis-address'), texts);
    return ack({ response_action: 'errors', errors: { [address]: words } });
  }
  const known = { ...given, server: server.slice(0, 75), eip };
  await ack({ response_action: 'update', view: diagnosisProgress({ progress: 'running', checks: [] }, texts) });
  const show = (view: Modal) => showProgress(context, found.view.id, view);
  const reporter = createReporter(show, now);
  const view = await diagnose(context, found.person, known, reporter.report);
  await reporter.end();
  await showDone(context, found.view.id, view);
};

/** The view with the findings. Never rejects. */
async function diagnose(
  context: SlackContext,
  person: Person,
  known: Metadata<'diagnosis'>,
  report: (view: Modal) => void,
): Promise<Modal> {
  const { useCases, texts } = context;
  try {
    const actor = await creator(context, person);
    const resource = byCode(await useCases.diagnosis.resources(actor, known.region), known.server);
    if (resource === undefined) throw new DomainError('invalid-input', { field: 'server' });
    const onProgress = (state: Parameters<typeof diagnosisProgress>[0]) => report(diagnosisProgress(state, texts));
    const findings = await useCases.diagnosis.run(actor, {
      regionId: known.region,
      resource,
      eip: known.eip,
      onProgress,
    });
    await keepFindings(context, person, known.form.key, findingsText(findings, resource.name, texts));
    return findingsView(findings, known, texts);
  } catch (failure) {
    const { text: reason } = await reportFailure(context, failure, { at: 'diagnosis' });
    return again(context, person, known, reason);
  }
}

/** The choice of a server again, with the error. */
async function again(
  context: SlackContext,
  person: Person,
  known: Metadata<'diagnosis'>,
  reason: string,
): Promise<Modal> {
  const { useCases, texts } = context;
  try {
    const servers = (await useCases.diagnosis.resources(await creator(context, person), known.region)) ?? [];
    if (servers.length > 0)
      return serversView({ known, servers, records: [], form: { state: 'failed', reason } }, texts);
  } catch (failure) {
    context.log.info({ err: failure }, 'cannot list servers to diagnose');
  }
  return noteView(texts('diagnosis.title'), failureMessage(reason), texts);
}

/** Opens the choice of a server on top of the create form, which stays open below. */
export async function openDiagnosis(context: SlackContext, body: unknown): Promise<void> {
  const { client, texts } = context;
  const form = await readOpenForm(context, body);
  const trigger_id = text(body, 'trigger_id');
  if (form === undefined || trigger_id === undefined) return;
  const [{ view: pushed }] = await Promise.all([
    client.views.push({ trigger_id, view: loadingView(texts('diagnosis.title'), texts) }),
    keep(context, form),
  ]);
  if (pushed?.id === undefined) return;
  const view = await serversFor(context, form).catch((failure: unknown) => refusalView(context, failure));
  await updateView(client, { view_id: pushed.id, view });
}

async function serversFor(context: SlackContext, { person, metadata, values }: OpenForm): Promise<Modal> {
  const { useCases, texts } = context;
  const actor = await creator(context, person);
  const region = byCode(await useCases.catalog(actor).regions(), values.region);
  const note = (words: Wording) => noteView(texts('diagnosis.title'), inWords(words, {}, texts), texts);
  if (region === undefined) return note('diagnosis.region-first');
  const [servers, records] = await Promise.all([
    useCases.diagnosis.resources(actor, region.id),
    useCases.diagnosis.records(actor, region.id).catch(() => []),
  ]);
  if (servers === undefined || servers.length === 0) return note('diagnosis.none');
  const known = { form: metadata, region: region.id };
  return serversView({ known, servers, records, form: { state: 'open' } }, texts);
}
