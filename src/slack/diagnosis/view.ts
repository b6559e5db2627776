import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { codeOf } from '../../tickets/create/choice-code.ts';
import { addressLimit } from '../../tickets/diagnosis/desk.ts';
import type { DiagnosisRecord, Resource } from '../../tickets/diagnosis/diagnosis.ts';
import { context, limits, plain, section, type Block, type Modal } from '../kit/kit.ts';
import { shownName, shownTime } from '../text/ticket-words.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { input, stateLine, type FormState } from '../kit/modal.ts';

/** Options of a menu (Slack: 100). */
const mostServers = 100;

export interface ServersForm {
  readonly known: Metadata<'diagnosis'>;
  readonly servers: readonly Resource[];
  readonly records: readonly DiagnosisRecord[];
  readonly form: FormState;
}

/** Which server is to be diagnosed, and what was diagnosed before. */
export function serversView({ known, servers, records, form }: ServersForm, texts: Texts): Modal {
  const { inputs, views } = ids.diagnosis;
  const options = servers.slice(0, mostServers).map(option);
  const chosen = options.find(({ value }) => value === known.server);
  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: inputs.server,
    placeholder: plain(texts('create.choose'), 150),
    options,
    ...(chosen !== undefined && { initial_option: chosen }),
  };
  const hint = servers.length > mostServers ? texts('diagnosis.more-servers', { count: mostServers }) : undefined;
  return {
    type: 'modal',
    callback_id: views.servers,
    private_metadata: encodeMetadata('diagnosis', known),
    title: plain(texts('diagnosis.title'), limits.viewTitle),
    submit: plain(texts('diagnosis.start'), limits.viewTitle),
    close: plain(texts('diagnosis.back'), limits.viewTitle),
    blocks: [
      ...stateLine(form, texts),
      section(texts('diagnosis.about')),
      input(inputs.server, texts('diagnosis.server'), element, { hint }),
      input(inputs.eip, texts('diagnosis.eip'), address(known.eip), {
        hint: texts('diagnosis.eip-hint'),
        optional: true,
      }),
      ...(records.length === 0 ? [] : [before(records, servers, texts)]),
    ],
  };
}

function option({ id, name, address }: Resource): types.PlainTextOption & { readonly value: string } {
  return { text: plain(address === undefined ? name : `${name} · ${address}`, 75), value: codeOf(id) };
}

function address(eip = ''): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: ids.diagnosis.inputs.eip,
    max_length: addressLimit,
    ...(eip !== '' && { initial_value: eip }),
  };
}

/** Servers are diagnosed by their addresses: those that are listed have names here. */
function before(records: readonly DiagnosisRecord[], servers: readonly Resource[], texts: Texts): Block {
  const lines = records.map(({ resource = '', at, problems }) => {
    const name = servers.find(({ eip }) => eip === resource)?.name ?? resource;
    const named = { name: shownName(name), time: at === undefined ? '' : shownTime(at) };
    return problems === undefined
      ? texts('diagnosis.record.none', named)
      : texts('diagnosis.record', { ...named, problems });
  });
  return context([texts('diagnosis.before'), ...lines].join('\n'));
}
