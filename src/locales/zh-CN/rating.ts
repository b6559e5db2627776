/** Stars and words for a ticket, by themselves or when it is closed. */
export const rating = {
  'rating.title': '评价工单',
  'rating.submit': '提交评价',
  'rating.question': '您对服务满意吗？没有意见的项目可以不填。',
  'rating.confirms': '提交评价即确认处理结果：等待确认结果的工单会因此完成。',
  'rating.choose': '请选择',
  'rating.stars': '{stars} {count} 星（共 {most} 星）',
  'rating.comment': '评价内容',
  'rating.none': '工单服务目前不收集评价。',
  'rating.done': '对工单 {id} 的评价已提交，谢谢！',
  'rating.closed': '工单 {id} 已关闭，评价也已提交。',
  'rating.only-closed': '工单 {id} *已关闭*，但评价未能提交。{reason}',

  'commands.rate.usage': '`/ticket rate ID`',
  'commands.rate.help': '用星级评价对处理结果的满意度',
} as const;
