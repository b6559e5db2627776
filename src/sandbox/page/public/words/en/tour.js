/** The guided tour. */
export const tour = {
  'tour.help': 'Help: show the guided tour',
  'tour.name': 'Guided tour',
  'tour.back': 'Back',
  'tour.next': 'Next',
  'tour.done': 'Done',
  'tour.skip': 'Skip the tour',
  'tour.count': '{at} of {all}',
  'tour.own.title': 'A Slack of your own',
  'tour.own.text':
    'This workspace, the ticket service behind it and the bot run on this machine only. Nothing here reaches Slack or ' +
    'Huawei Cloud: try whatever you like, but keep real data out of it.',
  'tour.open.title': 'Open a ticket',
  'tour.open.text': 'Type /ticket new and a few words of what is wrong, press Enter, and fill the form that opens.',
  'tour.thread.title': 'Follow it in its thread',
  'tour.thread.text':
    'The ticket’s card stands in the channel and stays current. Every answer comes as a reply in its thread, where you ' +
    'answer, too.',
  'tour.engineer.title': 'Play the other side',
  'tour.engineer.text':
    'On the engineer’s page you take the ticket, ask, answer with pictures, ask for access and resolve. There are switches, ' +
    'too, that break things, to see what the bot says then.',
  'tour.wire.title': 'See what goes over the wire',
  'tour.wire.text':
    'The inspector lists each payload and call with its signature, its answer and its milliseconds. Secrets are hidden.',
  'tour.others.title': 'Be somebody else',
  'tour.others.text':
    'An admin, an operator, a guest: each may do other things. The language beside it is the one of their Slack. The ' +
    'question mark brings this tour back.',
};
