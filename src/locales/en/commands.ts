/** `/ticket` and its subcommands. Values are escaped by whoever shows the text. */
export const commands = {
  'commands.working': 'Working on it…',
  'commands.usage': 'It is written {usage}.',
  'commands.no-ticket': 'Which ticket? This place is not linked to exactly one, so the number is needed.',
  'commands.bad-ticket':
    'That is not the number of a ticket: numbers have letters, digits, hyphens and underscores only.',
  'commands.bad-choice': "That isn't one of the choices.",
  'commands.which':
    'Is this for ticket {named}, or for {linked}, which is followed here? Nothing was sent. Choose one, or begin with its number.',
  'commands.which.send': 'Send to {id}',
  'commands.late':
    'This was already being worked on when you edited it, so your earlier words count. To change something, send a new message.',
  'commands.files.refused':
    "Nothing was sent: the app can't read {names}. Links to documents elsewhere, canvases, e-mails and empty files can't go along. Send it again without {count, plural, one {it} other {them}}, or use the form.",
  'commands.files.again': 'Add the files again in the form. Click to open it.',
  'commands.direct':
    'Open a ticket about this? Commands work here without `/ticket`: `list`, `show ID`, `reply ID text`, `help`.',
  'commands.direct.tickets': 'My tickets',
  'commands.direct.help': 'Help',
  'commands.unknown': 'There is no command “{name}”. `/ticket help` shows all there are.',
  'commands.guess': 'There is no command “{name}”. Did you mean `/ticket {guess}`?',
  'commands.run': 'Yes, {guess}',
  'commands.offer-form': 'This needs a form. Click to open it.',
  'commands.offer': 'Ticket {id}: this needs a form. Click to open it.',

  'commands.new.usage': '`/ticket new [text]`',
  'commands.new.help': 'opens the form for a new ticket, with the text in it',
  'commands.new.offer': 'A new ticket needs a form. Click to open it.',
  'commands.new.button': 'New ticket',
  'commands.list.usage': '`/ticket list [open|closed|mine|all|@name] [words]`',
  'commands.list.help': 'lists tickets; words must occur in the description, “quoted words” together',
  'commands.list.too-many':
    'These are too many or too long words to search for: up to 10, with 100 characters each and 600 together.',
  'commands.show.usage': '`/ticket show ID`',
  'commands.show.help': 'shows a ticket, to you only',
  'commands.reply.usage': '`/ticket reply ID [text]`',
  'commands.reply.help': 'sends the text to the engineer; without text, it opens a form that takes files too',
  'commands.close.usage': '`/ticket close ID`',
  'commands.close.help':
    'confirms the fix and closes a ticket that Huawei Cloud works on; asks first, and takes a note',
  'commands.cancel.usage': '`/ticket cancel ID`',
  'commands.cancel.help': 'cancels a ticket that nobody works on yet; asks first',
  'commands.urge.usage': '`/ticket urge ID`',
  'commands.urge.help': 'asks the engineers to hurry, on a ticket that is new or with Huawei Cloud',
  'commands.delete.usage': '`/ticket delete ID`',
  'commands.delete.help': 'deletes a ticket for good; asks first',
  'commands.link.usage': '`/ticket link ID [#channel]`',
  'commands.link.help': 'follows a ticket here, or in the channel: its card and every change are posted',
  'commands.link.done': 'Ticket {id} is now followed in {channel}. Its card will be there in a moment.',
  'commands.link.existed': 'Ticket {id} is followed in {channel} already.',
  'commands.link.name':
    'Slack did not say which channel that is. Pick it from the list that Slack offers when you type `#`, or type the command in that channel.',
  'commands.link.this-app': 'this app',
  'commands.link.absent':
    'This app is not in {channel}, so it cannot post there. Open the channel, type `/invite` and choose {bot}, then try again.',
  'commands.link.archived': '{channel} is archived, so nothing can be posted there. Choose another channel.',
  'commands.link.direct':
    'Tickets can be followed in channels only, not in direct messages. Type the command in a channel, or name one.',
  'commands.link.hidden': 'You are not in that private channel, so a ticket cannot be followed there for you.',
  'commands.unlink.usage': '`/ticket unlink ID`',
  'commands.unlink.help': 'stops following a ticket here',
  'commands.unlink.done':
    '{count, plural, =0 {Ticket {id} is not followed here, so nothing was changed.} other {Ticket {id} is no longer followed here.}}',
  'commands.links.usage': '`/ticket links`',
  'commands.links.help': 'shows which tickets are followed where, and which channels follow new ones',
  'commands.follow.usage': '`/ticket follow [#channel] [words] [product:… problem:… region:… by:…]`',
  'commands.follow.help':
    'follows new tickets here, or in the channel, wherever they were made; words must occur in the description, the others are pieces of names, by: of the user who made it. For operators',
  'commands.follow.done':
    '{filter} are now followed in {channel}: each gets its card there. Tickets that exist already, and private ones, are not posted.',
  'commands.follow.changed':
    'New tickets were followed in {channel} already. From now on: {filter}. Private tickets are left out.',
  'commands.unfollow.usage': '`/ticket unfollow [#channel]`',
  'commands.unfollow.help': 'stops following new tickets; those that were posted stay followed. For operators',
  'commands.unfollow.done':
    'New tickets are no longer followed in {channel}. Those that were posted stay followed; `/ticket unlink ID` ends that.',
  'commands.unfollow.none': 'New tickets are not followed in {channel}, so nothing was changed.',
  'commands.signature.usage': '`/ticket signature [on|off]`',
  'commands.signature.help': 'shows or sets whether your replies carry your name',
  'commands.signature.on': 'Your replies end with your name: {signature}. `/ticket signature off` leaves it out.',
  'commands.signature.off': "Your replies don't carry your name. `/ticket signature on` adds it.",
  'commands.status.usage': '`/ticket status`',
  'commands.status.help': 'shows how the updates are doing, to operators',
  'commands.status.account': 'Account: {account}',
  'commands.status.admins':
    'Admins: {who, select, workspace {the owners and admins of this Slack workspace} other {{names}{more, plural, =0 {} other { and # more}}}}',
  'commands.status.reading':
    'Messages: {reading, select, feed {from the message feed, up to 100 tickets a call} other {ticket by ticket, because the message feed is not available{retry, select, none {} other {; next try at {retry}}}}}',
  'commands.status.no-sweep': 'Statuses: not checked yet',
  'commands.status.sweep':
    'Statuses: {mode, select, combined {one list of all open tickets ({listed})} by_status {one list per open status ({listed} tickets)} other {each followed ticket by itself}}, last checked {time, select, none {never completely} other {{time}}}',
  'commands.status.sweep-error': 'Last status check: {error}',
  'commands.status.no-poll': 'Last look at the ticket service: none yet',
  'commands.status.poll': 'Last look at the ticket service: {time}',
  'commands.status.followed':
    '{followed, plural, one {# ticket is} other {# tickets are}} followed{suspended, plural, =0 {} one {; # link is paused} other {; # links are paused}}',
  'commands.status.pending':
    '{pending, plural, =0 {No update waits} one {# update waits} other {# updates wait}} to be posted{dead, plural, =0 {} one {; # could not be posted} other {; # could not be posted}}',
  'commands.status.process':
    'Process {name}, since {time}: {groups, plural, =0 {reads no tickets} one {reads # group of tickets} other {reads # groups of tickets}}',
  'commands.status.scopes':
    'Slack: the app lacks the scopes {scopes}. Add them under OAuth & Permissions, then reinstall the app.',
  'commands.status.error': 'Last error: {error}',
  'commands.status.lag':
    'Lateness: {polls, select, 0 {readings are on time} other {the oldest reading that is due is {polls} late}}; {posts, select, 0 {posts are on time} other {the oldest post that is due is {posts} late}}',
  'commands.status.pause':
    'Pause: the ticket service failed {failures, plural, one {once} other {# times in a row}}; it is asked again at {time}',
  'commands.status.budget': 'Budget: {perMinute} calls a minute, {free} of them could be made at once now',
  'commands.why.usage': '`/ticket why ID`',
  'commands.why.help': 'tells what was seen of a ticket when, and where it was posted, or why not',
  'commands.why.never':
    'Ticket {id} was never followed here. `/ticket link {id}` follows it in the channel where you type it.',
  'commands.help.usage': '`/ticket help [command]`',
  'commands.help.help': 'shows this, or more about one command',
  'commands.help.title': 'Service tickets in Slack',
  'commands.help.more':
    'In a channel or thread that follows one ticket, the ID may be left out. In a thread, mention this app in place of `/ticket`.',
} as const;
