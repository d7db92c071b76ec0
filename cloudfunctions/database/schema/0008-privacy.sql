-- The privacy notice and the rules for children, as dated versions. A changed text is a new row: everybody is asked
-- again, and old ones stay readable. Texts never change after they were shown. Each consent is kept on its own; one that is
-- withdrawn stays as a record, given again it is a new one (PIPL art. 14, 29).

create table privacy_texts (
  name text not null check (name in ('notice', 'children')),
  version text not null check (version ~ '^20\d{2}-\d{2}-\d{2}$'),
  changes text check (length(changes) between 1 and 60),
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  primary key (name, version)
);
comment on table privacy_texts is 'The privacy notice (PIPL art. 17) and the rules for children (art. 31). The version is the China day it takes effect; the newest one begun holds.';
comment on column privacy_texts.changes is 'What is new since the version before, in a sentence; null for the first.';
comment on column privacy_texts.parts is '[{ title, lines: […], table?: { columns, rows }, articles?: [{ law, article, seen }] }]. {blank:code} stands for a blank of the bureau, {keep:what} for a period of retention. seen: the article was read at its source; false: from memory, to be checked by the bureau''s lawyer.';

create table privacy_blanks (
  code text primary key,
  label text not null,
  value text check (length(value) between 1 and 200),
  position int not null
);
comment on table privacy_blanks is 'What only the bureau can say in the privacy texts; a blank without a value is shown as its label in 〔〕.';

create table privacy_consents (
  openid text not null,
  person_id uuid not null references persons (id),
  version text not null,
  agreed_at instant not null,
  basis text check (basis in ('self', 'agreed', 'guardian')),
  part text not null default 'notice'
    check (part in ('notice', 'idNumber', 'children', 'help', 'keyGroup', 'choosing')),
  withdrawn_at instant,
  primary key (openid, person_id, version, part, agreed_at),
  check (withdrawn_at is null or part in ('help', 'keyGroup', 'choosing'))
);
comment on table privacy_consents is 'Which account agreed for whom to which text of the privacy notice, and when (PIPL art. 14, 29).';
comment on column privacy_consents.basis is 'self: the person agreed; agreed: the person let the account agree; guardian: the account is a child''s guardian (PIPL art. 31). Null: recorded before this was asked; it is asked anew.';
comment on column privacy_consents.part is 'notice: the privacy notice; idNumber: the document number; children: the rules for children, by a guardian; help: that staff at the door know help is needed; keyGroup: a word given to belong to a key group; choosing: answers and groups used to choose whom to tell of a special. The version is that of the text agreed to: of the rules for children, else of the notice.';
create unique index privacy_consents_live on privacy_consents (person_id, openid, part, version)
  where withdrawn_at is null;

insert into privacy_blanks (code, label, value, position) values
  ('bureau', '市人力资源和社会保障局全称', null, 1),
  ('offices', '各区县就业服务机构名称、电话、地址', null, 2),
  ('address', '市局地址', null, 3),
  ('phone', '市局电话', null, 4),
  ('hours', '服务时间', null, 5),
  ('mail', '邮箱', null, 6),
  ('contact', '个人信息保护联系人：岗位和电话', null, 7),
  ('law', '履行职责的法律依据：名称和条号', null, 8),
  ('rosters', '提供名册的部门', null, 9),
  ('trainingLaw', '培训记录保存期限的依据', null, 10),
  ('staffPeriod', '操作记录和访问日志的保存期限', '验票员：和本场报名记录一起删除；经办人：停用账号后 {keep:staff}；操作记录只留编号，长期保存；访问日志：〔由市局按云平台设置填写〕', 11),
  ('employerPeriod', '单位联系人的保存期限', '单位最后一次使用后 {keep:employer}', 12),
  ('cloud', '云服务受托单位全称', null, 13),
  ('maintainer', '开发运维受托单位全称', null, 14),
  ('sharing', '与其他部门共享的接收单位、内容和依据', null, 15),
  ('internetOffice', '市互联网信息办公室电话', null, 16),
  ('childContact', '儿童信息保护专人：岗位和电话', null, 17);

