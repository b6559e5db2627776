/** 导览。 */
export const tour = {
  'tour.help': '帮助：显示导览',
  'tour.name': '导览',
  'tour.back': '上一步',
  'tour.next': '下一步',
  'tour.done': '完成',
  'tour.skip': '跳过导览',
  'tour.count': '{at}/{all}',
  'tour.own.title': '您自己的 Slack',
  'tour.own.text':
    '这个工作区、后面的工单服务和机器人都只在本机运行，不会连接 Slack 或华为云。请随意尝试，但不要放入真实数据。',
  'tour.open.title': '新建工单',
  'tour.open.text': '输入 /ticket new 和几句问题描述，按回车键，然后填写打开的表单。',
  'tour.thread.title': '在话题中跟进',
  'tour.thread.text': '工单卡片位于频道中，始终显示最新状态。每条答复都会出现在它的话题中，您也在那里回复。',
  'tour.engineer.title': '扮演另一方',
  'tour.engineer.text':
    '在工程师页面上，您可以受理工单、提问、附图答复、申请访问和解决问题。那里还有制造故障的开关，可以看看机器人会怎么说。',
  'tour.wire.title': '查看往来的数据',
  'tour.wire.text': '检查器列出每个载荷和每次调用，以及签名、答复和耗时。机密内容会隐藏。',
  'tour.others.title': '换个身份',
  'tour.others.text': '管理员、操作员、访客：每种身份能做的事各不相同。旁边是其 Slack 的语言。点击问号可再次查看导览。',
};
