/** What happened, what it means, what to do next. `{message}` is the ticket service's own wording. */
export const errors = {
  'errors.quote': '(Error {id})',
  'errors.title': 'That did not work',
  'errors.unknown':
    'Something went wrong inside the app, so this may not have been done. Look at the ticket before you try again; if it happens again, give your admin the error number.',
  'errors.restarting': 'The app is restarting, so nothing was done. Please try again in half a minute.',
  'errors.busy': 'Too much at once, so nothing was done. Try again in a minute.',
  'errors.not-kept':
    "The app's database does not answer, so this may not have been done. Look at the ticket before you try again.",
  'errors.restarted.ask': 'The app restarted before it could answer {what}. Try again.',
  'errors.restarted.unclear':
    'The app restarted before it could finish {what}, so this may not have been done. Look at the ticket before you try again.',
  'errors.restarted.this': 'your last request',
  'errors.outdated':
    'This button or form is from an older version of the app, so nothing was done. Type `/ticket help` for what there is now.',
  'errors.sign-in':
    'The app cannot sign in to Slack at the moment, so nothing was done. Please try again in a minute; if it stays like this, tell your admin.',
  'errors.file':
    'A file could not be fetched from Slack, so nothing was sent. Please add the files again; if it stays like this, send it without files.',

  'errors.desk.forbidden':
    'Your role does not allow this, so nothing was done.{role, select, requester { It is for requesters.} operator { It is for operators{own, select, yes {, and for whoever began it here} other {}}.} admin { It is for admins.} other {}} Ask an admin of this app to do it, or to give you the role.',
  'errors.desk.unknown-person': 'Slack did not say who you are, so nothing was done. Try again in a minute.',
  'errors.desk.no-access': 'To use this app, ask one of its admins for access.',
  'errors.desk.role-changed':
    'Your role changed a moment ago, so nothing was done. Try again to see what you can do now.',
  'errors.desk.invalid-input':
    'Something in what you entered is not valid, so nothing was done. Please check it and try again.',
  'errors.desk.colleagues-ticket':
    'Huawei Cloud does not offer this for a ticket that a colleague opened. The colleague can do it in the Huawei Cloud console.',
  'errors.desk.not-found':
    'There is no such ticket that this app can see. Check the number, or find it with `/ticket list`.',
  'errors.desk.no-link': 'This ticket is not followed there any more, so nothing was done.',
  'errors.desk.in-progress':
    'This is being done already. Give it a moment, and look at the ticket before you try again.',
  'errors.desk.other-version': 'An earlier version of this form was opened as ticket {id}. This version was not sent.',
  'errors.desk.uncertain':
    'The ticket service did not answer clearly, so it is not certain whether this was done. Look at the ticket before you try again.',
  'errors.desk.file-count':
    'These are too many files{limit, plural, =0 {} one {; # is allowed} other {; # are allowed}}. Nothing was sent: remove some and try again.',
  'errors.desk.file-size':
    '{count, plural, one {The file {name} is} other {The files {name} are}} too large{size, select, none {} other {; {size} are allowed}}. Nothing was sent: choose smaller ones and try again.',
  'errors.desk.file-type':
    'The ticket service does not take files of the type of {name}{types, select, none {} other {; it takes {types}}}. Nothing was sent: choose others and try again.',
  'errors.desk.text-too-long':
    'The text is too long{limit, plural, =0 {} other {; # characters are allowed}}. Nothing was sent: shorten it and try again.',
  'errors.desk.filter-name':
    'There is no filter “{name}:”, so nothing was changed. There are product:, problem:, region: and by:. Words with a colon go in “quotes”.',
  'errors.desk.filter-empty':
    'After “{name}:” there is nothing to look for, so nothing was changed. Write a piece of the name, without a blank before it.',
  'errors.desk.filter-long':
    'The filter is too long, so nothing was changed: up to {limit} words and names, with up to {length} characters each.',
  'errors.desk.access-window':
    'The time has to end after it begins, and in the future, so nobody was let in. Please choose another end.',
  'errors.desk.access-changed':
    'The approval of this request changed, so nobody was let in. Check it below, then submit again.',
  'errors.desk.access-approver':
    'Slack did not say who gave the first approval, so nobody was let in. Try again in a minute.',
  'errors.desk.access-console': 'Choose how the engineer gets into the console.',
  'errors.desk.access-way': 'Choose an agency, or enter a host account and password.',
  'errors.desk.access-port': 'A port is a number from 1 to {limit}. Nobody was let in: please check it.',
  'errors.desk.access-account':
    'It takes a name with up to {limit} characters and a password with up to {length}. Nobody was let in: please check them.',
  'errors.desk.access-host':
    'The host {name} cannot be entered with this port, account and password, so nobody was let in. Please check them.',
  'errors.desk.access-unverified':
    'The ticket service could not try the account of the host {name}, so nobody was let in. Please try again in a few minutes.',
  'errors.desk.agreement-changed':
    'A new version of the agreement came out meanwhile, so nothing was signed. Please read it and agree again.',
  'errors.desk.agreement-unsigned':
    'The ticket service did not take the signature of the agreement, so nothing was done. Please try again in a few minutes.',
  'errors.desk.abuse-unclear':
    'The ticket service did not answer, and nothing shows whether your report arrived. Huawei Cloud answers to your contact if it did; to send it once more all the same, open a new form.',
  'errors.desk.finished':
    'This ticket is {status, select, 3 {completed} 4 {canceled} 12 {invalid} 13 {deleted} other {finished}} by now, so nothing was done: nothing more can be done with it. What you clicked showed an older state.',
  'errors.desk.rating-empty': 'No stars are given, so nothing was sent. Choose some, or leave the comment out too.',
  'errors.desk.urged-recently':
    'It is too early to urge this ticket again, so nothing was done. {known, select, yes {It was urged here {minutes, plural, =0 {less than a minute} one {a minute} other {# minutes}} ago.} other {It was urged in the console or by another app.}} The ticket service does not say how long it wants to be left in peace: try again in half an hour or so, or answer the engineer instead.',
  'errors.desk.agreement-open':
    'The ticket service takes tickets only after an agreement is signed, so nothing was done. Please read it and agree.',
  'errors.desk.code-soon':
    'A code was sent a moment ago. If it does not arrive, another one can be sent in {seconds, plural, one {# second} other {# seconds}}.',
  'errors.desk.code-often':
    '{whose, select, person {You requested} other {Your team requested}} too many codes. Try again in {minutes, plural, one {# minute} other {# minutes}}.',
  'errors.desk.code-unclear':
    'The ticket service did not answer in time: a code may be on its way. If none arrives, another one can be sent in a minute.',
  'errors.desk.code-untried':
    'The ticket service did not say whether the code is right, so nothing was done. Please try again in a moment.',
  'errors.desk.code-wrong':
    'This is not the code that was sent, or it is too old. Please check it, or have a new one sent.',
  'errors.desk.too-many-related':
    'A ticket can be related to {limit} others at most. Nothing was changed: leave some out and try again.',
  'errors.desk.related-full':
    'Ticket {id} has {count, plural, one {# related ticket} other {# related tickets}}, and {limit} is the limit. Nothing was changed. Remove some of them first.',
  'errors.desk.relates-itself': 'A ticket cannot be related to itself. Nothing was changed: choose another one.',
  'errors.desk.diagnosis-eip':
    'A diagnosis needs the public IP (EIP) of the server. Huawei Cloud lists none for this one: enter it below.',
  'errors.desk.diagnosis-address': 'Enter an IP address, such as 192.0.2.10.',
  'errors.desk.diagnosis-late':
    'The diagnosis takes longer than usual, so it is not waited for any more. Try again later, or open the ticket without it.',
  'errors.desk.diagnosis-failed': 'The diagnosis failed at Huawei Cloud. Try again, or open the ticket without it.',
  'errors.desk.diagnosis-skipped': 'Huawei Cloud did not run the diagnosis. Try again, or open the ticket without it.',
  'errors.desk.diagnosis-unavailable':
    'Huawei Cloud has no diagnosis for this server right now. Try again later, or open the ticket without it.',
  'errors.desk.diagnosis-unreadable':
    'The diagnosis finished, but its results could not be read. Try again, or open the ticket without it.',
  'errors.desk.diagnosis-unclear':
    'The ticket service did not answer, so it is not known whether the diagnosis began. It changes nothing on the server: try again in a few minutes, or open the ticket without it.',
  'errors.desk.parameters-empty': 'Nothing is filled in, so nothing was sent. Please fill in at least one field.',
  'errors.desk.text-empty': 'There is no text. Nothing was sent: write something and try again.',

  'errors.service.unclear':
    'The ticket service did not answer in time, so it is not certain whether this was done. Look at the ticket before you try again.',
  'errors.service.not-found':
    'There is no such ticket that this app can see. Check the number, or find it with `/ticket list`.',
  'errors.service.credentials':
    "Huawei Cloud rejected this app's access key. Nothing was done. An admin can see what to check in `/ticket status`.",
  'errors.service.clock':
    "Huawei Cloud rejected this app because its server's clock is wrong. Nothing was done. An admin can see by how much in `/ticket status`.",
  'errors.service.login':
    "Huawei Cloud rejected this app's login. Nothing was done. An admin can see what to check in `/ticket status`.",
  'errors.service.tls':
    'This app has no secure connection to Huawei Cloud. Nothing was sent. An admin can see what to check in `/ticket status`.',
  'errors.service.proxy':
    'A proxy keeps this app from reaching Huawei Cloud. Nothing was done. An admin can see what to check in `/ticket status`.',
  'errors.service.forbidden':
    'The ticket service does not let the account of this app do that, so nothing was done. An admin can give it the missing permission in Huawei Cloud IAM.',
  'errors.service.attachments':
    "Today's allowance for attachments is used up, so nothing was sent. Send it without files, or tomorrow.",
  'errors.service.severity': 'The ticket service does not know this severity, so nothing was done. Choose another one.',
  'errors.service.create-forbidden':
    'The account of this app may not open tickets, so none was opened. An admin can allow it in Huawei Cloud IAM.',
  'errors.service.cc': 'The ticket service refuses an address to notify, so nothing was done. Check it and try again.',
  'errors.service.unverified':
    'The ticket service says that the contact is not verified, so nothing was done. Have a code sent to it, or leave phone and e-mail empty.',
  'errors.service.plan':
    'Your support plan does not cover this kind of ticket, so none was opened. Choose another problem type, or ask your admin about the plan.',
  'errors.service.address':
    'Huawei Cloud has no such function at the address that this app uses. Nothing was done. An admin can see what to check in `/ticket status`.',
  'errors.service.foreign':
    'Something other than Huawei Cloud answered, such as a proxy or a sign-in page. Nothing was done. Try again in a few minutes; if it keeps happening, tell an admin: `/ticket status` says more.',
  'errors.service.too-large': 'This is too large for the ticket service, so nothing was sent. Choose smaller files.',
  'errors.service.down':
    'The ticket service cannot be reached or does not work at the moment, so nothing was done. Please try again in a few minutes.',
  'errors.service.busy': 'The ticket service is busy, so nothing was done. Please try again in a minute.',
  'errors.service.refused':
    'The ticket service refused this, so nothing was done. It says: “{message}” ({code}). Please change what it names, or tell your admin.',

  'errors.slack.channel':
    'The app is not in that channel, so it cannot post there. Open the channel, type `/invite`, choose this app, and try again.',
  'errors.slack.archived': 'That channel is archived, so nothing can be posted there. Choose another one.',
  'errors.slack.scope':
    'The app lacks a permission in Slack, so this was not done. An admin can install it anew with its present manifest.',
  'errors.slack.trigger': 'Slack took too long, so the form could not be opened. Nothing was done: please try again.',
  'errors.slack.busy':
    'Slack is limiting this app, so nothing was done. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  'errors.slack.down':
    'Slack {sent, select, no {cannot be reached, so nothing was done} look {did not answer properly} other {did not answer properly, so check whether this was done}}. Try again in a minute.',
  'errors.slack.restricted':
    'The settings of that channel do not let this app post there. Choose another channel, or ask whoever manages it.',
  'errors.slack.organization':
    'Your organization does not let this app do that in Slack. Only an admin of Slack can allow it.',
  'errors.slack.other':
    'Slack refused this ({code}), so it may not have been done. Please try again, or tell your admin.',
} as const;