insert into privacy_texts (name, version, changes, parts) values
('notice', '2026-11-24', null, $json$[
  {"title": "先看这几句", "lines": [
    "报名要填姓名、证件号码和手机号码。",
    "用来办报名、核对入场、联系您、做统计。",
    "姓名、证件号码和手机号码加密保存。用人单位看不到。",
    "您随时可以查看、更正、导出、删除，也可以撤回同意。",
    "有问题拨打 12333 或 {blank:phone}。"
  ]},
  {"title": "一、谁处理您的信息", "lines": [
    "{blank:bureau}和活动所在区县的就业服务机构共同处理。",
    "地址：{blank:address}",
    "电话：{blank:phone}（{blank:hours}）",
    "邮箱：{blank:mail}",
    "个人信息保护联系人：{blank:contact}",
    "区县名单：{blank:offices}",
    "您可以找其中任何一家办理，由它负责转办。",
    "我们依据{blank:law}提供公共就业服务。",
    "报名、入场核对和发通知，征得您同意后办理。依法要做的统计、台账和审计，按法定职责办理。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "17", "seen": true},
    {"law": "个人信息保护法", "article": "20", "seen": false},
    {"law": "个人信息保护法", "article": "33—35", "seen": false}
  ]},
  {"title": "二、处理哪些信息", "lines": ["★ 为敏感个人信息。"], "table": {
    "columns": ["信息", "怎么来的", "做什么用", "不提供会怎样", "保存多久"],
    "rows": [
      ["姓名、证件类型、证件号码 ★", "您填写，或现场登记", "一人一个名额；入场核对本人；核对年龄", "不能报名，现场登记也要填", "最后一次使用后 {keep:person}"],
      ["出生日期、证件号码前 6 位代表的地区", "由证件号码得出", "核对年龄；统计从哪里来", "—", "最后一次使用后 {keep:person}"],
      ["手机号码", "您填写，或微信一键填写", "改期、取消、候补时联系您", "不能网上报名；现场登记可以不填", "最后一次使用后 {keep:person}"],
      ["报名、候补、取消、入场、离场、未到场", "使用中产生", "安排名额、核对入场、统计、处理疑问", "—", "活动结束后：招聘会 {keep:fair}，直通车 {keep:bus}，讲座 {keep:talk}，考试 {keep:exam}，培训班 {keep:course}（依据：{blank:trainingLaw}）"],
      ["想找的工作、地点、时间", "您自愿回答", "下次不用再填；您同意的，用来选择给您发哪些专场通知；汇总统计", "不影响报名", "回答后 {keep:answer}"],
      ["是否需要现场帮助 ★", "您自愿回答", "现场安排引导和无障碍帮助", "不影响报名", "回答后 {keep:answer}"],
      ["所属重点群体（如残疾人、退役军人、脱贫人口）★", "{blank:rosters}核对的名册；或您的承诺", "预留名额、限定场次的核验；您同意的，用来选择给您发哪些专场通知", "不影响普通名额", "名册：移出名册时删除；承诺：同报名记录"],
      ["微信账号标识（OpenID，不是微信号）", "打开小程序时由微信提供", "认出您的报名、给您发通知", "不能使用", "删除全部信息时删除"],
      ["通知内容、是否点开或已读", "发通知时产生", "知道是否送达，少打扰", "—", "发出后 {keep:notice}"],
      ["单位联系人姓名、电话", "单位填写", "审核、招聘会联系", "不能登记单位", "{blank:employerPeriod}"],
      ["验票员和经办人的称呼、手机型号、操作记录", "工作中产生", "管理权限、查明责任", "不能从事该工作", "{blank:staffPeriod}"],
      ["访问日志（时间、操作、编号）", "使用中产生", "排查故障、保障安全", "—", "{blank:staffPeriod}"]
    ]
  }, "articles": [
    {"law": "个人信息保护法", "article": "17", "seen": true},
    {"law": "网络数据安全管理条例", "article": "21", "seen": true}
  ]},
  {"title": "三、敏感个人信息", "lines": [
    "为什么要：证件号码防止冒名和重复占名额；群体身份用于落实帮扶政策；现场帮助用于安排无障碍服务；未满 14 周岁孩子的信息用于监护人代为报名。",
    "对您的影响：一旦泄露，可能被冒用身份、被骚扰诈骗，或因身份、身体状况受到不公平对待。",
    "怎么保护：加密保存、遮盖显示、限制查看、查看完整号码留记录、到期删除。",
    "这些信息要您单独同意。不同意“现场帮助”“重点群体”，不影响普通报名。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "28—30", "seen": true}
  ]},
  {"title": "四、给您发通知", "lines": [
    "报名结果、改期、取消、候补，按您的报名发送。",
    "周五专场通知，由经办人按区县、报过的专场，以及您同意使用的回答和群体选定发给谁。由人确认，不由系统自动决定。",
    "不想收：到“我的”里的“提醒和设置”关闭周五专场提醒，以后不再发。",
    "微信提醒每点一次只发一条，随时可以关。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "24", "seen": false}
  ]},
  {"title": "五、谁能看到，提供给谁", "lines": [
    "验票员：看到遮盖的姓名、入场码是否有效、是否需要协助，看不到原因。现场登记时由工作人员录入您的证件。",
    "经办人：只看本辖区。要打电话时才看完整号码，每次都有记录。",
    "用人单位：看不到。",
    "受托单位：{blank:cloud}提供云服务器和数据库；{blank:maintainer}负责维护。它们只能按合同处理，不得他用。",
    "微信平台（深圳市腾讯计算机系统有限公司）：提供手机号一键填写、订阅消息和内容安全检测。我们发给它您的账号标识，活动的名称、时间、地点和结果，以及单位填写的岗位文字；不发姓名和证件号码。",
    "与其他部门共享：{blank:sharing}",
    "不出售，不公开，不用于广告。信息存放在中国境内，不向境外提供。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "21", "seen": false},
    {"law": "个人信息保护法", "article": "23", "seen": true},
    {"law": "个人信息保护法", "article": "36", "seen": true},
    {"law": "个人信息保护法", "article": "38", "seen": false}
  ]},
  {"title": "六、保存到期怎么办", "lines": [
    "到期后自动删除，或去掉能认出您的内容，只留统计数字。",
    "法律法规要求保存更久的，按规定保存，到期删除。",
    "期限有调整，会在这里公布。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "19", "seen": true},
    {"law": "个人信息保护法", "article": "47", "seen": false}
  ]},
  {"title": "七、怎么保护", "lines": [
    "传输和存储加密，分级授权，操作留痕，定期检查。",
    "发生或可能发生泄露，我们会立即补救，报告主管部门，并按规定公告。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "57", "seen": false}
  ]},
  {"title": "八、您的权利", "lines": [
    "查看、复制、转移：我的 → 点姓名 → 导出。",
    "更正、补充：我的 → 点姓名 → 更正。",
    "删除、注销：我的 → 点姓名 → 删除；或本页底部“删除这个微信的全部信息”。",
    "撤回同意：我的 → 点姓名 → 您的同意。",
    "关闭通知：我的 → 提醒和设置。",
    "要求解释、限制或拒绝处理，办理逝去亲属的信息：拨打 12333 或 {blank:phone}。",
    "小程序里办理马上生效，不收费。不能办的，会说明理由。",
    "撤回同意不影响撤回之前已办的事。还没参加的报名会取消，名额让给候补的人。",
    "对答复不满意，可以向市互联网信息办公室投诉（电话：{blank:internetOffice}），拨打 12345，也可以依法向人民法院起诉。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "44—50", "seen": false},
    {"law": "个人信息保护法", "article": "65", "seen": false}
  ]},
  {"title": "九、家人和孩子", "lines": [
    "帮家人报名，请先征得本人同意。家人随时可以用自己的微信管理信息。",
    "未满 14 周岁的孩子，由父母或其他监护人同意并填写，适用《儿童个人信息处理规则》。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "31", "seen": false}
  ]},
  {"title": "十、小程序会用到的手机功能", "lines": [
    "扫码（相机）、存到相册、加到日历、复制文字，都在您点了以后才用。",
    "扫码时可以选相册里的一张图片；工作人员导入名册时，只读取自己选的文件。",
    "不读取通讯录和聊天记录，不获取位置，不要求刷脸。"
  ]},
  {"title": "十一、说明有变化", "lines": [
    "内容有变化，会在您下次报名时请您重新确认；旧版本在本页底部可以查看。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "17", "seen": true}
  ]}
]$json$),
('children', '2026-11-24', null, $json$[
  {"title": "儿童个人信息处理规则", "lines": [
    "本规则适用于未满 14 周岁的孩子，与《隐私说明》一起使用。",
    "招聘会面向年满 16 周岁的人，一般不收集孩子信息；确需登记的，按本规则办理。"
  ], "articles": [
    {"law": "个人信息保护法", "article": "31", "seen": false},
    {"law": "儿童个人信息网络保护规定", "article": "8—10", "seen": true},
    {"law": "未成年人网络保护条例", "article": "36、37", "seen": true}
  ]},
  {"title": "登记什么", "lines": [
    "只登记姓名、证件号码和监护人手机号码。",
    "用于核对入场、保障现场安全。不收集回答和群体，不用于选择发通知。",
    "必须由父母或其他监护人同意。监护人可以随时撤回。"
  ]},
  {"title": "谁能看，保存多久", "lines": [
    "负责人：{blank:childContact}。查看完整号码有记录。",
    "存放在中国境内，加密保存。最后一次使用后 {keep:person}，到期删除。",
    "受托单位同《隐私说明》，不向其他单位提供。"
  ]},
  {"title": "监护人的权利", "lines": [
    "查看、更正、删除，办法同《隐私说明》第八节，我们优先办理。",
    "投诉：拨打 {blank:phone} 或 12345。"
  ]}
]$json$);

insert into privacy_texts (name, version, changes, parts)
select name, '2026-12-01', '孩子的信息改为活动结束后 30 天删除', jsonb_set(parts, '{2,lines,1}',
  '"存放在中国境内，加密保存。活动结束后 {keep:child} 删除；没有报名的，登记后 {keep:child} 删除。"')
from privacy_texts where name = 'children' and version = '2026-11-24';
