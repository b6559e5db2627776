import { ids } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import type { MenuName } from '../../../src/slack/interaction/feature.ts';
import type { MoreChoice } from '../../../src/slack/show/card-view.ts';
import {
  createMetadata,
  earlierMetadata,
  formKey,
  offeredKey,
  somebody,
  ticket,
  type Payload,
  type Sample,
} from './sample.ts';

export type ClickSample = Sample & { readonly value: string; readonly view?: Payload['view'] };

const { actions, access, filter, labels, create } = ids;

const on = (least: Sample['least'], own?: Sample['least']): ClickSample => ({
  ...{ least, value: ticket },
  ...(own !== undefined && { own }),
});
const view = { type: 'modal', callback_id: ids.views.whole };
const earlierView = { type: 'modal', callback_id: ids.views.create, private_metadata: earlierMetadata };
const createView = { type: 'modal', callback_id: ids.views.create, private_metadata: createMetadata };
const page = 0;

const actionsMenu: Readonly<Record<MenuName, Sample>> = {
  reply: { least: 'requester' },
  urge: { least: 'requester' },
  link: { least: 'requester' },
  messages: { least: 'viewer' },
  private: { least: 'operator', own: 'requester' },
  public: { least: 'operator', own: 'requester' },
  log: { least: 'viewer' },
  labels: { least: 'requester' },
  'follow-up': { least: 'requester' },
  related: { least: 'requester' },
  contact: { least: 'operator', own: 'requester' },
  parameters: { least: 'requester' },
  rate: { least: 'operator', own: 'requester' },
  access: { least: 'viewer' },
  close: { least: 'operator', own: 'requester' },
  cancel: { least: 'operator', own: 'requester' },
  delete: { least: 'admin' },
};
const actionsMenuView = {
  type: 'modal',
  callback_id: ids.views.actionsMenu,
  private_metadata: encodeMetadata('hub', { ticket, status: 1, title: 'The disk is full' }),
};

const more: Readonly<Record<MoreChoice, Sample>> = {
  whole: { least: 'viewer' },
  link: { least: 'requester' },
  unlink: { least: 'operator', own: 'requester' },
  cancel: { least: 'operator', own: 'requester' },
  all: { least: 'viewer' },
};

const suspended = encodeMetadata('suspended', { link: 'L2' });
const paused = encodeMetadata('paused', { channel: 'C2', creator: somebody });
const request = encodeMetadata('access', { ticket, request: 'A1' });
const agreement = encodeMetadata('agreement', { kind: 'ticket', page });
const list = encodeMetadata('list', { scope: 'all', words: [], page });
const mine = { least: 'operator', own: 'requester' } as const;

