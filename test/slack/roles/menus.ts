import { ids, blockId } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { codeOf } from '../../../src/tickets/create/choice-code.ts';
import type { Role } from '../../../src/tickets/roles/roles.ts';
import { chosen, createMetadata, entered, type Payload } from './sample.ts';

export interface MenuSample {
  readonly least: Role;
  readonly view?: Payload['view'];
  readonly block_id?: string;
}

const { create, filter, labels, parameters, quota, related } = ids;
const view = { type: 'modal' };

/** A menu that is filled while somebody types, for each action id, and for whom. */
export const menuSamples: Readonly<Record<string, MenuSample>> = {
  [labels.inputs.labels]: { least: 'viewer' },
  [filter.inputs.labels]: { least: 'viewer' },
  [filter.inputs.owner]: { least: 'viewer' },
  [filter.inputs.region]: { least: 'viewer' },
  [related.inputs.tickets]: {
    least: 'viewer',
    view: { ...view, private_metadata: encodeMetadata('related', { ticket: '12345679', shown: [] }) },
  },
  [parameters.choice]: {
    least: 'requester',
    view: {
      ...view,
      private_metadata: encodeMetadata('parameters', {
        ticket: '12345679',
        kind: { product: 'p1', problemType: 't1' },
      }),
    },
    block_id: blockId('parameter', 0, codeOf('zone')),
  },
  [quota.product]: { least: 'requester', view },
  [quota.problemType]: { least: 'requester', view: { ...view, state: entered({ [quota.product]: chosen('p1') }) } },
};

/** The menus of the create form, all for whoever may create, by action id and block. */
export const createMenus = (
  [
    [create.actions.product, 'product'],
    [create.actions.problemType, 'problemType'],
    [create.actions.region, 'region'],
    [create.actions.severity, 'severity'],
    [create.actions.template, 'template'],
    [create.actions.areaCode, 'areaCode'],
    [create.actions.parameter, 'parameter'],
  ] as const
).map(([action_id, field]): Payload & { readonly action_id: string } => ({
  ...{ type: 'block_suggestion', action_id, block_id: blockId(field, 0), value: '' },
  view: { type: 'modal', callback_id: ids.views.create, private_metadata: createMetadata, blocks: [] },
}));
