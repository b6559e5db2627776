/** What the tour says, and what it points at. */
export const steps = [
  {
    title: 'A Slack of your own',
    text:
      'This workspace, the ticket service behind it and the bot run on this machine only. Nothing here reaches Slack or ' +
      'Huawei Cloud: try whatever you like, but keep real data out of it.',
  },
  {
    title: 'Open a ticket',
    text: 'Type /ticket new and a few words of what is wrong, press Enter, and fill the form that opens.',
    target: '#composer',
  },
  {
    title: 'Follow it in its thread',
    text:
      'The ticket’s card stands in the channel and stays current. Every answer comes as a reply in its thread, where you ' +
      'answer, too.',
    target: '#scroll',
  },
  {
    title: 'Play the other side',
    text:
      'On the engineer’s page you take the ticket, ask, answer with pictures, ask for access and resolve. There are switches, ' +
      'too, that break things, to see what the bot says then.',
    target: '.pages a[href="/engineer"]',
  },
  {
    title: 'See what goes over the wire',
    text: 'The inspector lists each payload and call with its signature, its answer and its milliseconds. Secrets are hidden.',
    target: '.pages a[href="/inspector"]',
  },
  {
    title: 'Be somebody else',
    text: 'An admin, an operator, a guest: each may do other things. The question mark brings this tour back.',
    target: '.who',
  },
];
