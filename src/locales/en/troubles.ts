/** Delivery problems: notices, `/ticket status`, `/ticket why`. Callers escape the values. */
export const troubles = {
  'troubles.reason.is_archived': 'the channel is archived',
  'troubles.reason.not_in_channel': 'this app was removed from the channel',
  'troubles.reason.channel_not_found': 'the channel was deleted, or it is private and this app is not in it',
  'troubles.reason.restricted_action': "the channel's settings don't let this app post",
  'troubles.reason.user_gone': "the account is deactivated, or this app can't see it",
  'troubles.reason.messages_tab_disabled': "your workspace doesn't let this app send direct messages",
  'troubles.reason.is_inactive': 'the channel is archived, frozen or deleted',
  'troubles.reason.no_replies': "the thread's message doesn't accept replies",
  'troubles.reason.permission': 'this app lacks a Slack permission; see `/ticket status`',
  'troubles.reason.organization': "your organization doesn't let this app post",
  'troubles.reason.other': 'Slack error “{code}”',

  'troubles.notice':
    '*Updates of ticket {id} are paused in {channel}:* {reason}. Nothing is lost: updates from now on are kept, and come as one reply when posting works again.',
  'troubles.notice.many':
    '*Updates of {count, number} tickets are paused in {channel}:* {reason}. Nothing is lost: updates from now on are kept, and come as one reply per ticket when posting works again.',
  'troubles.notice.tickets': 'Tickets: {list}{more, plural, =0 {} other { and # more}}.',
  'troubles.notice.new':
    '*New tickets are no longer posted in {channel}:* {reason}. Nothing is lost: new tickets are kept, and posted when that works again.',
  'troubles.notice.new-too': 'New tickets for that channel are kept too.',
  'troubles.notice.mend':
    '{reason, select, is_archived {Unarchive the channel and choose Resume, or move the updates to another channel.} not_in_channel {Updates resume when someone invites this app again. You can also move them to another channel.} channel_not_found {If the channel is private, ask a member to invite this app, and updates resume. You can also move them to another channel.} other {When this is fixed, choose Resume, or move the updates to another channel.}}',
  'troubles.resume': 'Resume',
  'troubles.resume.label': 'Resume updates of ticket {id}',
  'troubles.resume.all-label': 'Resume all updates there',
  'troubles.move': 'Move to another channel',
  'troubles.move.label': 'Follow ticket {id} in another channel',
  'troubles.resumed': 'Ticket {id} is followed in {channel} again. Missed updates appear there in a moment.',
  'troubles.active': "Ticket {id} isn't paused. `/ticket links` shows where it's followed.",
  'troubles.moved': 'Ticket {id} is now followed in {channel}. Its card and missed updates appear there in a moment.',
  'troubles.taken': 'Ticket {id} is already followed in {channel}. Choose another channel.',
  'troubles.move.all-label': 'Move all updates to another channel',
  'troubles.resumed.all':
    '{count, plural, =0 {} one {One ticket is followed in {channel} again. } other {# tickets are followed in {channel} again. }}{follow, select, yes {New tickets are posted in {channel} again. } other {}}Missed updates appear there in a moment.',
  'troubles.active.all': 'Nothing is paused in {channel}. `/ticket links` shows what is followed where.',
  'troubles.moved.all':
    "{moved, plural, =0 {} one {One ticket is now followed in {channel}. Its card and missed updates appear there in a moment. } other {# tickets are now followed in {channel}. Their cards and missed updates appear there in a moment. }}{taken, plural, =0 {} one {One is already followed there, so it stays paused in the old channel. } other {# are already followed there, so they stay paused in the old channel. }}{follow, select, moved {New tickets are posted in {channel} from now on, starting with those that were missed.} taken {{channel} already follows new tickets, so that wasn't moved.} other {}}",
  'troubles.move.all.title': 'Move paused updates',
  'troubles.move.all.submit': 'Move updates',
  'troubles.move.all.hint': 'The cards, missed updates and all later ones go there. This app must be a member.',
  'troubles.move.title': 'Move updates',
  'troubles.move.submit': 'Move updates',
  'troubles.move.hint': 'The card, missed updates and all later ones go there. This app must be a member.',

  'troubles.suspended.title': 'Paused',
  'troubles.suspended.line':
    '*{id}* in {channel}, set up by {user}: {reason}{since, select, none {} other {, since {since}}}. {waiting, plural, =0 {No updates waiting.} one {# update waiting.} other {# updates waiting.}}',
  'troubles.untold': "The person who set this up couldn't be notified: {reason}.",
  'troubles.dead.title': 'Failed after many tries',
  'troubles.dead.line':
    '*{id}* in {channel}: {count, plural, one {# update} other {# updates}}, since {since}: {reason}.',
  'troubles.send-again': 'Retry',
  'troubles.send-again.label': 'Retry failed updates of ticket {id}',
  'troubles.sent-again':
    '{count, plural, =0 {No failed updates are left there.} one {Retrying # update.} other {Retrying # updates, in order.}}',

  'troubles.why.title': '*Ticket {id}*: what changed, and where it was posted',
  'troubles.why.reading': '{last, select, none {Not checked yet} other {Last checked {last}}}; next check {next}.',
  'troubles.why.failure': 'The last check failed: {error}',
  'troubles.why.deleted-status': 'Huawei Cloud lists this ticket as deleted, so it is no longer checked.',
  'troubles.why.gone':
    'Huawei Cloud no longer shows this ticket. It is checked daily for 30 days, and updates resume if it comes back.',
  'troubles.why.final': 'No longer checked because it closed a while ago. To check it again, use `/ticket show {id}`.',
  'troubles.why.unlinked': "Not checked because it isn't followed anywhere.",
  'troubles.why.link':
    '{channel}, set up by {user}: {state, select, active {updates are posted there} other {*paused*{since, select, none {} other { since {since}}}: {reason}}}{waiting, plural, =0 {} one {; # update waiting} other {; # updates waiting}}',
  'troubles.why.links-more': '{count, plural, one {# more place} other {# more places}} not shown.',
  'troubles.why.no-events': 'No changes since it was first followed.',
  'troubles.why.message': 'Message from {author}: “{words}”',
  'troubles.why.own': 'Sent by {user}: “{words}”',
  'troubles.why.came-back': 'recognized when Huawei Cloud returned it, so not posted again',
  'troubles.why.status': 'Status: {from} → {to}',
  'troubles.why.linked': 'First followed: card posted',
  'troubles.why.deleted': 'Ticket can no longer be read',
  'troubles.why.other': 'Change ({kind})',
  'troubles.why.times': 'happened {at}, seen {seen}',
  'troubles.why.done': '{channel}: {posted} {time}',
  'troubles.why.posted': 'posted',
  'troubles.why.pending': '{channel}: waiting, next try {time}{reason, select, none {} other { ({reason})}}',
  'troubles.why.sending':
    '{channel}: sent, not confirmed yet; checked at {time}{reason, select, none {} other { ({reason})}}',
  'troubles.why.paused': '{channel}: waiting until updates resume there ({reason})',
  'troubles.why.dead': '{channel}: failed {time} after many tries ({reason})',
  'troubles.why.nowhere': 'not followed anywhere at that time',
} as const;
