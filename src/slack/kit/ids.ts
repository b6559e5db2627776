import { createHash } from 'node:crypto';

/** Every action, view and block id of the app; one place, so that two listeners never claim the same id. */
export const ids = {
  shortcuts: { createFromMessage: 'ticket_create_from_message', create: 'ticket_create' },
  views: {
    create: 'create',
    reply: 'reply',
    link: 'link',
    confirm: 'confirm',
    note: 'note',
    whole: 'whole',
    move: 'move',
    approveAccess: 'access_approval',
    decideAccess: 'access_decision',
    accessLog: 'access_log',
    actionsMenu: 'hub',
    rate: 'rate',
    log: 'log',
    privileges: 'privileges',
    abuse: 'abuse',
    parameters: 'parameters',
  },
  actions: {
    open: 'ticket_open',
    reply: 'ticket_reply',
    close: 'ticket_close',
    cancel: 'ticket_cancel',
    urge: 'ticket_urge',
    delete: 'ticket_delete',
    rate: 'ticket_rate',
    log: 'ticket_log',
    logPage: 'log_page',
    link: 'ticket_link',
    unlink: 'ticket_unlink',
    /** The menu of a card; its options say which of the others is meant. */
    more: 'ticket_more',
    followUp: 'ticket_follow_up',
    /** Runs a command line that was offered as a button. */
    run: 'command_run',
    /** Sends words to one of two tickets, of which it was not clear which is meant. */
    sendTo: 'send_to',
    /** Opens the create form with what a message had; the value says where that is kept. */
    newFrom: 'new_from',
    listPage: 'list_page',
    linksPage: 'links_page',
    messageWhole: 'message_whole',
    messageFiles: 'message_files',
    fileOpen: 'file_open',
    wholePage: 'whole_page',
    /** What can be done about a paused link; the value is its id, see `interaction/metadata.ts`. */
    resume: 'link_resume',
    move: 'link_move',
    resumePaused: 'paused_resume',
    movePaused: 'paused_move',
    /** Dead letters of a link are sent again. */
    redeliver: 'send_again',
    statusPage: 'status_page',
    whyPage: 'why_page',
    agreementRead: 'agreement_read',
    agreementPage: 'agreement_page',
  },
  /** Private tickets: agrees to who will read one; the value is of the form `share`, see `interaction/metadata.ts`. */
  privacy: { share: 'privacy_share' },
  /** The modal with all that can be done with a ticket. The entry's name follows its id: `hub_entry:reply`. */
  actionsMenu: { open: 'hub_open', entry: 'hub_entry' },
  /** Inputs of a rating; the id of the dimension follows that of its stars: `stars:3`. */
  rating: { stars: 'stars', comment: 'comment' },
  /** One choice for each privilege: `privilege:export`. */
  privileges: { choice: 'privilege' },
  /** Inputs of the forms for replies, actions and links; the id of the block and of the element in it. */
  inputs: { text: 'text', files: 'files', note: 'note', sure: 'sure', channel: 'channel' },
  /** Opens the counts by status, where no form could be opened. */
  reports: { stats: 'stats_open' },
  /** The form for filters of the list. */
  filter: {
    view: 'list_filter',
    actions: { open: 'list_filter_open', saved: 'list_saved' },
    inputs: {
      scope: 'filter_scope',
      statuses: 'filter_statuses',
      words: 'filter_words',
      key: 'filter_key',
      labels: 'filter_labels',
      from: 'filter_from',
      to: 'filter_to',
      owner: 'filter_owner',
      region: 'filter_region',
      product: 'filter_product',
      problem: 'filter_problem',
      name: 'filter_name',
      forget: 'filter_forget',
    },
  },
  /** Messages of a ticket. */
  messages: { actions: { withdraw: 'message_withdraw' } },
  /** Labels of a ticket, and of the account. */
  labels: {
    views: { ticket: 'ticket_labels', all: 'labels', edit: 'label_edit' },
    actions: {
      open: 'labels_open',
      manage: 'labels_manage',
      page: 'labels_page',
      add: 'label_add',
      change: 'label_change',
      remove: 'label_remove',
    },
    inputs: { labels: 'labels_chosen', name: 'label_name', color: 'label_color' },
  },
  /** Letting engineers in. Values are of the form `access`, see `interaction/metadata.ts`; `list` has a ticket's id. */
  access: {
    list: 'access_list',
    approve: 'access_approve',
    reject: 'access_reject',
    cancel: 'access_cancel',
    log: 'access_log',
    logPage: 'access_log_page',
    inputs: {
      from: 'access_from',
      until: 'access_until',
      agency: 'access_agency',
      console: 'access_console',
      agree: 'access_agree',
      reason: 'access_reason',
      /** Followed by a colon and the id of a host. */
      port: 'access_port',
      account: 'access_account',
      password: 'access_password',
    },
  },
  /** Looking at a server before a ticket about it is created. */
  diagnosis: {
    views: { servers: 'diagnosis_servers', findings: 'diagnosis_findings' },
    inputs: { server: 'diagnosis_server', eip: 'diagnosis_eip', next: 'diagnosis_next' },
    actions: { more: 'diagnosis_more' },
  },
  /** Which tickets belong together. */
  related: { views: { related: 'related' }, actions: { open: 'related_open' }, inputs: { tickets: 'related_tickets' } },
  /** Changing the contact of a ticket; its inputs are those of the create form. */
  contact: { view: 'contact', open: 'contact_open', sendCode: 'contact_send_code' },
  /** Additional parameters of a ticket that exists; its inputs are those of the create form, lists that are asked for aside. */
  parameters: { open: 'parameters_open', choice: 'parameters_choice' },
  quota: {
    view: 'quota',
    open: 'quota_open',
    product: 'quota_product',
    problemType: 'quota_problem_type',
    retry: 'quota_retry',
  },
  /** The create form. Its block ids are made by `kit/ids.ts`, since they change where a field is reset. */
  create: {
    outcome: 'create_outcome',
    actions: {
      product: 'create_product',
      problemType: 'create_problem_type',
      region: 'create_region',
      severity: 'create_severity',
      template: 'create_template',
      parameter: 'create_parameter',
      description: 'create_description',
      areaCode: 'create_area_code',
      phone: 'create_phone',
      email: 'create_email',
      sendCode: 'create_send_code',
      code: 'create_code',
      copies: 'create_copies',
      agreement: 'create_agreement',
      kept: 'create_kept_files',
      files: 'create_files',
      channel: 'create_channel',
      private: 'create_private',
      related: 'create_related',
      diagnose: 'create_diagnose',
      startEmpty: 'create_start_empty',
      openDraft: 'create_open_draft',
      /** Opens the form with one draft, from a message. */
      openPrefilled: 'create_open_kept',
      /** What is to become of a form of which an earlier version is a ticket. */
      replyEarlier: 'create_reply_earlier',
      keepEarlierTicket: 'create_leave_earlier',
      removeTemplate: 'create_remove_template',
      retry: 'create_retry',
      thread: 'create_thread',
    },
  },
} as const;

