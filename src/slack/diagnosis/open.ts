import { byCode } from '../../tickets/create/choice-code.ts';
import type { Modal } from '../kit/kit.ts';
import type { SlackContext } from '../interaction/context.ts';
import { text } from '../payload.ts';
import { serversView } from './view.ts';
import { refusalView } from '../create/draw.ts';
import { creator } from '../create/gather.ts';
import { keep, takeForm, type OpenForm } from '../create/open-form-state.ts';
import { updateView } from '../interaction/open-form.ts';
import { inWords, type Wording } from '../kit/message.ts';
import { loadingView, noteView } from '../kit/modal.ts';

/** Puts the choice of a server on top of the create form, which stays as it is below. */
export async function openDiagnosis(context: SlackContext, body: unknown): Promise<void> {
  const { client, texts } = context;
  const form = await takeForm(context, body);
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

async function serversFor(context: SlackContext, { person, code, values }: OpenForm): Promise<Modal> {
  const { desk, texts } = context;
  const actor = await creator(context, person);
  const region = byCode(await desk.catalog(actor).regions(), values.region);
  const note = (words: Wording) => noteView(texts('diagnosis.title'), inWords(words, {}, texts), texts);
  if (region === undefined) return note('diagnosis.region-first');
  const [servers, records] = await Promise.all([
    desk.diagnosis.resources(actor, region.id),
    desk.diagnosis.records(actor, region.id).catch(() => []),
  ]);
  if (servers === undefined || servers.length === 0) return note('diagnosis.none');
  const known = { form: code, region: region.id };
  return serversView({ known, servers, records, form: { state: 'open' } }, texts);
}
