import { all, END, FREE, gap, KEEP_OUT, NOT, ONLY, PREFER, type ScreenRule, START } from './screen-words'

/** A quote or a bracket that people put around a word. */
const Q = '["“”\'‘’「」()]?'

/** What makes figures an address, a sum or a length. */
const COUNTED = '(?!\\d|国道|省道|县道|路|街|号|室|线|栋|元|人|个|房|米|公里|平|层|楼)'
const TIER = '[一二三]本(?=院校|学历|(?:及以上|以上)(?:学历|院校|毕业|[,;。、\\s)]|$)|毕业|生(?!活)|大学|优先|勿|免)'
const RANKED = `${Q}(?:(?:985|211)${COUNTED}|九八五|二一一|双一流|双非|C9|QS ?(?:前|top)? ?\\d{2,3}|(?:全国|国家)?重点(?:大学|院校|高校|本科)|名校|(?:国内外|国内|海内外)?知名(?:大学|院校|高校)|清华北大|清北|(?:教育部)?(?:直属|部属)(?:高校|院校|大学)|${TIER})${Q}`
const LISTED = `(?:${RANKED})(?:[、/,和与或及]{0,2}${RANKED})*(?:建设|工程)?`
const SCHOOLS = `${LISTED}(?:院校|高校|大学|学校)?`
const DEGREE = '(?:本科|大专|专科|高职|硕士|博士|研究生|学历|学位|毕业)'
const PART_TIME =
  '(?:非全日制(?!用工|工作|劳动|岗)|非统招|成人教育|成人高考|成教|成考|自考|函授|网络教育|远程教育|电大|国家?开放大学|专升本|夜大|民办(?:院校|高校|大学|本科|专科))'
const REFUSED = '(?:不接受|不认可|不承认|不含|不包[括含]|不予(?:考虑|受理|认可))'
const FULL_TIME = '(?:全日制|统招|普招)'

/** Not behind 非, without the look-behind that old phones have not. */
const NOT_NEGATED = '(?:^|[^非])'

/** 深化新时代教育评价改革总体方案 (中发〔2020〕19号) art. 21: no limits to named schools or ways of study when hiring. */
const school: ScreenRule = {
  code: 'school',
  suggestion: '删去院校和学习形式条件。可写岗位实际需要的学历、技能或证书，如“本科及以上学历”。',
  flagged: all(
    `(?:${ONLY}|${NOT})${gap(3)}?${SCHOOLS}(?:应届)?(?:${DEGREE}生?)?`,
    `${SCHOOLS}(?:应届)?(?:${DEGREE})?(?:生|者|人员|的)?(?:${PREFER}|${KEEP_OUT})`,
    `非${SCHOOLS}(?:${DEGREE})?(?:生|者|的)?(?:${KEEP_OUT}|免谈)`,
    `${SCHOOLS}(?:及以上|以上)?(?:应届)?(?:本科|硕士|博士)?(?:毕业生?|学历)`,
    `(?:${ONLY}|${NOT})(?:国家)?(?:全日制|统招|普招)(?:全日制|统招|普通)*(?:高校|院校)?${DEGREE}`,
    `(?:全日制|统招)(?:统招|普通|国家)*(?:高校|院校)?(?:本科|大专|专科|硕士|研究生)(?:毕业生?)?(?:及以上|以上|学历|${PREFER})`,
    `(?:${NOT})${PART_TIME}|${PART_TIME}(?:${DEGREE})?(?:生|者|人员|的)?${KEEP_OUT}`,
    `${START}(${LISTED}(?:院校|高校|大学|本科|硕士|学历)(?:及以上|以上)?(?:学历|毕业生?)?)${END}`,
    `(?:^|[^\\d.资薪入酬])(${SCHOOLS}(?:及以上|以上))`,
    `(?:院校|学校)背景(?:好|优秀|佳)?(?:的|者)?(?:${PREFER})`,
    `毕业(?:院校|学校)[:为须应是限]*${SCHOOLS}`,
    `${SCHOOLS}(?:应届)?(?:本硕博?|本科|硕士|博士|研究生)(?:生|毕业生?|学历)?`,
    `(?:本科|硕士|本硕|院校|学校)(?:均|都|必须|须|需|要求|应)*(?:是|为|[:])?${SCHOOLS}`,
    `普通高等(?:教育|院校|学校)(?:全日制|统招)?(?:本科|大专|专科)(?:及以上|以上)?(?:学历)?`,
    `${NOT_NEGATED}(${FULL_TIME}(?:统招|普通|国家|高等|教育|大学)*${Q}(?:高校|院校)?${DEGREE})(?!院校|学校|高校|招生|教育)`,
    `学历[^;。\\n]{0,10}[,、;](${FULL_TIME})${END}`,
    `${DEGREE}\\([一二]本\\)`,
    `${DEGREE}(?:及以上|以上|起)?(?:学历|毕业)?(?:要求|必须|须|需|应|为|是|限)*${Q}${FULL_TIME}(?!用工|工作|劳动|岗|上班)`,
    `${NOT_NEGATED}(${FULL_TIME}(?:学历|学生|毕业生|生)?${PREFER})`,
    `${ONLY}${FULL_TIME}(?:学历|学生|毕业生|生)?${END}`,
    `${REFUSED}${PART_TIME}|${PART_TIME}(?:${DEGREE})?(?:生|者|人员|的)?${REFUSED}`,
    `(?:仅限|只限|限招|只招|仅招|只要|限)(?!应届|普通|全国|各|高等|高校|在校)[\\u4e00-\\u9fff]{2,8}?(?:大学|学院)(?:应届)?毕业(?:生|者)?`,
    `第一学历(?:要求|须|需|必须|应|为|是|限|[:不])*(?:为|是)?(?:全日制|统招|普通)*${DEGREE}?(?:及以上|以上)?`,
  ),
  allowed: all(
    `(?:985|211)(?:国道|省道|县道|路|街|号|室|线|栋|元|人|名|个)`,
    `(?:${SCHOOLS}|${PART_TIME}|全日制|统招|第一学历)${gap(6)}${FREE}`,
    `(?:老板|创始人|团队|同事|师资|教师|导师|负责人)${gap(4)}${SCHOOLS}(?:毕业)?`,
    `${SCHOOLS}(?:毕业生|学生|生)(?:提供|回访|服务|咨询|就业|辅导|规划)`,
    `不(?:限|论|看|要求|唯)${SCHOOLS}`,
    `不(?:限|论|看|要求|设|唯)(?:毕业)?(?:院校|学校|学习形式|全日制|第一学历|出身|名校)|(?:院校|学习形式|第一学历)不限`,
    `欢迎${gap(4)}(?:${PART_TIME}|${SCHOOLS})`,
  ),
}

/** Conditions on where and how somebody studied. */
export const SCHOOLING: readonly ScreenRule[] = [school]
