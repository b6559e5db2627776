import { type Feature, outdated, type Click } from '../interaction/feature.ts';
import type { Modal } from '../kit/kit.ts';
import { offerForm } from '../kit/offer.ts';
import { decodeMetadata, encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { text } from '../payload.ts';
import { agreementView } from './view.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { ids } from '../kit/ids.ts';
import { buildOrExplain, openForm, updateView } from '../interaction/open-form.ts';
import { inWords, type Message } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';

/** A page of the current agreement, read again from the service. */
async function agreementPage(
  { useCases, texts }: SlackContext,
  call: Call,
  asked: Metadata<'agreement'>,
): Promise<Modal> {
  const state = await useCases.agreements.show(await call.actor(), asked.kind);
  return state === undefined
    ? noteView(texts('agreements.title'), inWords('agreements.none', {}, texts), texts)
    : agreementView(state, asked, texts);
}

/** Shows the agreement in a view; if no view can be opened, offers a button that opens one. */
async function openAgreement(
  context: SlackContext,
  call: Call,
  asked: Metadata<'agreement'>,
): Promise<Message | undefined> {
  const { texts } = context;
  if (call.triggerId === undefined) return offerForm('agreement', encodeMetadata('agreement', asked), texts);
  await openForm(context, call, texts('agreements.title'), () => agreementPage(context, call, asked));
  return undefined;
}

/** The "Read all" button. In a form, the agreement opens on top of it. */
const readAgreement: Click = async (context, call, value) => {
  const asked = decodeMetadata('agreement', value);
  return asked === undefined ? outdated(context) : openAgreement(context, call, asked);
};

const turnAgreementPage: Click = async (context, call, value, body) => {
  const asked = decodeMetadata('agreement', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(context);
  const view = await buildOrExplain(context, () => agreementPage(context, call, asked));
  await updateView(context.client, { view_id, view });
  return undefined;
};

const agreementCommand: Command = {
  name: 'agreement',
  aliases: ['agreements', 'terms'],
  isReadOnly: true,
  run: (context, call) => openAgreement(context, call, { kind: 'ticket', page: 0 }),
};

export const agreement: Feature = {
  commands: [agreementCommand],
  clicks: {
    [ids.actions.agreementRead]: readAgreement,
    [ids.actions.agreementPage]: turnAgreementPage,
  },
  isReadOnly: [ids.actions.agreementRead, ids.actions.agreementPage],
};
