/** Agreements of the account with the ticket service. */
export const agreements = {
  'agreements.title': 'Agreement',
  'agreements.first':
    'Before the first ticket, the ticket service wants this agreement to be signed for the account. It is signed when you send the form.',
  'agreements.name': '*{name}*{version, select, none {} other { (version {version})}}',
  'agreements.read': 'Read all of it',
  'agreements.agree': 'Agreement',
  'agreements.agreed': 'I have read “{name}” and agree to it for the account',
  'agreements.signed': ':white_check_mark: It is signed for the account.',
  'agreements.unsigned': 'It is not signed yet. The form for a new ticket asks for it.',
  'agreements.none': 'The ticket service has no agreement for new tickets in force, so there is nothing to sign.',
  'agreements.empty': 'The ticket service gives no text for it. It can be read in the console.',
  'commands.agreement.usage': '`/ticket agreement`',
  'commands.agreement.help': 'shows the agreement for new tickets, and whether it is signed',
} as const;
