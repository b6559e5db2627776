/** The account's agreements with the ticket service. */
export const agreements = {
  'agreements.title': 'Agreement',
  'agreements.first':
    'Huawei Cloud needs this agreement before the first ticket. Sending the form signs it for your account.',
  'agreements.name': '*{name}*{version, select, none {} other { (version {version})}}',
  'agreements.read': 'Read the full text',
  'agreements.agree': 'Agreement',
  'agreements.agreed': "I've read “{name}” and agree on behalf of the account",
  'agreements.signed': ':white_check_mark: Signed for your account.',
  'agreements.unsigned': 'Not signed yet. The form for a new ticket asks for it.',
  'agreements.none': 'No agreement is required for new tickets.',
  'agreements.empty': "Huawei Cloud doesn't provide the text here. Read it in the console.",
  'commands.agreement.usage': '`/ticket agreement`',
  'commands.agreement.help': "show the agreement for new tickets and whether it's signed",
} as const;
