/** Private tickets: making them private, and confirming that more people will read one. */
export const privacy = {
  'hub.private': 'Make private',
  'hub.private.help': 'Visible to the person who opened it, members of the channels that follow it, and operators.',
  'hub.public': 'Make visible',
  'hub.public.help': 'Visible to everyone who can see tickets, unless only private channels follow it.',
  'privacy.made':
    'Ticket {id} is now private. Only the person who opened it, members of the channels that follow it, and operators can see it.',
  'privacy.ended':
    'Ticket {id} is no longer private. If only private channels follow it, it stays hidden from everyone else.',
  'privacy.share':
    'Ticket {id} is private. {readers, select, everyone {In {channel}, everyone in the workspace can read it.} organizations {In {channel}, people from other organizations can read it.} other {In {channel}, everyone in the workspace and people from other organizations can read it.}}',
  'privacy.share.button': 'Follow there anyway',

  'privacy.left-out': '{count, plural, one {# private ticket} other {# private tickets}} not shown.',

  'privacy.wider':
    '{readers, select, everyone {{channel} is now public. Everyone in the workspace can read it.} organizations {{channel} is now shared. People from other organizations can read it.} other {{channel} is now public and shared. Everyone in the workspace and people from other organizations can read it.}} You follow {list}{more, plural, =0 {} other { and # more}} there. To stop, type `/ticket unlink ID` in that channel.',

  'create.private': 'Visibility',
  'create.private.label': 'Private',
  'create.private.help': 'Visible to you, members of its channel, and operators.',

  'errors.desk.link-widens': 'More people could read this private ticket there. Follow it again and confirm.',
  'errors.desk.move-private':
    'Some of these tickets are private, and more people could read them there. Choose a private channel, or follow them there one by one.',
  'errors.desk.private-place':
    'Private tickets can only be followed in private channels. Choose another channel, or none.',
} as const;
