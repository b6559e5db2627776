/** Additional details of an existing ticket (the API's parameters). */
export const parameters = {
  'parameters.title': 'Additional details',
  'parameters.submit': 'Add details',
  'parameters.hint': 'Fields you leave empty stay unchanged.',
  'parameters.untold': "Huawei Cloud doesn't show which details this ticket already has.",
  'parameters.none': 'This type of ticket takes no additional details.',
  'parameters.unknown':
    "Huawei Cloud doesn't show the product and problem type of this ticket. Add the details in the console.",
  'parameters.slow': 'Huawei Cloud is slow to answer. Nothing was changed. Try again in a moment.',
  'parameters.done': 'Details added to ticket {id}.',
  'commands.details.usage': '`/ticket details ID`',
  'commands.details.help': 'view and add details that Huawei Cloud asks for',
} as const;
