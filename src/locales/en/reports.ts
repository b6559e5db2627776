/** Counts and exports of tickets. Values are escaped by whoever shows the text. */
export const reports = {
  'stats.title': 'Tickets by status',
  'stats.line': '*{status}*: {count, plural, one {# ticket} other {# tickets}} · {share, number, percent}',
  'stats.total': '{total, plural, one {# ticket} other {# tickets}} in all',
  'stats.own-only':
    'Huawei Cloud counts only the tickets of the user whose access key this app has. Tickets of colleagues may be missing.',
  'stats.open-only': 'Only open tickets that you can see are counted.',
  'stats.picture': 'Bars, from top to bottom: {counts}',
  'stats.offer': 'The counts are shown in a form. Click to open it.',

  'export.direct': 'The export goes to you, in a direct message of this app.',
  'export.begun': 'The export has begun…',
  'export.progress': 'Export: file {file} of {of}…',
  'export.done':
    '{files, plural, =0 {There are no such tickets, so there is nothing to export.} one {Exported: {tickets, plural, one {# ticket} other {# tickets}} in one file. Times in it are UTC.} other {Exported: {tickets, plural, one {# ticket} other {# tickets}} in # files. Times in them are UTC.}}{own, select, yes { Tickets that colleagues opened may be missing: Huawei Cloud does not export by user group.} other {}}',

  'errors.desk.export-filter':
    'The ticket service cannot export by labels, numbers, regions, products, problem types, several words or “mine”, so nothing was exported. Leave that out, and try again.',
  'errors.desk.export-forbidden':
    'The account of this app may not export tickets, so nothing was exported. An admin can give it the privilege in Huawei Cloud.',
  'errors.desk.export-many':
    'These are more than {limit, number} tickets, so nothing was exported. Narrow it down with days: `/ticket filter` saves a filter for `/ticket export @name`.',

  'commands.stats.usage': '`/ticket stats`',
  'commands.stats.help': 'shows how many tickets have which status, as a picture and a table',
  'commands.export.usage': '`/ticket export [open|closed|all|@name] [word]`',
  'commands.export.help': 'sends you tickets as files, in a direct message. For operators',
} as const;
