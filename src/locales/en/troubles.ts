/** What Slack refused, and how the updates stand: notices, `/ticket status`, `/ticket why`. Values are escaped by whoever shows the text. */
export const troubles = {
  'troubles.reason.is_archived': 'the channel is archived',
  'troubles.reason.not_in_channel': 'this app was removed from the channel',
  'troubles.reason.channel_not_found': 'the channel was deleted, or it is private and this app is not in it',
  'troubles.reason.restricted_action': 'the settings of the channel do not let this app post',
  'troubles.reason.user_gone': 'the account is deactivated, or this app may not see it',
  'troubles.reason.messages_tab_disabled': 'this app may not send direct messages in your workspace',
  'troubles.reason.is_inactive': 'the channel is archived, frozen or deleted',
  'troubles.reason.no_replies': 'the message that the thread belongs to takes no replies',
  'troubles.reason.permission': 'this app lacks a permission in Slack; `/ticket status` names it',
  'troubles.reason.organization': 'your organization does not let this app post',
  'troubles.reason.other': 'Slack says “{code}”',

  'troubles.notice':
    '*The news of ticket {id} can no longer be posted in {channel}:* {reason}. Nothing is lost: what happens from now on is kept, and comes as one reply when it can be posted again.',
  'troubles.notice.many':
    '*The news of {count, number} tickets can no longer be posted in {channel}:* {reason}. Nothing is lost: what happens from now on is kept, and comes as one reply a ticket when it can be posted again.',
  'troubles.notice.tickets': 'Tickets: {list}{more, plural, =0 {} other { and # more}}.',
  'troubles.notice.new':
    '*New tickets can no longer be posted in {channel}, which follows them:* {reason}. Nothing is lost: those that come from now on are posted as soon as that is possible again.',
  'troubles.notice.new-too': 'New tickets, which that channel follows, wait as well.',
  'troubles.notice.mend':
    '{reason, select, is_archived {When the channel is unarchived, press Resume; or choose another channel now.} not_in_channel {When somebody invites this app again, it goes on by itself; or choose another channel now.} channel_not_found {If it is private, let somebody in it invite this app, and it goes on by itself; or choose another channel now.} other {When that is mended, press Resume; or choose another channel now.}}',
  'troubles.resume': 'Resume',
  'troubles.resume.label': 'Post the news of ticket {id} there again',
  'troubles.resume.all-label': 'Post all of it there again',
  'troubles.move': 'Move to another channel',
  'troubles.move.label': 'Follow ticket {id} in another channel',
  'troubles.resumed': 'Ticket {id} is followed in {channel} again. What was missed will be there in a moment.',
  'troubles.active':
    'Ticket {id} is not paused any more, so nothing was changed. `/ticket links` shows where it is followed.',
  'troubles.moved':
    'Ticket {id} is now followed in {channel}. Its card, and what was missed, will be there in a moment.',
  'troubles.taken': 'Ticket {id} is followed in {channel} already, so nothing was changed. Choose another channel.',
  'troubles.move.all-label': 'Follow all of it in another channel',
  'troubles.resumed.all':
    '{count, plural, =0 {} one {One ticket is followed in {channel} again. } other {# tickets are followed in {channel} again. }}{follow, select, yes {New tickets are posted in {channel} again. } other {}}What was missed will be there in a moment.',
  'troubles.active.all':
    'Nothing is paused in {channel} any more, so nothing was changed. `/ticket links` shows what is followed where.',
  'troubles.moved.all':
    '{moved, plural, =0 {} one {One ticket is now followed in {channel}. Its card, and what was missed, will be there in a moment. } other {# tickets are now followed in {channel}. Their cards, and what was missed, will be there in a moment. }}{taken, plural, =0 {} one {One is followed there already, so it stays paused where it was. } other {# are followed there already, so they stay paused where they were. }}{follow, select, moved {New tickets are posted in {channel} from now on, those that were missed first.} taken {{channel} follows new tickets already, so that was not moved.} other {}}',
  'troubles.move.all.title': 'Move what is paused',
  'troubles.move.all.submit': 'Move',
  'troubles.move.all.hint':
    'The cards, what was missed and every change will be posted there. The app must be a member.',
  'troubles.move.title': 'Move the ticket',
  'troubles.move.submit': 'Move',
  'troubles.move.hint': 'The card, what was missed and every change will be posted there. The app must be a member.',

  'troubles.suspended.title': 'Paused',
  'troubles.suspended.line':
    '*{id}* in {channel}, by {user}: {reason}{since, select, none {} other {, since {since}}}. {waiting, plural, =0 {No update waits.} one {# update waits.} other {# updates wait.}}',
  'troubles.untold': 'Its creator could not be told: {reason}.',
  'troubles.dead.title': 'Given up after many tries',
  'troubles.dead.line':
    '*{id}* in {channel}: {count, plural, one {# update} other {# updates}}, since {since}: {reason}.',
  'troubles.send-again': 'Send again',
  'troubles.send-again.label': 'Send what could not be posted of ticket {id} again',
  'troubles.sent-again':
    '{count, plural, =0 {Nothing is left that could not be posted there, so nothing was changed.} one {# update is tried again now.} other {# updates are tried again now, in order.}}',

  'troubles.why.title': '*Ticket {id}*: what was seen of it, and where it went',
  'troubles.why.reading': '{last, select, none {It was not read yet} other {It was read last {last}}}; next {next}.',
  'troubles.why.failure': 'The last reading failed: {error}',
  'troubles.why.deleted-status': 'Huawei Cloud lists this ticket as deleted, so it is no longer checked.',
  'troubles.why.gone':
    'Huawei Cloud no longer shows this ticket. It is checked daily for 30 days, and updates resume if it comes back.',
  'troubles.why.final':
    'It is not read any more, because it was finished a while ago. Whoever opens it with `/ticket show {id}` makes that happen again.',
  'troubles.why.unlinked': 'It is not read any more, because it is followed nowhere.',
  'troubles.why.link':
    '{channel}, by {user}: {state, select, active {what happens is posted there} other {*paused*{since, select, none {} other { since {since}}}: {reason}}}{waiting, plural, =0 {} one {; # update waits} other {; # updates wait}}',
  'troubles.why.links-more': '{count, plural, one {One more place} other {# more places}} not shown here.',
  'troubles.why.no-events': 'Nothing happened since it is followed.',
  'troubles.why.message': 'Message of {author}: “{words}”',
  'troubles.why.own': 'Own words of {user}: “{words}”',
  'troubles.why.came-back': 'recognised when the ticket service showed them, so they are not told twice',
  'troubles.why.status': 'Status: {from} → {to}',
  'troubles.why.linked': 'Followed from here on: the card',
  'troubles.why.deleted': 'The ticket cannot be read any more',
  'troubles.why.other': 'Change ({kind})',
  'troubles.why.times': 'happened {at}, seen {seen}',
  'troubles.why.done': '{channel}: {posted} {time}',
  'troubles.why.posted': 'posted',
  'troubles.why.pending': '{channel}: waits, next try {time}{reason, select, none {} other { ({reason})}}',
  'troubles.why.sending':
    '{channel}: sent, and not confirmed yet; looked up at {time}{reason, select, none {} other { ({reason})}}',
  'troubles.why.paused': '{channel}: waits until this place is resumed ({reason})',
  'troubles.why.dead': '{channel}: given up {time} after many tries ({reason})',
  'troubles.why.nowhere': 'no place followed the ticket then',
} as const;
