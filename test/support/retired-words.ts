/** Words that have a successor, one word for one thing. Data for the checks of what the product says. */
export const retired: readonly { word: RegExp; now: string; because?: string }[] = [
  { word: /没来/, now: '未到场' },
  { word: /让位|让过位/, now: '让出名额' },
  { word: /慢走|出去了/, now: '已离场' },
  { word: /进来了/, now: '入场、再次入场' },
  { word: /^然后$/, now: '删除之后', because: 'a heading says what follows' },
  { word: /收回.{0,6}(回答|问题|同意)/, now: '删除、撤回' },
  { word: /没放行|放过/, now: '未放行、已入场' },
  { word: /进场/, now: '入场' },
  { word: /(?<![排选])出场/, now: '离场' },
  { word: /咨询台/, now: '服务台' },
  { word: /自己签到/, now: '自助签到' },
  { word: /码文字/, now: '码内容、签到码' },
  { word: /老师/, now: '工作人员', because: 'a fair has no teacher' },
  { word: /座位|空位/, now: '名额、空名额' },
  { word: /过时/, now: '超时' },
  { word: /站内/, now: '小程序里' },
  { word: /云端/, now: '系统' },
  { word: /指纹/, now: '加密核对码' },
  { word: /收下/, now: '接收' },
  { word: /对方/, now: '本人、单位' },
  { word: /[再还能]替|替您|替我/, now: '帮' },
  { word: /声明/, now: '承诺' },
  { word: /别的/, now: '其他' },
  { word: /照办/, now: '照常举办' },
  { word: /定全|都定好/, now: '已设完' },
  { word: /排队候补/, now: '我要候补' },
  { word: /余 .{0,6}位/, now: '剩…个名额' },
  { word: /有名额给您/, now: '轮到您了' },
  { word: /(?<!被)接受名额/, now: '确认参加' },
  { word: /这张票|张票|的票/, now: '报名' },
  { word: /不算没|没有没/, now: '不计入' },
  { word: /「|」/, now: '“ ”' },
  { word: /你/, now: '您' },
  { word: /码是假的|签名不对/, now: '无效码' },
  { word: /谁来了|要去的(?!$)/, now: '到场人员、待参加' },
  { word: /招到哪|^做什么$/, now: '招聘截止日期、工作内容' },
  { word: /招几个人|上班的地方|怎么算|带哪些岗位|订座/, now: '招聘人数、工作地点、计薪方式、参会岗位、报名乘车' },
  { word: /帮忙吗|听不清|要人带|坐轮椅/, now: '需要帮助、听力或言语不便' },
  { word: /被(取消|报满|收回)/, now: '已取消' },
]

/** The successor of the first retired word in a text, or null. */
export const retiredIn = (text: string): string | null => {
  const found = retired.find(({ word }) => word.test(text))
  return found ? `${String(found.word)} → ${found.now}` : null
}
