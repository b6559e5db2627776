/** Contacts that have to be verified, and addresses for copies. */
export const contacts = {
  'contacts.needed.phone':
    'This number is new to the ticket service and must be verified: have a code sent to it, and enter the code here.',
  'contacts.needed.email':
    'This address is new to the ticket service and must be verified: have a code sent to it, and enter the code here.',
  'contacts.send': 'Send code',
  'contacts.sent': 'A code was sent at {time}. It is good for {minutes, number} minutes.',
  'contacts.resend': 'Send again',
  'contacts.code.phone': 'Code from the text message',
  'contacts.code.email': 'Code from the e-mail',
  'contacts.code-hint': 'Six digits. Only with the code can this contact be used.',
  'contacts.phone-hint': 'The number without the country code.',
  'contacts.title': 'Change contact',
  'contacts.submit': 'Change',
  'contacts.intro':
    'Whom the engineer may call or write to about this ticket. What you leave empty stays as it is; what is there now is not shown.',
  'contacts.changed': 'The contact of ticket {id} is changed.',
  'contacts.copies': 'CC',
  'contacts.copies-hint':
    'E-mail addresses that get a copy, with commas between them{most, plural, =0 {} other {; at most {most, number}}}.{known, select, none {} other { Known: {known}}}',
  'commands.contact.usage': '`/ticket contact ID`',
  'commands.contact.help': 'changes whom the engineer may call or write to',
} as const;
