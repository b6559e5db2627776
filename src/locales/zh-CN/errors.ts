/** What happened, what it means, what to do next. `{message}` is the ticket service's own wording. */
export const errors = {
  'errors.quote': '（错误 {id}）',
  'errors.title': '操作未成功',
  'errors.unknown': '本应用内部出错，操作可能没有完成。重试前请先查看工单；如果再次出现，请把错误编号告诉管理员。',
  'errors.restarting': '本应用正在重启，什么也没有做。请半分钟后重试。',
  'errors.busy': '请求过多，未执行任何操作。请一分钟后重试。',
  'errors.not-kept': '本应用的数据库没有响应，操作可能没有完成。重试前请先查看工单。',
  'errors.restarted.ask': '本应用在答复{what}之前重新启动。请重试。',
  'errors.restarted.unclear': '本应用在完成{what}之前重新启动，操作可能没有完成。重试前请先查看工单。',
  'errors.restarted.this': '您上次的请求',
  'errors.outdated': '此按钮或表单来自本应用的旧版本，什么也没有做。输入 `/ticket help` 查看现有功能。',
  'errors.sign-in': '本应用目前无法登录 Slack，什么也没有做。请一分钟后重试；如果一直如此，请告诉管理员。',
  'errors.file': '无法从 Slack 获取某个文件，什么也没有发送。请重新添加文件；如果一直如此，请不带文件发送。',

  'errors.desk.forbidden':
    '您的角色不允许此操作，什么也没有做。{role, select, requester {此操作需要申请人角色。} operator {此操作仅限操作员{own, select, yes {及在此发起的人} other {}}。} admin {此操作仅限管理员。} other {}}请本应用的管理员来做，或请其授予您相应角色。',
  'errors.desk.unknown-person': 'Slack 没有返回您的身份，未执行任何操作。请一分钟后重试。',
  'errors.desk.no-access': '如需使用本应用，请向本应用的管理员申请权限。',
  'errors.desk.role-changed': '您的角色刚刚有变化，未执行任何操作。请重试以了解您现在可以执行的操作。',
  'errors.desk.invalid-input': '您填写的内容中有无效项，什么也没有做。请检查后重试。',
  'errors.desk.colleagues-ticket': '华为云不支持对同事创建的工单执行此操作。请由创建该工单的同事在华为云控制台中操作。',
  'errors.desk.not-found': '本应用看不到这个工单。请检查工单号，或用 `/ticket list` 查找。',
  'errors.desk.no-link': '此工单已不在那里关注，什么也没有做。',
  'errors.desk.in-progress': '此操作正在进行。请稍候，重试前请先查看工单。',
  'errors.desk.other-version': '此表单的较早版本已创建为工单 {id}。当前版本尚未提交。',
  'errors.desk.uncertain': '工单服务没有明确答复，不确定操作是否完成。重试前请先查看工单。',
  'errors.desk.file-count':
    '文件太多{limit, plural, =0 {} other {，最多允许 # 个}}。什么也没有发送：请去掉一些后重试。',
  'errors.desk.file-size':
    '{count, plural, other {文件 {name} 太大}}{size, select, none {} other {；最大允许 {size}}}。什么也没有发送：请选择较小的文件后重试。',
  'errors.desk.file-type':
    '工单服务不接受 {name} 这种类型的文件{types, select, none {} other {；可接受 {types}}}。什么也没有发送：请选择其他文件后重试。',
  'errors.desk.text-too-long':
    '文字太长{limit, plural, =0 {} other {，最多允许 # 个字符}}。什么也没有发送：请缩短后重试。',
  'errors.desk.filter-name':
    '没有“{name}:”这个筛选项，未作更改。可用的有 product:、problem:、region: 和 by:。带冒号的词语请放在“引号”里。',
  'errors.desk.filter-empty': '“{name}:”后面没有内容，未作更改。请在其后直接写名称的一部分，前面不要有空格。',
  'errors.desk.filter-long': '筛选条件太长，未作更改：最多 {limit} 个词语和名称，每个不超过 {length} 个字符。',
  'errors.desk.access-window': '结束时间必须晚于开始时间和当前时间，没有授权任何人。请选择其他结束时间。',
  'errors.desk.access-changed': '该申请的批准情况已变更，没有授权任何人。请核对下方内容后重新提交。',
  'errors.desk.access-approver': 'Slack 没有返回第一位批准人的身份，没有授权任何人。请一分钟后重试。',
  'errors.desk.access-console': '请选择工程师访问控制台的方式。',
  'errors.desk.access-way': '请选择委托，或填写主机的账号和密码。',
  'errors.desk.access-port': '端口是 1 到 {limit} 之间的数字。没有授权任何人：请检查。',
  'errors.desk.access-account': '账号名最多 {limit} 个字符，密码最多 {length} 个字符。没有授权任何人：请检查。',
  'errors.desk.access-host': '用此端口、账号和密码无法登录主机 {name}，没有授权任何人。请检查。',
  'errors.desk.access-unverified': '工单服务无法验证主机 {name} 的账号，没有授权任何人。请几分钟后重试。',
  'errors.desk.agreement-changed': '协议在此期间发布了新版本，因此没有签署。请阅读后重新同意。',
  'errors.desk.agreement-unsigned': '工单服务未能接受协议的签署，因此未执行任何操作。请几分钟后重试。',
  'errors.desk.abuse-unclear':
    '工单服务没有应答，无法得知举报是否已送达。如已送达，华为云会通过您的联系方式答复；如仍要再次提交，请重新打开表单。',
  'errors.desk.finished':
    '此工单{status, select, 3 {已完成} 4 {已撤销} 12 {无效} 13 {已删除} other {已结束}}，因此未执行任何操作，也无法再进行处理。您点击的内容显示的是较早的状态。',
  'errors.desk.rating-empty': '没有选择星级，因此未发送任何内容。请选择星级，或同时清空评价内容。',
  'errors.desk.urged-recently':
    '现在再次催单为时尚早，因此未执行任何操作。{known, select, yes {{minutes, plural, =0 {不到一分钟前} other {# 分钟前}}已在此催促过。} other {此工单已在控制台或其他应用中催促过。}}工单服务未说明需要间隔多久：请大约半小时后再试，或直接回复工程师。',
  'errors.desk.agreement-open': '签署协议之后，工单服务才接受工单，因此什么也没有做。请阅读协议并表示同意。',
  'errors.desk.code-soon': '验证码刚刚发送过。如果没有收到，{seconds, plural, other {# 秒}}后可以再次发送。',
  'errors.desk.code-often':
    '{whose, select, person {您} other {您的团队}}获取验证码过于频繁，请在 {minutes, plural, other {#}} 分钟后重试。',
  'errors.desk.code-unclear': '工单服务未及时应答：验证码可能正在发送途中。如果没有收到，一分钟后可以再次发送。',
  'errors.desk.code-untried': '工单服务未能确认验证码是否正确，因此未执行任何操作。请稍后再试。',
  'errors.desk.code-wrong': '验证码不正确或已过期。请检查，或重新发送一个。',
  'errors.desk.too-many-related': '一个工单最多关联 {limit} 个其他工单。未作更改：请去掉一些后重试。',
  'errors.desk.related-full': '工单 {id} 已有 {count} 个关联工单，最多 {limit} 个。未作更改，请先移除一些。',
  'errors.desk.relates-itself': '工单不能与自身关联。未作更改：请选择其他工单。',
  'errors.desk.diagnosis-eip': '诊断需要服务器的公网 IP（EIP）。华为云未列出此服务器的公网 IP，请在下方填写。',
  'errors.desk.diagnosis-address': '请填写 IP 地址，例如 192.0.2.10。',
  'errors.desk.diagnosis-late': '诊断耗时比平时长，不再等待。请稍后重试，或不经诊断直接新建工单。',
  'errors.desk.diagnosis-failed': '华为云诊断失败。请重试，或不经诊断直接新建工单。',
  'errors.desk.diagnosis-skipped': '华为云未执行诊断。请重试，或不经诊断直接新建工单。',
  'errors.desk.diagnosis-unavailable': '华为云目前无法诊断此服务器。请稍后重试，或不经诊断直接新建工单。',
  'errors.desk.diagnosis-unreadable': '诊断已完成，但无法读取结果。请重试，或不经诊断直接新建工单。',
  'errors.desk.diagnosis-unclear':
    '工单服务没有响应，无法确定诊断是否已开始。诊断不会更改服务器上的任何内容：请几分钟后重试，或不经诊断新建工单。',
  'errors.desk.parameters-empty': '没有填写任何内容，因此未发送。请至少填写一项。',
  'errors.desk.text-empty': '没有文字。什么也没有发送：请写点内容后重试。',

  'errors.service.unclear': '工单服务没有及时答复，不确定操作是否完成。重试前请先查看工单。',
  'errors.service.not-found': '本应用看不到这个工单。请检查工单号，或用 `/ticket list` 查找。',
  'errors.service.credentials':
    '华为云拒绝了本应用的访问密钥，未执行任何操作。管理员可在 `/ticket status` 中查看需要检查的内容。',
  'errors.service.clock':
    '服务器时钟不准，华为云拒绝了本应用，未执行任何操作。管理员可在 `/ticket status` 中查看偏差。',
  'errors.service.login':
    '华为云拒绝了本应用的登录，未执行任何操作。管理员可在 `/ticket status` 中查看需要检查的内容。',
  'errors.service.tls':
    '本应用无法与华为云建立安全连接，未发送任何内容。管理员可在 `/ticket status` 中查看需要检查的内容。',
  'errors.service.proxy':
    '代理阻止本应用访问华为云，未执行任何操作。管理员可在 `/ticket status` 中查看需要检查的内容。',
  'errors.service.forbidden': '工单服务不允许本应用的账号这样做，什么也没有做。管理员可在华为云 IAM 中授予所缺的权限。',
  'errors.service.attachments': '今天的附件额度已用完，什么也没有发送。请不带文件发送，或明天再发。',
  'errors.service.severity': '工单服务不认识此严重程度，什么也没有做。请选择其他严重程度。',
  'errors.service.create-forbidden': '本应用的账号无权创建工单，因此没有创建。管理员可在华为云 IAM 中授权。',
  'errors.service.cc': '工单服务拒绝了某个抄送地址，什么也没有做。请检查后重试。',
  'errors.service.unverified': '工单服务表示联系方式尚未验证，因此什么也没有做。请向它发送验证码，或将电话和邮箱留空。',
  'errors.service.plan': '您的支持计划不包含这类工单，因此没有创建。请选择其他问题类型，或向管理员咨询支持计划。',
  'errors.service.address':
    '本应用使用的地址上没有此功能，未执行任何操作。管理员可在 `/ticket status` 中查看需要检查的内容。',
  'errors.service.foreign':
    '应答的不是华为云，可能是代理或登录页面。未执行任何操作。请几分钟后重试；如果一直如此，请告知管理员，`/ticket status` 中有详情。',
  'errors.service.too-large': '内容对工单服务来说太大，什么也没有发送。请选择较小的文件。',
  'errors.service.down': '目前无法访问工单服务或其工作不正常，什么也没有做。请几分钟后重试。',
  'errors.service.busy': '工单服务繁忙，什么也没有做。请一分钟后重试。',
  'errors.service.refused':
    '工单服务拒绝了此操作，什么也没有做。它的说明：“{message}”（{code}）。请修改它指出的内容，或告诉管理员。',

  'errors.slack.channel': '本应用不在该频道中，无法在那里发消息。请打开该频道，输入 `/invite` 并选择本应用，然后重试。',
  'errors.slack.archived': '该频道已归档，无法在那里发消息。请选择其他频道。',
  'errors.slack.scope': '本应用在 Slack 中缺少某项权限，操作没有完成。管理员可用当前的 manifest 重新安装本应用。',
  'errors.slack.trigger': 'Slack 用时过长，无法打开表单。什么也没有做：请重试。',
  'errors.slack.busy': 'Slack 正在限制本应用的请求，未执行任何操作。请在 {seconds, number} 秒后重试。',
  'errors.slack.down':
    'Slack {sent, select, no {无法访问，未执行任何操作} look {没有正常应答} other {没有正常应答，请确认操作是否已完成}}。请一分钟后重试。',
  'errors.slack.restricted': '该频道的设置不允许本应用在其中发消息。请选择其他频道，或联系频道管理者。',
  'errors.slack.organization': '您的组织不允许本应用在 Slack 中执行此操作，只有 Slack 管理员可以放行。',
  'errors.slack.other': 'Slack 拒绝了此操作（{code}），操作可能没有完成。请重试，或告诉管理员。',
} as const;
