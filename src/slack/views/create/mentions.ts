/** The ids of the people that a message mentions without a name beside it. */
export function mentionedIn(mrkdwn: string): string[] {
  return [...new Set([...mrkdwn.matchAll(/<@([UW][A-Z0-9]{2,30})>/g)].flatMap(([, id]) => id ?? []))];
}

/** The message with names in its mentions, as Slack itself writes them in typed commands (`<@U123|ada>`). */
export function withNames(mrkdwn: string, names: ReadonlyMap<string, string>): string {
  return mrkdwn.replace(/<@([UW][A-Z0-9]{2,30})>/g, (token, id: string) => {
    const name = names.get(id)?.replace(/[<>|]/g, ' ');
    return name === undefined ? token : `<@${id}|${name}>`;
  });
}
