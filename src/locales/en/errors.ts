/** Errors: what happened and what to do next. `{message}` is the ticket service's own text. */
export const errors = {
  'errors.quote': '(Code {id})',
  'errors.title': "That didn't work",
  'errors.unknown': 'Something broke on our side. Check the ticket before retrying.',
  'errors.restarting': 'This app is restarting. Nothing was done. Try again in 30 seconds.',
  'errors.busy': 'Too many requests. Nothing was done. Try again in a minute.',
  'errors.not-kept': "This app's database isn't responding. Check the ticket before retrying.",
  'errors.restarted.ask': 'This app restarted before it could answer {what}. Try again.',
  'errors.restarted.unclear': 'This app restarted before it could finish {what}. Check the ticket before retrying.',
  'errors.restarted.this': 'your last request',
  'errors.outdated':
    "This button or form is from an older version of this app. Type `/ticket help` to see what's available now.",
  'errors.sign-in':
    "This app can't connect to Slack right now. Nothing was done. Try again in a minute. If it keeps failing, contact an admin.",
  'errors.file': "Couldn't get a file from Slack. Nothing was sent. Add the files again, or send it without them.",

  'errors.desk.forbidden':
    "{role, select, requester {Only requesters can do this. Ask an admin for that role.} operator {Only operators{own, select, yes { and the person who started this} other {}} can do this. Ask an operator or an admin.} admin {Only admins can do this. Ask an admin.} other {Your role doesn't allow this. Ask an admin.}}",
  'errors.desk.unknown-person': "Slack didn't say who you are. Nothing was done. Try again in a minute.",
  'errors.desk.no-access': 'To use this app, ask one of its admins for access.',
  'errors.desk.role-changed': 'Your role just changed. Try again to see what you can do now.',
  'errors.desk.invalid-input': "Something you entered can't be used. Check it and try again.",
  'errors.desk.colleagues-ticket':
    'Huawei Cloud allows this only for the person who opened the ticket. Ask them to do it in the Huawei Cloud console.',
  'errors.desk.not-found': "This app can't find that ticket. Check the number, or look in `/ticket list`.",
  'errors.desk.no-link': 'This ticket is no longer followed there.',
  'errors.desk.in-progress': 'This is already in progress. Give it a moment, then check the ticket before retrying.',
  'errors.desk.other-version': 'An earlier version of this form was opened as ticket {id}. This version was not sent.',
  'errors.desk.sent-before':
    "You already submitted this, and Huawei Cloud hasn't said whether it became a ticket. Nothing was sent again.",
  'errors.desk.uncertain': 'Huawei Cloud gave no clear answer. Check the ticket before retrying.',
  'errors.desk.file-count':
    'Too many files{limit, plural, =0 {} one {; # is allowed} other {; # are allowed}}. Nothing was sent. Remove some and try again.',
  'errors.desk.file-size':
    '{count, plural, one {The file {name} is} other {The files {name} are}} too large{size, select, none {} other {; up to {size} is allowed}}. Nothing was sent. Choose smaller files and try again.',
  'errors.desk.file-type':
    "Huawei Cloud doesn't accept files like {name}{types, select, none {} other {; allowed types: {types}}}. Nothing was sent. Choose other files and try again.",
  'errors.desk.text-too-long':
    'The text is too long{limit, plural, =0 {} other {; up to # characters are allowed}}. Nothing was sent. Shorten it and try again.',
  'errors.desk.filter-name':
    "There's no filter “{name}:”. Use product:, problem:, region: or by:, and put words with a colon in “quotes”.",
  'errors.desk.filter-empty': 'Add part of a name right after “{name}:”, without a space.',
  'errors.desk.filter-long': 'The filter is too long. Use up to {limit} words and names of {length} characters each.',
  'errors.desk.access-window': 'The end must be after the start and in the future. Choose another end.',
  'errors.desk.access-changed':
    'The approval of this request changed. No access was granted. Check it below, then submit again.',
  'errors.desk.access-approver':
    "Slack didn't say who gave the first approval. No access was granted. Try again in a minute.",
  'errors.desk.access-console': 'Choose how the engineer gets access to the console.',
  'errors.desk.access-way': 'Choose an agency, or enter a host account and password.',
  'errors.desk.access-port': 'Enter a port from 1 to {limit}.',
  'errors.desk.access-account': 'Enter an account of up to {limit} characters and a password of up to {length}.',
  'errors.desk.access-host':
    "Couldn't log in to {name} with this port, account and password. No access was granted. Check them.",
  'errors.desk.access-unverified':
    "Huawei Cloud couldn't check the account of {name}. No access was granted. Try again in a few minutes.",
  'errors.desk.agreement-changed':
    "There's a new version of the agreement. Nothing was signed. Read it and agree again.",
  'errors.desk.agreement-unsigned':
    "Huawei Cloud didn't record the signature. Nothing was done. Try again in a few minutes.",
  'errors.desk.abuse-unclear':
    "Huawei Cloud gave no clear answer, so your report may have arrived. If it did, you'll hear back through your contact. To send it again anyway, open a new form.",
  'errors.desk.finished':
    'This ticket is already {status, select, 3 {closed} 4 {canceled} 12 {invalid} 13 {deleted} other {closed}}, so this is no longer possible.',
  'errors.desk.rating-empty': 'Choose at least one rating, or clear the comment.',
  'errors.desk.urged-recently':
    'Already nudged {known, select, yes {{minutes, plural, =0 {less than a minute} one {a minute} other {# minutes}} ago} other {in the console or another app}}. Try again in about 30 minutes, or reply to the engineer.',
  'errors.desk.agreement-open': 'Huawei Cloud needs a signed agreement before the first ticket. Read it and agree.',
  'errors.desk.code-soon':
    "A code was just sent. If it doesn't arrive, you can resend it in {seconds, plural, one {# second} other {# seconds}}.",
  'errors.desk.code-often':
    '{whose, select, person {You requested} other {Your team requested}} too many codes. Try again in {minutes, plural, one {# minute} other {# minutes}}.',
  'errors.desk.code-unclear':
    "Huawei Cloud didn't answer in time. A code may be on its way. If none arrives, you can resend it in a minute.",
  'errors.desk.code-untried': "Huawei Cloud couldn't check the code. Nothing was done. Try again in a moment.",
  'errors.desk.code-wrong': 'The code is wrong or expired. Check it, or resend it.',
  'errors.desk.too-many-related': 'A ticket can have up to {limit} related tickets. Remove some and try again.',
  'errors.desk.related-full':
    'Ticket {id} has {count, plural, one {# related ticket} other {# related tickets}}, and {limit} is the limit. Remove some first.',
  'errors.desk.relates-itself': "A ticket can't be related to itself. Choose another one.",
  'errors.desk.diagnosis-eip': 'Enter the public IP (EIP) of this server. Huawei Cloud lists none for it.',
  'errors.desk.diagnosis-address': 'Enter an IP address, such as 192.0.2.10.',
  'errors.desk.diagnosis-late':
    'The check is taking longer than usual. Try again later, or open the ticket without it.',
  'errors.desk.diagnosis-failed': 'The check failed at Huawei Cloud. Try again, or open the ticket without it.',
  'errors.desk.diagnosis-skipped': "Huawei Cloud didn't run the check. Try again, or open the ticket without it.",
  'errors.desk.diagnosis-unavailable':
    "Huawei Cloud can't check this server right now. Try again later, or open the ticket without it.",
  'errors.desk.diagnosis-unreadable':
    "The check finished, but its results couldn't be read. Try again, or open the ticket without it.",
  'errors.desk.diagnosis-unclear':
    "Huawei Cloud didn't answer, so the check may have started. It changes nothing on the server. Try again in a few minutes, or open the ticket without it.",
  'errors.desk.parameters-empty': 'Fill in at least one field.',
  'errors.desk.text-empty': 'Enter some text. Nothing was sent yet.',

  'errors.service.unclear':
    "Huawei Cloud didn't answer in time, so this may have gone through. Check the ticket before retrying.",
  'errors.service.not-found': "This app can't find that ticket. Check the number, or look in `/ticket list`.",
  'errors.service.credentials':
    "Huawei Cloud rejected this app's access key. Nothing was done. An admin can see what to check in `/ticket status`.",
  'errors.service.clock':
    "Huawei Cloud rejected this app because its server's clock is wrong. Nothing was done. An admin can see by how much in `/ticket status`.",
  'errors.service.login':
    "Huawei Cloud rejected this app's login. Nothing was done. An admin can see what to check in `/ticket status`.",
  'errors.service.tls':
    'This app has no secure connection to Huawei Cloud. Nothing was sent. An admin can see what to check in `/ticket status`.',
  'errors.service.proxy':
    'A proxy blocks this app from Huawei Cloud. Nothing was done. An admin can see what to check in `/ticket status`.',
  'errors.service.forbidden':
    "This app's account isn't allowed to do this. Ask an admin to grant the permission in Huawei Cloud IAM.",
  'errors.service.attachments':
    "Today's attachment limit is used up. Nothing was sent. Send it without files, or try again tomorrow.",
  'errors.service.severity': "Huawei Cloud doesn't accept this severity. Choose another one.",
  'errors.service.create-forbidden':
    "This app's account isn't allowed to open tickets. Ask an admin to allow it in Huawei Cloud IAM.",
  'errors.service.cc': "Huawei Cloud doesn't accept a CC address. Nothing was sent. Check the addresses and try again.",
  'errors.service.unverified':
    'Huawei Cloud needs a verified contact. Send a code to it, or leave phone and email empty.',
  'errors.service.plan':
    "Your support plan doesn't cover this type of ticket. Choose another problem type, or ask an admin about the plan.",
  'errors.service.address':
    "Huawei Cloud doesn't offer this at the address this app uses. Nothing was done. An admin can see what to check in `/ticket status`.",
  'errors.service.foreign':
    'Something other than Huawei Cloud answered, such as a proxy or a sign-in page. Nothing was done. Try again in a few minutes. If it keeps failing, an admin can see details in `/ticket status`.',
  'errors.service.too-large': 'This is too large for Huawei Cloud. Nothing was sent. Choose smaller files.',
  'errors.service.down': "Huawei Cloud can't be reached right now. Nothing was done. Try again in a few minutes.",
  'errors.service.busy': 'Huawei Cloud is busy. Nothing was done. Try again in a minute.',
  'errors.service.refused':
    'Huawei Cloud refused this: “{message}” ({code}). Nothing was done. Change what it names, or ask an admin.',

  'errors.slack.channel':
    "This app isn't in that channel, so it can't post there. In the channel, type `/invite`, choose this app, then try again.",
  'errors.slack.archived': 'That channel is archived. Choose another one.',
  'errors.slack.scope': 'This app lacks a Slack permission. An admin can reinstall it with the current manifest.',
  'errors.slack.trigger': 'Slack took too long to open the form. Nothing was done. Try again.',
  'errors.slack.busy':
    'Slack is limiting this app. Nothing was done. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  'errors.slack.down':
    "Slack {sent, select, no {can't be reached. Nothing was done.} look {gave no clear answer.} other {gave no clear answer. Check whether this was done.}} Try again in a minute.",
  'errors.slack.restricted':
    "That channel's settings don't let this app post. Choose another channel, or ask its manager.",
  'errors.slack.organization': "Your organization doesn't let this app do that in Slack. Ask a Slack admin.",
  'errors.slack.other': 'Slack refused this ({code}). Check whether it was done, then try again or contact an admin.',
} as const;
