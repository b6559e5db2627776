/** Additional parameters of a ticket that exists. */
export const parameters = {
  'parameters.title': 'Additional parameters',
  'parameters.submit': 'Add',
  'parameters.hint': 'What you leave out stays as it is.',
  'parameters.untold': 'The ticket service does not tell which parameters this ticket has.',
  'parameters.none': 'Tickets of this kind take no additional parameters.',
  'parameters.unknown':
    'Huawei Cloud does not say which product and problem type this ticket has, so nothing can be added here. Use the console.',
  'parameters.slow': 'The ticket service is slow, so nothing was done. Please try again in a moment.',
  'parameters.done': 'The parameters of ticket {id} were added.',
  'commands.parameters.usage': '`/ticket parameters ID`',
  'commands.parameters.help': 'shows the additional parameters of a ticket, and takes more of them',
} as const;