/** Clicks for each button and menu by the base of its action id, and who may make them. */
export const clickSamples: Readonly<Record<string, readonly ClickSample[]>> = {
  [actions.open]: [on('viewer')],
  [actions.reply]: [on('requester')],
  [actions.close]: [on('operator', 'requester')],
  [actions.cancel]: [on('operator', 'requester')],
  [actions.delete]: [on('admin')],
  [actions.urge]: [on('requester')],
  [actions.link]: [on('requester')],
  [actions.unlink]: [on('operator', 'requester')],
  [actions.more]: Object.entries(more).map(([choice, who]) => ({ ...who, value: `${choice} ${ticket}` })),
  [actions.followUp]: [on('requester')],
  [actions.messageWhole]: [on('viewer')],
  [actions.messageFiles]: [{ least: 'requester', value: 'E1' }],
  [actions.fileOpen]: [{ least: 'viewer', value: '' }],
  [actions.run]: [
    { least: 'operator', value: 'status' },
    { least: 'viewer', value: `show ${ticket}` },
  ],
  [actions.newFrom]: [{ least: 'requester', value: encodeMetadata('offered', { key: offeredKey }) }],
  [actions.sendTo]: [{ least: 'requester', value: encodeMetadata('sendTo', { ticket, text: 'hello', key: 'K1' }) }],
  [actions.listPage]: [{ least: 'viewer', value: list }],
  [actions.linksPage]: [{ least: 'viewer', value: encodeMetadata('links', { page }) }],
  [actions.wholePage]: [{ least: 'viewer', value: encodeMetadata('whole', { ticket, page }), view }],
  [actions.statusPage]: [{ least: 'operator', value: encodeMetadata('status', { page }) }],
  [actions.whyPage]: [{ least: 'viewer', value: encodeMetadata('why', { ticket, page }) }],
  [actions.resume]: [{ ...mine, value: suspended }],
  [actions.move]: [{ ...mine, value: suspended }],
  [actions.resumePaused]: [{ ...mine, value: paused }],
  [actions.movePaused]: [{ ...mine, value: paused }],
  [actions.redeliver]: [{ least: 'operator', value: suspended }],
  [actions.log]: [on('viewer')],
  [actions.logPage]: [{ least: 'viewer', value: encodeMetadata('log', { ticket, page }), view }],
  [actions.rate]: [on('operator', 'requester')],
  [actions.agreementRead]: [{ least: 'viewer', value: agreement }],
  [actions.agreementPage]: [{ least: 'viewer', value: agreement, view }],
  [ids.actionsMenu.open]: [on('viewer')],
  [ids.actionsMenu.entry]: Object.entries(actionsMenu).map(([value, who]) => ({
    ...who,
    value,
    view: actionsMenuView,
  })),
  [filter.actions.open]: [{ least: 'viewer', value: list }],
  [filter.actions.saved]: [{ least: 'viewer', value: 'mine' }],
  [labels.actions.open]: [on('requester')],
  [labels.actions.manage]: [{ least: 'operator', value: 'all' }],
  [labels.actions.page]: [{ least: 'operator', value: encodeMetadata('labels', { page }), view }],
  [labels.actions.add]: [{ least: 'operator', value: 'add', view }],
  [labels.actions.change]: [{ least: 'operator', value: '7', view }],
  [labels.actions.remove]: [{ least: 'operator', value: '7', view }],
  [ids.related.actions.open]: [on('requester')],
  [ids.messages.actions.withdraw]: [
    { least: 'requester', value: encodeMetadata('withdraw', { ticket, message: 'M1', page }), view },
  ],
  [ids.contact.open]: [on('operator', 'requester')],
  [ids.parameters.open]: [on('requester')],
  // A code goes to whom it names, not to a ticket, so it is for whoever may create one.
  [ids.contact.sendCode]: [
    {
      least: 'requester',
      value: 'phone',
      view: { type: 'modal', callback_id: ids.contact.view, private_metadata: encodeMetadata('contact', { ticket }) },
    },
  ],
  [ids.quota.open]: [{ least: 'requester', value: 'open' }],
  [ids.quota.product]: [{ least: 'requester', value: 'p1', view: { ...view, callback_id: ids.quota.view } }],
  [ids.quota.retry]: [{ least: 'requester', value: 'retry', view: { ...view, callback_id: ids.quota.view } }],
  [ids.quota.problemType]: [{ least: 'requester', value: 't1', view: { ...view, callback_id: ids.quota.view } }],
  [ids.reports.stats]: [{ least: 'viewer', value: 'all' }],
  [ids.privacy.share]: [
    { least: 'requester', value: encodeMetadata('share', { ticket, channel: 'C1', readers: 'everyone' }) },
  ],
  [access.list]: [on('viewer')],
  [access.approve]: [{ least: 'operator', value: request }],
  [access.reject]: [{ least: 'operator', value: request }],
  [access.cancel]: [{ least: 'operator', value: request }],
  [access.log]: [{ least: 'operator', value: request }],
  [access.logPage]: [{ least: 'operator', value: encodeMetadata('accessLog', { request: 'A1', page }), view }],

  ...Object.fromEntries(
    [
      ...[create.actions.product, create.actions.problemType, create.actions.retry, create.actions.sendCode],
      ...[
        create.actions.channel,
        create.actions.template,
        create.actions.removeTemplate,
        create.actions.startEmpty,
        create.actions.openDraft,
      ],
      create.actions.diagnose,
    ].map((id) => [id, [{ least: 'requester', value: 'phone', view: createView } as const]]),
  ),
  [create.actions.openPrefilled]: [{ least: 'requester', value: encodeMetadata('draft', { key: formKey }) }],
  [create.actions.replyEarlier]: [{ least: 'requester', value: 'reply', view: earlierView }],
  // It only gives up what the person had entered.
  [create.actions.keepEarlierTicket]: [{ least: 'viewer', value: 'leave', view: earlierView }],
  // Addresses, which the browser follows.
  [create.actions.thread]: [{ least: 'viewer', value: '', view: createView }],
  [ids.diagnosis.actions.more]: [{ least: 'viewer', value: '', view }],
};
