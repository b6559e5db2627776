/** Looking at a server before a ticket about it is created. */
export const diagnosis = {
  'diagnosis.offer': 'Run a one-minute health check first. It may solve this without a ticket.',
  'diagnosis.first': 'Diagnose first',
  'diagnosis.title': 'Diagnose a server',
  'diagnosis.about': 'Nothing on the server is changed. What you entered into the ticket is kept.',
  'diagnosis.server': 'Server',
  'diagnosis.eip': 'Public IP (EIP)',
  'diagnosis.eip-hint': 'Only needed if the list shows no public IP for the server.',
  'diagnosis.more-servers': 'Only the first {count} servers are listed.',
  'diagnosis.start': 'Diagnose',
  'diagnosis.back': 'Back',
  'diagnosis.before': 'Diagnosed before:',
  'diagnosis.record': '• {name} {time}: {problems, plural, =0 {no problems} one {1 problem} other {# problems}}',
  'diagnosis.record.none': '• {name} {time}: no result',
  'diagnosis.region-first':
    'Choose the region in the form first: servers are listed by region. Go back, choose it, and click “Diagnose first” again.',
  'diagnosis.none': 'No server that can be diagnosed is listed in this region. Go back to open the ticket without it.',
  'diagnosis.progress':
    'Checking the server… {checks, plural, =0 {} other {{finished, number} of # checks are done. }}This view shows what was found as soon as it is known.',
  'diagnosis.found':
    '{abnormal, plural, =0 {{open, plural, =0 {*All {all} checks passed.*} one {*No problems found, but # of {all} checks has no result.*} other {*No problems found, but # of {all} checks have no result.*}}} one {*1 check found a problem:*} other {*# checks found problems:*}}',
  'diagnosis.result': '{result, select, skipped {did not run} unknown {result unknown} other {}}',
  'diagnosis.no-advice': 'Advice for these problems could not be read.',
  'diagnosis.more-findings': '{count, plural, one {One more check is} other {# more checks are}} not shown here.',
  'diagnosis.read': 'Read more',
  'diagnosis.next': 'How do you want to go on?',
  'diagnosis.next.attach': 'Put the findings into the ticket',
  'diagnosis.next.solved': 'It helped: no ticket is needed',
  'diagnosis.next.go-on': 'Go on without them',
  'diagnosis.continue': 'Continue',
  'diagnosis.text':
    'Diagnosis of {server}: {abnormal, plural, =0 {no problems found} one {1 check found a problem} other {# checks found problems}}{open, plural, =0 {.} one {; # of {all} checks has no result.} other {; # of {all} checks have no result.}}',
  'diagnosis.attached': 'The findings are at the end of the description now. Change them there as you like.',
  'diagnosis.lost':
    'The findings could not be put into the form any more. Go back: the form has what you entered; the findings can be copied from here after another diagnosis.',
  'diagnosis.no-room': 'The description is full, so the findings have no room in it. Go back and shorten it first.',
} as const;
