import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * Slack's messages for malformed blocks, views and arguments: `no more than 50 items allowed [json-pointer:/blocks]`.
 * @param root path of the checked value inside the call's arguments, such as `/view`
 */
export function reasons(issues: readonly Issue[], root: string): readonly string[] {
  return issues.flatMap((issue) => reason(issue, root));
}

function reason(issue: Issue, root: string): readonly string[] {
  const at = (path: readonly PropertyKey[]) =>
    `[json-pointer:${root}${path.map((part) => `/${String(part)}`).join('')}]`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `invalid additional property: ${key} ${at(issue.path)}`);
    case 'too_big':
      return issue.origin === 'string'
        ? [`must be less than ${Number(issue.maximum) + 1} characters ${at(issue.path)}`]
        : [`no more than ${String(issue.maximum)} items allowed ${at(issue.path)}`];
    case 'too_small':
      return issue.origin === 'string'
        ? [`must be more than ${Number(issue.minimum) - 1} characters ${at(issue.path)}`]
        : [`no fewer than ${String(issue.minimum)} items allowed ${at(issue.path)}`];
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? [`missing required field: ${String(issue.path.at(-1) ?? 'value')} ${at(issue.path.slice(0, -1))}`]
        : [`must provide ${article(issue.expected)} ${at(issue.path)}`];
    case 'invalid_union':
      return issue.errors.length === 0
        ? [`unsupported type ${at(issue.path)}`]
        : [`failed to match all allowed schemas ${at(issue.path)}`];
    default:
      return [`${issue.message} ${at(issue.path)}`];
  }
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
