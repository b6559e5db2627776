/** Statistics and exports. Callers escape the values. */
export const reports = {
  'stats.title': 'Tickets by status',
  'stats.line': '*{status}*: {count, plural, one {# ticket} other {# tickets}} · {share, number, percent}',
  'stats.total': '{total, plural, one {# ticket} other {# tickets}} in total',
  'stats.own-only':
    "Huawei Cloud counts only tickets of the user this app logs in as. Your colleagues' tickets may be missing.",
  'stats.open-only': 'Only open tickets you can see are counted.',
  'stats.picture': 'Bar chart, from top to bottom: {counts}',
  'stats.offer': 'See how many tickets have each status.',

  'export.direct': "You'll get the export in a direct message.",
  'export.begun': 'Export started…',
  'export.progress': 'Exporting file {file} of {of}…',
  'export.done':
    "{files, plural, =0 {No tickets match, so there is nothing to export.} one {Exported {tickets, plural, one {# ticket} other {# tickets}} to one file. Times are in UTC.} other {Exported {tickets, plural, one {# ticket} other {# tickets}} to # files. Times are in UTC.}}{own, select, yes { Your colleagues' tickets may be missing because Huawei Cloud can't export by user group.} other {}}",

  'errors.desk.export-filter':
    "Huawei Cloud can't export by label, number, region, product, problem type, several words, or “mine”. Remove these and try again.",
  'errors.desk.export-forbidden':
    "This app's account isn't allowed to export tickets. Ask an admin to allow it in Huawei Cloud.",
  'errors.desk.export-many':
    'More than {limit, number} tickets match. Save a filter with dates using `/ticket filter`, then use `/ticket export @name`.',

  'commands.stats.usage': '`/ticket stats`',
  'commands.stats.help': 'show how many tickets have each status',
  'commands.export.usage': '`/ticket export [open|closed|all|@name] [word]`',
  'commands.export.help': 'get tickets as files in a direct message (operators)',
} as const;
