/** The create form and what comes of it. */
export const create = {
  'create.title': 'New ticket',
  'create.submit': 'Create ticket',
  'create.close': 'Close',
  'create.close-outcome': 'Close',
  'create.choose': 'Choose…',
  'create.agree': 'I agree',
  'create.retry': 'Try again',

  'create.product': 'Product or service',
  'create.product-placeholder': 'Type to search',
  'create.problem-type': 'Problem type',
  'create.region': 'Region',
  'create.severity': 'Severity',
  'create.template': 'Template',
  'create.template-hint': 'Its text is put below what you wrote.',
  'create.remove-template': 'Remove the template text',
  'create.description': 'Description (up to {limit, number} characters)',
  'create.description-hint': 'What happens, where, since when, and what you tried. At most {limit, number} characters.',
  'create.area-code': 'Country code of the phone number',
  'create.phone': 'Phone',
  'create.email': 'E-mail',
  'create.contact-hint':
    'The number without the country code. Leave phone and e-mail empty to use the contact that is registered for the account.',
  'create.kept': 'Files to attach',
  'create.files': 'Add files',
  'create.files-hint':
    'At most {count, plural, one {# file} other {# files}} of up to {size}{types, plural, =0 {} other {: {list}}}.',
  'create.files-waiting': 'Files: {names}. Asking what may be attached…',
  'create.channel': 'Follow the ticket in',
  'create.channel-hint': 'Answers and changes are posted there, in one thread. Leave it empty to follow it nowhere.',
  'create.thread-hint':
    'Answers and changes are posted in the thread you came from. Leave it empty to follow it nowhere.',
  'create.absent':
    'The app is not in <#{channel}> yet. The ticket can be created all the same; for it to be followed there, type `/invite` in the channel and choose this app, or choose another channel.',

  'create.waiting': 'Reading the lists of the ticket service… You can go on writing.',
  'create.catalog-failed': 'The lists of the ticket service cannot be read at the moment. {reason}',
  'create.no-problem-types': 'The ticket service lists no problem types for this product. Choose another product.',
  'create.no-regions': 'The ticket service lists no regions. A ticket of this type cannot be created here now.',
  'create.parameters-left':
    '{count, plural, one {# more detail has} other {# more details have}} no room in this form. Add what matters to the description.',
  'create.draft-restored': 'This is what you had entered by {time} and not sent.',
  'create.draft-waiting': 'There is a draft of yours from {time}. It is replaced once you go on here.',
  'create.start-empty': 'Start empty',
  'create.open-draft': 'Open the draft',
  'create.template-too-long':
    'The text of the template does not fit below yours: both together may have {limit, number} characters. This is the text:\n{text}',
  'create.message-cut': 'The message is longer than a description may be; the end of it was left out.',
  'create.files-unlisted':
    '{count, plural, one {# file of the message is} other {# files of the message are}} not listed, since the app cannot read {count, plural, one {it} other {them}}. You can add {count, plural, one {it} other {them}} below.',
  'create.files-lost': 'The files that were attached here before cannot be read any more. Please add them again.',
  'create.outdated':
    'The app could not go on with the form as it was, so nothing was created. Here it is again, with what you entered.',

  'create.problems': 'The ticket was not created yet. Please look at:',
  'create.unavailable':
    'The ticket was not created: the lists of the ticket service are needed to check the form, and cannot be read now.',
  'create.still-reading':
    'The ticket was not created: the lists of the ticket service are needed to check the form, and did not come in time. Please try again in a moment.',
  'create.field.product': 'Product',
  'create.field.problemType': 'Problem type',
  'create.field.region': 'Region',
  'create.field.severity': 'Severity',
  'create.field.description': 'Description',
  'create.field.areaCode': 'Country code',
  'create.field.phone': 'Phone',
  'create.field.email': 'E-mail',
  'create.field.files': 'Files',
  'create.problem.required': 'This is needed.',
  'create.problem.unknown-choice': 'This is not offered any more. Please choose again.',
  'create.problem.not-integer': 'Please enter a whole number.',
  'create.problem.too-small': 'The least is {limit, number}.',
  'create.problem.too-large': 'The most is {limit, number}.',
  'create.problem.too-long': 'This has {length, number} characters; {limit, number} are allowed.',
  'create.problem.bad-phone': 'Please enter 3 to 32 digits, without the country code.',
  'create.problem.bad-email': 'This does not look like one e-mail address.',
  'create.problem.file-count': '{count, plural, one {# file is} other {# files are}} attached; {limit, number} can be.',
  'create.problem.file-size': '{name} has {size}; {limit} is the most for a file.',
  'create.problem.file-type': '{name} is not of a type that can be attached: {allowed}.',
  'create.problem.limits-unknown':
    'What may be attached cannot be asked at the moment. Try again in a moment, or send the ticket without files.',

  'create.progress.checking': 'Checking your ticket…',
  'create.progress.uploading': 'Uploading file {file, number} of {of, number}…',
  'create.progress.creating': 'Creating your ticket…',
  'create.progress.searching': 'The ticket service was slow to answer. Looking whether your ticket is there…',
  'create.progress.linking': 'Your ticket is created. Linking it to the channel…',
  'create.progress.busy': 'Your ticket is being created already; this form need not be sent twice. One moment…',
  'create.success': ':white_check_mark: Ticket *{ticket}* is created.',
  'create.followed': 'It is followed in <#{channel}>.',
  'create.not-followed': 'It is not followed in the channel: {reason}',
  'create.open-thread': 'Open the thread',
  'create.another': 'Create another',
  'create.kept-draft':
    'The ticket was not created. What you entered is kept: type `/ticket new` to go on with it.\n{reason}',
} as const;
