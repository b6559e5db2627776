/** `/ticket` and its subcommands. Callers escape the values. */
export const commands = {
  'commands.working': 'Working on it…',
  'commands.usage': 'Usage: {usage}',
  'commands.no-ticket': 'Which ticket? Add its number.',
  'commands.bad-ticket': "That isn't a ticket number. It has only letters, digits, hyphens and underscores.",
  'commands.bad-choice': "That isn't one of the choices.",
  'commands.which':
    'Is this for ticket {named}, or for {linked}, which is followed here? Nothing was sent yet. Choose one, or start with its number.',
  'commands.which.send': 'Send to {id}',
  'commands.late':
    'This app was already working on this when you edited it, so your original message counts. To change something, send a new message.',
  'commands.files.refused':
    "Nothing was sent: this app can't read {names}. Links to external documents, canvases, emails and empty files can't be attached. Remove {count, plural, one {it} other {them}} and try again, or use the form.",
  'commands.files.again': 'Open the form and add the files again.',
  'commands.direct':
    'Open a ticket about this? Commands work here without `/ticket`: `list`, `show ID`, `reply ID text`, `help`.',
  'commands.direct.tickets': 'My tickets',
  'commands.direct.help': 'Help',
  'commands.unknown': "There's no command “{name}”. See `/ticket help` for all commands.",
  'commands.guess': "There's no command “{name}”. Did you mean `/ticket {guess}`?",
  'commands.run': 'Run {guess}',
  'commands.offer-form': 'Open the form to continue.',
  'commands.offer': 'Ticket {id}: open the form to continue.',

  'commands.new.usage': '`/ticket new [text]`',
  'commands.new.help': 'open a form for a new ticket, filled with your text',
  'commands.new.offer': 'Open the form for a new ticket.',
  'commands.new.button': 'New ticket',
  'commands.list.usage': '`/ticket list [open|closed|mine|all|@name] [words]`',
  'commands.list.help': 'list tickets; filter by words or “quoted phrases” in the description',
  'commands.list.too-many': 'Too much to search for. Use up to 10 words.',
  'commands.show.usage': '`/ticket show ID`',
  'commands.show.help': 'show a ticket, only to you',
  'commands.reply.usage': '`/ticket reply ID [text]`',
  'commands.reply.help': 'send text to the engineer; without text, open a form where you can attach files',
  'commands.close.usage': '`/ticket close ID`',
  'commands.close.help': 'confirm the fix and close the ticket',
  'commands.cancel.usage': '`/ticket cancel ID`',
  'commands.cancel.help': 'cancel a new ticket that nobody is working on yet',
  'commands.nudge.usage': '`/ticket nudge ID`',
  'commands.nudge.help': 'nudge the engineers about a ticket that is new or with Huawei Cloud',
  'commands.delete.usage': '`/ticket delete ID`',
  'commands.delete.help': 'permanently delete a ticket',
  'commands.link.usage': '`/ticket link ID [#channel]`',
  'commands.link.help': 'follow a ticket in a channel: its card and updates are posted there',
  'commands.link.done': 'Ticket {id} is now followed in {channel}. Its card appears there in a moment.',
  'commands.link.existed': 'Ticket {id} is already followed in {channel}.',
  'commands.link.name': "Type `#` and pick the channel from Slack's list, or use the command in that channel.",
  'commands.link.this-app': 'this app',
  'commands.link.absent':
    "This app isn't in {channel}, so it can't post there. In that channel, type `/invite`, choose {bot}, then try again.",
  'commands.link.archived': '{channel} is archived. Choose another channel.',
  'commands.link.direct': "Tickets can't be followed in direct messages. Use the command in a channel, or name one.",
  'commands.link.hidden': "You're not in that private channel. Join it first, or choose another channel.",
  'commands.unlink.usage': '`/ticket unlink ID`',
  'commands.unlink.help': 'stop following a ticket here',
  'commands.unlink.done':
    "{count, plural, =0 {Ticket {id} isn't followed here.} other {Ticket {id} is no longer followed here.}}",
  'commands.links.usage': '`/ticket links`',
  'commands.links.help': 'show followed tickets, and channels that follow new ones',
  'commands.follow.usage': '`/ticket follow [#channel] [words] [product:… problem:… region:… by:…]`',
  'commands.follow.help':
    'post every new ticket here or in a channel; filter by words, product:, region:, problem:, by: (operators)',
  'commands.follow.done':
    "{filter} are now posted in {channel}, each with its card. Existing and private tickets aren't.",
  'commands.follow.changed':
    '{channel} already follows new tickets. From now on: {filter}. Private tickets are excluded.',
  'commands.unfollow.usage': '`/ticket unfollow [#channel]`',
  'commands.unfollow.help': 'stop posting new tickets; tickets already posted stay followed (operators)',
  'commands.unfollow.done':
    'New tickets are no longer posted in {channel}. Tickets already posted stay followed. To stop following one, use `/ticket unlink ID`.',
  'commands.unfollow.none': "New tickets aren't posted in {channel}.",
  'commands.signature.usage': '`/ticket signature [on|off]`',
  'commands.signature.help': 'show or set whether your replies end with your name',
  'commands.signature.on': 'Your replies end with your name: {signature}. To remove it, use `/ticket signature off`.',
  'commands.signature.off': "Your replies don't include your name. To add it, use `/ticket signature on`.",
  'commands.status.usage': '`/ticket status`',
  'commands.status.help': 'show the health of this app (operators)',
  'commands.status.admins':
    'Admins: {who, select, workspace {the owners and admins of this Slack workspace} other {{names}{more, plural, =0 {} other { and # more}}}}',
  'commands.status.reading':
    'Messages: {reading, select, feed {from the message feed, up to 100 tickets per call} other {ticket by ticket, because the message feed is not available{retry, select, none {} other {; next try at {retry}}}}}',
  'commands.status.no-sweep': 'Statuses: not checked yet',
  'commands.status.sweep':
    'Statuses: {mode, select, combined {one list of all open tickets ({listed})} by_status {one list per open status ({listed} tickets)} other {each followed ticket by itself}}, last checked {time, select, none {never completely} other {{time}}}',
  'commands.status.sweep-error': 'Last status check: {error}',
  'commands.status.no-poll': 'Last contact with Huawei Cloud: none yet',
  'commands.status.poll': 'Last contact with Huawei Cloud: {time}',
  'commands.status.followed':
    '{followed, plural, one {# ticket} other {# tickets}} followed{suspended, plural, =0 {} one {; # link paused} other {; # links paused}}',
  'commands.status.pending':
    '{pending, plural, =0 {No updates waiting} one {# update waiting} other {# updates waiting}} to be posted{dead, plural, =0 {} one {; # failed} other {; # failed}}',
  'commands.status.process':
    'Process {name}, since {time}: {groups, plural, =0 {polls no tickets} one {polls # group of tickets} other {polls # groups of tickets}}',
  'commands.status.scopes':
    'Slack: this app lacks the scopes {scopes}. Add them under OAuth & Permissions, then reinstall the app.',
  'commands.status.error': 'Last error: {error}',
  'commands.status.lag':
    'Delay: {polls, select, 0 {polls on time} other {oldest due poll is {polls} late}}; {posts, select, 0 {posts on time} other {oldest due post is {posts} late}}',
  'commands.status.pause':
    'Paused: Huawei Cloud failed {failures, plural, one {once} other {# times in a row}}; next try at {time}',
  'commands.status.budget': 'Rate limit: {perMinute} calls a minute; {free} available now',
  'commands.why.usage': '`/ticket why ID`',
  'commands.why.help': "show what changed in a ticket, where it was posted, or why it wasn't",
  'commands.why.never': 'Ticket {id} was never followed. To follow it in a channel, type `/ticket link {id}` there.',
  'commands.help.usage': '`/ticket help [command]`',
  'commands.help.help': 'show all commands, or one in detail',
  'commands.help.title': 'Service Tickets commands',
  'commands.help.more':
    'In a channel or thread that follows one ticket, you can leave out the ID. In a thread, mention this app instead of typing `/ticket`.',
} as const;
