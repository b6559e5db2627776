/** For admins: what the ticket service lets this app's API user do. */
export const privileges = {
  'privileges.title': 'Ticket permissions',
  'privileges.submit': 'Save',
  'privileges.enforced': 'What Huawei Cloud lets *this app* do, for everyone who uses it.',
  'privileges.open':
    "What Huawei Cloud lets *this app* do, for everyone who uses it. Your account doesn't enforce these permissions yet. To enforce them, turn them on in the console.",
  'privileges.granted': 'Granted',
  'privileges.withdrawn': 'Not granted',
  'privileges.create': 'Open tickets',
  'privileges.create.hint': 'If not granted, nobody can open tickets from Slack.',
  'privileges.export': 'Export tickets',
  'privileges.export.hint': 'If not granted, nobody can export tickets from Slack.',
  'privileges.done':
    "Permissions saved: *{create, select, yes {tickets can be opened} other {tickets can't be opened}}*, *{export, select, yes {tickets can be exported} other {tickets can't be exported}}*.",

  'commands.permissions.usage': '`/ticket permissions`',
  'commands.permissions.help': 'view and change what Huawei Cloud lets this app do (admins)',
} as const;