/** The id without what tells several buttons of one kind apart: `list_page:next` is a `list_page`. */
export function baseOf(actionId: string): string {
  return actionId.split(':', 1)[0] ?? '';
}

/** Matches action ids whose base is one of these. */
export function anyOf(bases: readonly string[]): RegExp {
  return new RegExp(`^(?:${bases.join('|')})(?::|$)`);
}

/** The fields of the form, as they are named in block ids. */
const fields = [
  'product',
  'problemType',
  'region',
  'severity',
  'template',
  'description',
  'areaCode',
  'phone',
  'phoneCode',
  'email',
  'emailCode',
  'copies',
  'parameter',
  'secret',
  'kept',
  'files',
  'related',
  'channel',
  'private',
  'agreement',
] as const;

export type BlockField = (typeof fields)[number];

/**
 * Slack keeps what was typed into an input as long as its block id stays the same, and ignores a new initial value; so
 * the id names everything that must reset the field when it changes.
 * @param scope a counter, or a digest of the choices that the field depends on
 * @param code of the parameter's key; last, since it may hold colons
 */
export function blockId(field: BlockField, scope: string | number, code = ''): string {
  return `create:${field}:${scope}:${code}`;
}

/** Which field a block is, undefined for blocks of others. */
export function fieldOf(id: string): { readonly field: BlockField; readonly code: string } | undefined {
  const [, name, code] = /^create:(\w+):[^:]*:(.*)$/s.exec(id) ?? [];
  const field = fields.find((one) => one === name);
  return field && { field, code: code ?? '' };
}

/** A short digest of choices, for block ids. */
export function scopeOf(...parts: readonly (string | number | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
