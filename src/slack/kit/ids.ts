import { createHash } from 'node:crypto';

/** Every action, view, and block ID of the app, in one place so that no two listeners claim the same ID. */
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
    /** The menu of a card; its options name one of the other actions. */
    more: 'ticket_more',
    followUp: 'ticket_follow_up',
    /** Runs a command line that was offered as a button. */
    run: 'command_run',
    /** Sends text to the ticket that the person chose, after it was unclear which one was meant. */
    sendTo: 'send_to',
    /** Opens the create form, prefilled from a message; the value is the key of the stored prefill. */
    newFrom: 'new_from',
    listPage: 'list_page',
    linksPage: 'links_page',
    messageWhole: 'message_whole',
    messageFiles: 'message_files',
    fileOpen: 'file_open',
    wholePage: 'whole_page',
    /** Actions for a paused link; the value is the link's ID, see `interaction/metadata.ts`. */
    resume: 'link_resume',
    move: 'link_move',
    resumePaused: 'paused_resume',
    movePaused: 'paused_move',
    /** Redelivers the dead letters of a link. */
    redeliver: 'send_again',
    statusPage: 'status_page',
    whyPage: 'why_page',
    agreementRead: 'agreement_read',
    agreementPage: 'agreement_page',
  },
  /** Private tickets: accepts who will be able to read one. The value is the metadata `share`, see `interaction/metadata.ts`. */
  privacy: { share: 'privacy_share' },
  /** The actions menu of a ticket. The ID of an entry ends with its name: `hub_entry:reply`. */
  actionsMenu: { open: 'hub_open', entry: 'hub_entry' },
  /** Inputs of a rating. The ID of the stars ends with the dimension's ID: `stars:3`. */
  rating: { stars: 'stars', comment: 'comment' },
  /** One choice per privilege: `privilege:export`. */
  privileges: { choice: 'privilege' },
  /** Inputs of the forms for replies, actions, and links. The block and its element have the same ID. */
  inputs: { text: 'text', files: 'files', note: 'note', sure: 'sure', channel: 'channel' },
  /** Opens the counts by status, from places that can't open a form themselves. */
  reports: { stats: 'stats_open' },
  /** The form that filters the list. */
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
  /** Labels of a ticket and of the account. */
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
  /**
   * Access for engineers. Values are the metadata `access`, see `interaction/metadata.ts`; the value of `list` is a ticket's ID.
   */
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
      /** Followed by a colon and a host's ID. */
      port: 'access_port',
      account: 'access_account',
      password: 'access_password',
    },
  },
  /** Health check of a server before a ticket about it is created. */
  diagnosis: {
    views: { servers: 'diagnosis_servers', findings: 'diagnosis_findings' },
    inputs: { server: 'diagnosis_server', eip: 'diagnosis_eip', next: 'diagnosis_next' },
    actions: { more: 'diagnosis_more' },
  },
  /** Related tickets. */
  related: { views: { related: 'related' }, actions: { open: 'related_open' }, inputs: { tickets: 'related_tickets' } },
  /** Changing a ticket's contact. The inputs are those of the create form. */
  contact: { view: 'contact', open: 'contact_open', sendCode: 'contact_send_code' },
  /**
   * Additional parameters of an existing ticket. The inputs are those of the create form, except lists that are loaded while
   * typing.
   */
  parameters: { open: 'parameters_open', choice: 'parameters_choice' },
  quota: {
    view: 'quota',
    open: 'quota_open',
    product: 'quota_product',
    problemType: 'quota_problem_type',
    retry: 'quota_retry',
  },
  /** The create form. `blockId` below makes its block IDs, since an ID changes when its field is reset. */
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
      /** Opens the form with a draft, from a message. */
      openPrefilled: 'create_open_kept',
      /** Choices for a form whose earlier version already became a ticket. */
      replyEarlier: 'create_reply_earlier',
      keepEarlierTicket: 'create_leave_earlier',
      removeTemplate: 'create_remove_template',
      retry: 'create_retry',
      thread: 'create_thread',
    },
  },
} as const;

/** The part of an action ID before the colon: the base of `list_page:next` is `list_page`. */
export function baseOf(actionId: string): string {
  return actionId.split(':', 1)[0] ?? '';
}

/** Matches action IDs with one of these bases. */
export function anyOf(bases: readonly string[]): RegExp {
  return new RegExp(`^(?:${bases.join('|')})(?::|$)`);
}

/** The fields of the form, as named in block IDs. */
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
 * Slack keeps what was typed into an input as long as its block ID stays the same, and ignores a new initial value. The ID
 * therefore contains everything whose change must reset the field.
 * @param scope a counter, or a digest of the choices that the field depends on
 * @param code code of the parameter's key; last, because it may contain colons
 */
export function blockId(field: BlockField, scope: string | number, code = ''): string {
  return `create:${field}:${scope}:${code}`;
}

/** The field that a block belongs to; undefined for blocks of other forms. */
export function fieldOf(id: string): { readonly field: BlockField; readonly code: string } | undefined {
  const [, name, code] = /^create:(\w+):[^:]*:(.*)$/s.exec(id) ?? [];
  const field = fields.find((one) => one === name);
  return field && { field, code: code ?? '' };
}

/** A short digest of choices, for block IDs. */
export function scopeOf(...parts: readonly (string | number | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
