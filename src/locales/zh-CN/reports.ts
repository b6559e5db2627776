/** Counts and exports of tickets. Values are escaped by whoever shows the text. */
export const reports = {
  'stats.title': '按状态统计工单',
  'stats.line': '*{status}*：{count, plural, other {# 个工单}} · {share, number, percent}',
  'stats.total': '共 {total, plural, other {# 个工单}}',
  'stats.own-only': '华为云只统计本应用访问密钥所属用户的工单，可能不含同事的工单。',
  'stats.open-only': '仅统计您可以查看且未结束的工单。',
  'stats.picture': '柱状图，自上而下：{counts}',
  'stats.offer': '统计需要在表单中显示，点击即可打开。',

  'export.direct': '导出文件会通过本应用的私信发给您。',
  'export.begun': '已开始导出…',
  'export.progress': '导出中：第 {file} 个文件，共 {of} 个…',
  'export.done':
    '{files, plural, =0 {没有符合条件的工单，因此没有导出内容。} other {已导出 {tickets, plural, other {# 个工单}}，共 # 个文件，其中的时间为 UTC。}}{own, select, yes {华为云不支持按用户组导出，可能不含同事创建的工单。} other {}}',

  'errors.desk.export-filter':
    '工单服务无法按标签、工单号、区域、产品、问题类型、多个关键词或“我的”导出，因此什么也没有导出。请去掉这些条件后重试。',
  'errors.desk.export-forbidden':
    '本应用的账号没有导出工单的权限，因此什么也没有导出。管理员可以在华为云中授予该权限。',
  'errors.desk.export-many':
    '工单超过 {limit, number} 个，因此什么也没有导出。请按日期缩小范围：用 `/ticket filter` 保存筛选后再输入 `/ticket export @name`。',

  'commands.stats.usage': '`/ticket stats`',
  'commands.stats.help': '以图和表显示各状态的工单数量',
  'commands.export.usage': '`/ticket export [open|closed|all|@name] [词语]`',
  'commands.export.help': '把工单导出为文件，通过私信发给您，仅限操作员',
} as const;
