/** Which tickets belong together, and what a new ticket has to do with others. */
export const related = {
  'related.title': '关联工单',
  'related.submit': '保存',
  'related.field': '与这些工单相关',
  'related.hint': '输入工单号或问题描述中的词语。一次最多关联 {limit} 个。',
  'related.placeholder': '搜索您的工单',
  'related.done': '工单 {id} 的关联工单已保存：新增 {added, number} 个，解除 {removed, number} 个。',

  'commands.relate.usage': '`/ticket relate ID`',
  'commands.relate.help': '查看和更改与某个工单相关的工单',
  'hub.related': '关联工单…',
  'hub.related.help': '说明哪些工单相关',
} as const;
