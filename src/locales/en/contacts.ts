/** Verifying contacts, and CC addresses. */
export const contacts = {
  'contacts.needed.phone': 'Verify this number: send a code to it, then enter the code here.',
  'contacts.needed.email': 'Verify this address: send a code to it, then enter the code here.',
  'contacts.send': 'Send code',
  'contacts.sent': 'Code sent at {time}. Valid for {minutes, number} minutes.',
  'contacts.resend': 'Resend code',
  'contacts.code.phone': 'Code from the text message',
  'contacts.code.email': 'Code from the email',
  'contacts.code-hint': "Six digits. The contact can't be used without it.",
  'contacts.phone-hint': 'Without the country code.',
  'contacts.title': 'Change contact',
  'contacts.submit': 'Change contact',
  'contacts.intro':
    "Whom the engineer can call or email about this ticket. The current contact isn't shown. Fields you leave empty stay unchanged.",
  'contacts.changed': 'Contact of ticket {id} changed.',
  'contacts.copies': 'CC',
  'contacts.copies-hint':
    'Email addresses to notify, separated by commas{most, plural, =0 {} other {; up to {most, number}}}.{known, select, none {} other { Known: {known}}}',
  'commands.contact.usage': '`/ticket contact ID`',
  'commands.contact.help': 'change whom the engineer can call or email',
} as const;
