/** Every action, view and block id of the app; one place, so that two listeners never claim the same id. */
export const ids = {
  command: '/ticket',
  shortcuts: { createFromMessage: 'ticket_create_from_message', create: 'ticket_create' },
  views: { create: 'create', reply: 'reply', link: 'link', confirm: 'confirm', note: 'note' },
  actions: {
    open: 'ticket_open',
    reply: 'ticket_reply',
    close: 'ticket_close',
    cancel: 'ticket_cancel',
    urge: 'ticket_urge',
    delete: 'ticket_delete',
    link: 'ticket_link',
    unlink: 'ticket_unlink',
    create: 'ticket_new',
    listPage: 'list_page',
    linksPage: 'links_page',
    messageWhole: 'message_whole',
  },
} as const;
