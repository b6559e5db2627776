/** Checking a server before opening a ticket about it. */
export const diagnosis = {
  'diagnosis.offer': 'Run a one-minute health check first. It may solve this without a ticket.',
  'diagnosis.first': 'Check server first',
  'diagnosis.title': 'Check a server',
  'diagnosis.about': 'The check changes nothing on the server. Your ticket draft is kept.',
  'diagnosis.server': 'Server',
  'diagnosis.eip': 'Public IP (EIP)',
  'diagnosis.eip-hint': 'Only needed if the list shows no public IP for the server.',
  'diagnosis.more-servers': 'Only the first {count} servers are listed.',
  'diagnosis.start': 'Check server',
  'diagnosis.back': 'Back',
  'diagnosis.before': 'Previous checks:',
  'diagnosis.record': '• {name}, {time}: {problems, plural, =0 {no problems} one {1 problem} other {# problems}}',
  'diagnosis.record.none': '• {name}, {time}: no result',
  'diagnosis.region-first':
    'Servers are listed by region. Go back, choose a region, and click “Check server first” again.',
  'diagnosis.none': 'There are no servers to check in this region. Go back and open the ticket without a check.',
  'diagnosis.progress':
    'Checking the server… {checks, plural, =0 {} other {{finished, number} of # checks done. }}Results appear here.',
  'diagnosis.found':
    '{abnormal, plural, =0 {{open, plural, =0 {*All {all} checks passed.*} one {*No problems found, but # of {all} checks has no result.*} other {*No problems found, but # of {all} checks have no result.*}}} one {*1 check found a problem:*} other {*# checks found problems:*}}',
  'diagnosis.result': '{result, select, skipped {did not run} unknown {result unknown} other {}}',
  'diagnosis.no-advice': "Couldn't load advice for these problems.",
  'diagnosis.more-findings': '{count, plural, one {# more check} other {# more checks}} not shown.',
  'diagnosis.read': 'Read more',
  'diagnosis.next': 'What next?',
  'diagnosis.next.attach': 'Add the results to the ticket',
  'diagnosis.next.solved': 'Problem solved, no ticket needed',
  'diagnosis.next.go-on': 'Continue without the results',
  'diagnosis.continue': 'Continue',
  'diagnosis.text':
    'Health check of {server}: {abnormal, plural, =0 {no problems found} one {1 check found a problem} other {# checks found problems}}{open, plural, =0 {.} one {; # of {all} checks has no result.} other {; # of {all} checks have no result.}}',
  'diagnosis.attached': 'The results are at the end of the description. You can edit them there.',
  'diagnosis.lost':
    "Couldn't add the results to the form. Go back to your draft, or check the server again and copy the results from there.",
  'diagnosis.no-room': 'The description is too long to add the results. Go back and shorten it.',
} as const;
