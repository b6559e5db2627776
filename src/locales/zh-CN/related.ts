/** Related tickets, likely duplicates, and follow-ups. */
export const related = {
  'related.title': '关联工单',
  'related.submit': '保存',
  'related.field': '关联到',
  'related.hint': '输入工单号或问题描述中的词语。每个工单最多关联 {limit} 个工单，还可关联 {left} 个。',
  'related.left': '还有 {count, plural, other {# 个}}关联工单未显示，关联关系不变。',
  'related.placeholder': '搜索您的工单',
  'related.done':
    '{added, plural, =0 {{removed, plural, =0 {工单 {id} 的关联工单没有变化。} other {已从工单 {id} 移除 # 个关联工单。}}} other {已为工单 {id} 添加 # 个关联工单{removed, plural, =0 {} other {，移除 # 个}}。}}',

  'related.doubles':
    '*是否已有人提交？*您可以加入以下某个工单的消息列，在下面选择相关工单，或再次提交此表单以创建您的工单。',
  'related.double': '*{id}* {title} · {status}',
  'related.join': '加入消息列',
  'related.join.label': '打开工单 {id} 的消息列',
  'related.relate': '将新工单关联到',
  'related.option': '{id} · {title}',
  'related.not-related': '未能关联到您选择的工单：{reason}',

  'related.follow-up': '跟进',
  'related.follow-up.label': '新建工单以跟进工单 {id}',
  'related.follow-up.text': '跟进工单 {id}（{title}）。',
  'commands.follow-up.usage': '`/ticket follow-up ID`',
  'commands.follow-up.help': '新建工单，继续跟进已关闭的工单',
  'hub.follow-up': '跟进…',
  'hub.follow-up.help': '新建工单，继续跟进此工单。',

  'commands.relate.usage': '`/ticket relate ID`',
  'commands.relate.help': '查看和更改关联工单',
  'hub.related': '关联工单…',
  'hub.related.help': '查看和更改关联工单。',
} as const;
