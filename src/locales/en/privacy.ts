/** Private tickets: making them so, and what is asked before more people read one. */
export const privacy = {
  'hub.private': 'Make private',
  'hub.private.help': 'Only who opened it, members of the channels where it is linked, and operators see it.',
  'hub.public': 'End private',
  'hub.public.help': 'Everyone who may see tickets sees it, unless it is linked in private channels only.',
  'privacy.made':
    'Ticket {id} is private now. Who opened it, the members of the channels where it is linked, and operators see it.',
  'privacy.ended':
    'Ticket {id} is no longer private. If it is linked in private channels only, it stays hidden from everyone else.',
  'privacy.share':
    'Ticket {id} is private. {readers, select, everyone {In {channel}, everyone in the workspace will read it.} organizations {In {channel}, people of other organizations will read it.} other {In {channel}, everyone in the workspace and people of other organizations will read it.}}',
  'privacy.share.button': 'Follow it there',

  'privacy.left-out': '{count, plural, one {# private ticket was} other {# private tickets were}} left out.',

  'privacy.wider':
    '{readers, select, everyone {{channel} is public now: everyone in the workspace can read it.} organizations {{channel} is shared now: people of other organizations can read it.} other {{channel} is public and shared now: everyone in the workspace and people of other organizations can read it.}} You follow {list}{more, plural, =0 {} other { and # more}} there. To stop, type `/ticket unlink ID` in that channel.',

  'create.private': 'Who sees it',
  'create.private.label': 'Private',
  'create.private.help': 'Only you, members of its channel, and operators see it.',

  'errors.desk.link-widens': 'More people would read this private ticket there. Follow it again and confirm.',
  'errors.desk.move-private':
    'Some of these tickets are private, and more people would read them there. Choose a private channel, or link them there one by one.',
  'errors.desk.private-place':
    'A private ticket can be followed in private channels only. Choose another channel, or none.',
} as const;
