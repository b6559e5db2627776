import { blockOf } from '../../../src/slack/abuse/view.ts';
import { ids, blockId } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { privileges } from '../../../src/tickets/privileges/privileges.ts';
import { chosen, createMetadata, entered, form, somebody, ticket, type Sample } from './sample.ts';

export type SubmitSample = Sample & { readonly metadata: string; readonly state?: Readonly<Record<string, unknown>> };

const { views, inputs, labels, diagnosis } = ids;

const mine = { least: 'operator', own: 'requester' } as const;
const channel = entered({ [inputs.channel]: { selected_conversation: 'C1' } });
const sure = entered({ [inputs.sure]: { selected_options: [{ value: 'sure' }] } });
const rating = [{ id: 1, name: 'Result', stars: 5 }];
const stars = entered({ [`${ids.rating.stars}:1`]: chosen('5') });
const look = { [labels.inputs.name]: { value: 'Production' }, [labels.inputs.color]: chosen('#d93a3a') };
const server = encodeMetadata('diagnosis', { form, region: 'r1', server: 's1' });
const decision = { ticket, request: 'A1' };

/** A form that is sent for each callback id, and who may send it. */
export const submitSamples: Readonly<Record<string, readonly SubmitSample[]>> = {
  [views.reply]: [
    {
      least: 'requester',
      metadata: encodeMetadata('reply', { ticket }),
      state: entered({ [inputs.text]: { value: 'Words' } }),
    },
  ],
  [views.confirm]: [
    { ...mine, metadata: encodeMetadata('act', { ticket, action: 'close', rating }), state: stars },
    { ...mine, metadata: encodeMetadata('act', { ticket, action: 'cancel' }) },
    { least: 'admin', metadata: encodeMetadata('act', { ticket, action: 'delete' }), state: sure },
  ],
  [views.link]: [{ least: 'requester', metadata: encodeMetadata('link', { ticket }), state: channel }],
  [views.move]: [
    { ...mine, metadata: encodeMetadata('suspended', { link: 'L2' }), state: channel },
    { ...mine, metadata: encodeMetadata('paused', { channel: 'C2', creator: somebody }), state: channel },
  ],
  [views.rate]: [{ ...mine, metadata: encodeMetadata('rate', { ticket, rating }), state: stars }],
  [views.privileges]: [
    {
      least: 'admin',
      metadata: encodeMetadata('privileges', { enforced: true }),
      state: entered(
        Object.fromEntries(privileges.map((one) => [`${ids.privileges.choice}:${one}`, chosen('granted')])),
      ),
    },
  ],
  [views.abuse]: [
    {
      least: 'operator',
      metadata: '',
      state: entered({ [blockOf('kind')]: chosen('illegal'), [blockOf('reporter')]: chosen('company') }),
    },
  ],
  [views.parameters]: [
    {
      least: 'requester',
      metadata: encodeMetadata('parameters', { ticket, kind: { product: 'p1', problemType: 't1' } }),
      state: entered({ [blockId('parameter', 0, 'zone')]: chosen('z1') }),
    },
  ],
  [views.approveAccess]: [
    {
      least: 'operator',
      metadata: encodeMetadata('accessApproval', { ...decision, hosts: [], seen: { step: 'only' } }),
      state: entered({
        [ids.access.inputs.until]: { selected_date_time: Date.UTC(2026, 0, 6) / 1000 },
        [ids.access.inputs.agency]: chosen('agency'),
      }),
    },
  ],
  [views.decideAccess]: [
    {
      least: 'operator',
      metadata: encodeMetadata('accessDecision', { ...decision, action: 'reject' }),
      state: entered({ [ids.access.inputs.reason]: { value: 'Not now' } }),
    },
    { least: 'operator', metadata: encodeMetadata('accessDecision', { ...decision, action: 'cancel' }) },
  ],
  [ids.contact.view]: [
    {
      ...mine,
      metadata: encodeMetadata('contact', { ticket }),
      state: { values: { [blockId('email', 0)]: { email: { value: 'maya@example.com' } } } },
    },
  ],
  [ids.filter.view]: [
    {
      least: 'viewer',
      metadata: encodeMetadata('filter', { channel: 'C1' }),
      state: entered({ [ids.filter.inputs.scope]: chosen('all'), [ids.filter.inputs.name]: { value: 'mine' } }),
    },
  ],
  [labels.views.ticket]: [
    { least: 'requester', metadata: encodeMetadata('ticketLabels', { ticket, shown: ['7'] }), state: entered(look) },
  ],
  [labels.views.edit]: [
    { least: 'operator', metadata: encodeMetadata('label', {}), state: entered(look) },
    { least: 'operator', metadata: encodeMetadata('label', { label: '7' }), state: entered(look) },
  ],
  [ids.related.views.related]: [
    { least: 'requester', metadata: encodeMetadata('related', { ticket, shown: ['12345679'] }), state: entered({}) },
  ],
  [views.create]: [
    {
      least: 'requester',
      metadata: createMetadata,
      state: {
        values: {
          [blockId('product', 0)]: { product: chosen('p1') },
          [blockId('problemType', 0)]: { problemType: chosen('t1') },
          [blockId('description', 0)]: { description: { value: 'The disk is full' } },
        },
      },
    },
  ],
  [diagnosis.views.servers]: [
    { least: 'requester', metadata: server, state: entered({ [diagnosis.inputs.server]: chosen('s1') }) },
  ],
  [diagnosis.views.findings]: [
    { least: 'requester', metadata: server, state: entered({ [diagnosis.inputs.next]: chosen('attach') }) },
  ],
};
