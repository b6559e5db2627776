/** For admins: what the ticket service lets the user of this app do. */
export const privileges = {
  'privileges.title': 'Ticket permissions',
  'privileges.submit': 'Save',
  'privileges.enforced':
    'What the ticket service lets *this app* do, for everybody who uses it. Your account enforces these permissions: what is withdrawn is refused.',
  'privileges.open':
    'What the ticket service lets *this app* do, for everybody who uses it. Your account does not enforce these permissions at present: a choice here counts only once that is switched on in the console.',
  'privileges.granted': 'Granted',
  'privileges.withdrawn': 'Not granted',
  'privileges.create': 'Open tickets',
  'privileges.create.hint': 'Without it, nobody can open a ticket from Slack.',
  'privileges.export': 'Export tickets',
  'privileges.export.hint': 'Without it, nobody can export tickets from Slack.',
  'privileges.done':
    'The permissions are as you chose them: *{create, select, yes {tickets can be opened} other {no tickets can be opened}}*, and *{export, select, yes {they can be exported} other {none can be exported}}*.',

  'commands.permissions.usage': '`/ticket permissions`',
  'commands.permissions.help': 'shows what the ticket service lets this app do, and changes it. For admins',
} as const;
