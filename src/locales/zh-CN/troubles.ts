/** What Slack refused, and how the updates stand: notices, `/ticket status`, `/ticket why`. */
export const troubles = {
  'troubles.reason.is_archived': '频道已归档',
  'troubles.reason.not_in_channel': '本应用已被移出频道',
  'troubles.reason.channel_not_found': '频道已删除，或它是私有频道而本应用不在其中',
  'troubles.reason.restricted_action': '频道设置不允许本应用发消息',
  'troubles.reason.user_gone': '账号已停用，或本应用无法看到它',
  'troubles.reason.messages_tab_disabled': '本应用不能在您的工作区发送私信',
  'troubles.reason.other': 'Slack 的说法是“{code}”',

  'troubles.notice':
    '*工单 {id} 的消息无法再发到 {channel}：*{reason}。什么也不会丢失：此后的变化都会保留，恢复后作为一条回复发出。',
  'troubles.notice.many':
    '*{count, number} 个工单的消息无法再发到 {channel}：*{reason}。什么也不会丢失：此后的变化都会保留，恢复后每个工单作为一条回复发出。',
  'troubles.notice.tickets': '工单：{list}{more, plural, =0 {} other { 等，另有 # 个}}。',
  'troubles.notice.new':
    '*{channel} 关注新工单，但新工单无法再发到那里：*{reason}。什么也不会丢失：此后的新工单会在恢复后补发。',
  'troubles.notice.new-too': '该频道关注的新工单也会等待。',
  'troubles.notice.mend':
    '{reason, select, is_archived {频道取消归档后请按“恢复”；或现在选择其他频道。} not_in_channel {有人重新邀请本应用后会自动继续；或现在选择其他频道。} channel_not_found {如果是私有频道，请其中的成员邀请本应用，之后会自动继续；或现在选择其他频道。} other {解决后请按“恢复”；或现在选择其他频道。}}',
  'troubles.resume': '恢复',
  'troubles.resume.label': '恢复在那里发送工单 {id} 的消息',
  'troubles.resume.all-label': '恢复在那里发送全部消息',
  'troubles.move': '移到其他频道',
  'troubles.move.label': '在其他频道关注工单 {id}',
  'troubles.resumed': '已恢复在 {channel} 关注工单 {id}，错过的内容稍后出现。',
  'troubles.active': '工单 {id} 的关注已不再暂停，未作更改。`/ticket links` 可查看它在哪里被关注。',
  'troubles.moved': '现在 {channel} 关注工单 {id}，卡片和错过的内容稍后出现。',
  'troubles.taken': '{channel} 已在关注工单 {id}，未作更改。请选择其他频道。',
  'troubles.move.all-label': '全部改在其他频道关注',
  'troubles.resumed.all':
    '{count, plural, =0 {} other {已恢复在 {channel} 关注 # 个工单。}}{follow, select, yes {新工单恢复发到 {channel}。} other {}}错过的内容稍后出现。',
  'troubles.active.all': '{channel} 已没有暂停的关注，未作更改。`/ticket links` 可查看哪里关注了什么。',
  'troubles.moved.all':
    '{moved, plural, =0 {} other {现在 {channel} 关注 # 个工单，卡片和错过的内容稍后出现。}}{taken, plural, =0 {} other {那里已在关注其中 # 个，它们仍在原处暂停。}}{follow, select, moved {今后新工单发到 {channel}，先补发错过的。} taken {{channel} 已在关注新工单，因此该关注没有移动。} other {}}',
  'troubles.move.all.title': '移动已暂停的关注',
  'troubles.move.all.submit': '移动',
  'troubles.move.all.hint': '卡片、错过的内容和每次变化都会发到那里。本应用须是该频道的成员。',
  'troubles.move.title': '移动工单',
  'troubles.move.submit': '移动',
  'troubles.move.hint': '卡片、错过的内容和每次变化都会发到那里。本应用须是该频道的成员。',

  'troubles.suspended.title': '已暂停',
  'troubles.suspended.line':
    '*{id}* 在 {channel}，由 {user} 设置：{reason}{since, select, none {} other {，自 {since} 起}}。{waiting, plural, =0 {没有待发送的更新。} other {# 条更新待发送。}}',
  'troubles.untold': '未能通知其创建者：{reason}。',
  'troubles.dead.title': '多次尝试后放弃',
  'troubles.dead.line': '*{id}* 在 {channel}：{count, plural, other {# 条更新}}，自 {since} 起：{reason}。',
  'troubles.send-again': '重新发送',
  'troubles.send-again.label': '重新发送工单 {id} 未能发出的内容',
  'troubles.sent-again':
    '{count, plural, =0 {那里已没有未能发出的内容，未作更改。} other {正在按顺序重新尝试 # 条更新。}}',

  'troubles.why.title': '*工单 {id}*：看到了哪些变化，发到了哪里',
  'troubles.why.reading': '{last, select, none {尚未读取} other {最近读取于 {last}}}；下次读取 {next}。',
  'troubles.why.failure': '最近一次读取失败：{error}',
  'troubles.why.gone': '已不再读取，因为它已被删除，或本应用无权再查看。',
  'troubles.why.final': '已不再读取，因为它早已结束。用 `/ticket show {id}` 打开后会重新读取。',
  'troubles.why.unlinked': '已不再读取，因为没有任何地方关注它。',
  'troubles.why.link':
    '{channel}，由 {user} 设置：{state, select, active {变化会发到那里} other {*已暂停*{since, select, none {} other {（自 {since} 起）}}：{reason}}}{waiting, plural, =0 {} other {；# 条更新待发送}}',
  'troubles.why.links-more': '还有 {count, plural, other {# 处}}未在此显示。',
  'troubles.why.no-events': '自关注以来没有任何变化。',
  'troubles.why.message': '{author}的留言：“{words}”',
  'troubles.why.own': '{user} 自己的话：“{words}”',
  'troubles.why.came-back': '工单服务返回时已识别，因此不重复发送',
  'troubles.why.status': '状态：{from} → {to}',
  'troubles.why.linked': '从此处开始关注：卡片',
  'troubles.why.deleted': '工单已无法读取',
  'troubles.why.other': '变化（{kind}）',
  'troubles.why.times': '发生于 {at}，看到于 {seen}',
  'troubles.why.done': '{channel}：{posted} {time}',
  'troubles.why.posted': '已发送',
  'troubles.why.pending': '{channel}：等待中，下次尝试 {time}{reason, select, none {} other {（{reason}）}}',
  'troubles.why.sending': '{channel}：已发出但尚未确认；将于 {time} 查找{reason, select, none {} other {（{reason}）}}',
  'troubles.why.paused': '{channel}：等待该处恢复（{reason}）',
  'troubles.why.dead': '{channel}：多次尝试后于 {time} 放弃（{reason}）',
  'troubles.why.nowhere': '当时没有任何地方关注该工单',
} as const;
