/** Which tickets belong together, and what a new ticket has to do with others. */
export const related = {
  'related.title': '关联工单',
  'related.submit': '保存',
  'related.field': '与这些工单相关',
  'related.hint': '输入工单号或问题描述中的词语。每个工单最多关联 {limit} 个，还可关联 {left} 个。',
  'related.left': '还有 {count, plural, other {# 个}}关联工单未在此显示，其关联关系保持不变。',
  'related.placeholder': '搜索您的工单',
  'related.done':
    '{added, plural, =0 {{removed, plural, =0 {工单 {id} 的关联工单没有变化。} other {工单 {id} 已解除与 # 个工单的关联。}}} other {工单 {id} 已新增关联 # 个工单{removed, plural, =0 {} other {，解除 # 个}}。}}',

  'related.doubles':
    '*是其中之一吗？*这些未结束的工单与您的工单相似。您可以加入其中一个的话题，在下面勾选与您的工单相关的工单，或再次提交表单照常创建。',
  'related.double': '*{id}* {title} · {status}',
  'related.join': '加入该话题',
  'related.join.label': '打开工单 {id} 的话题',
  'related.relate': '将新工单关联到',
  'related.option': '{id} · {title}',
  'related.not-related': '未能关联到您勾选的工单：{reason}',

  'related.follow-up': '跟进',
  'related.follow-up.label': '新建一个跟进工单 {id} 的工单',
  'related.follow-up.text': '本工单跟进工单 {id}（{title}）。',
  'commands.follow-up.usage': '`/ticket follow-up ID`',
  'commands.follow-up.help': '新建工单，接续已结束的工单，并将两者关联',
  'hub.follow-up': '跟进…',
  'hub.follow-up.help': '新建一个接续此工单的工单。',

  'commands.relate.usage': '`/ticket relate ID`',
  'commands.relate.help': '查看和更改与某个工单相关的工单',
  'hub.related': '关联工单…',
  'hub.related.help': '说明哪些工单相关。',
} as const;
