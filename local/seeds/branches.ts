import type { Education, PayUnit, Trade } from '../../types/posting'

/** A kind of post: title, trade, least and most pay, what is done. Monthly pay and no schooling asked unless said. */
export type Post = {
  title: string
  trade: Trade
  pay: [min: number, max: number]
  unit?: PayUnit
  education?: Education
  content: string
}

export type Branch = { about: string; perks: readonly string[]; posts: readonly Post[] }

const insured = '五险一金'
const board = '包吃住'

/** What employers of a branch are, offer, and look for. */
export const BRANCHES = {
  scenic: {
    about: '负责景区运营、索道、观光车与游客服务，旺季用工约三百人。',
    perks: [board, insured, '旺季奖金'],
    posts: [
      {
        title: '景区安保队长',
        trade: 'guarding',
        pay: [4000, 5500],
        content: '带班巡逻、疏导客流、处理突发情况，排班制，山上有宿舍。',
      },
      {
        title: '景区讲解员',
        trade: 'tourism',
        pay: [3200, 4500],
        education: 'seniorHigh',
        content: '为游客讲解生态和民俗，岗前带薪培训一个月，普通话流利即可。',
      },
      {
        title: '观光车驾驶员',
        trade: 'transport',
        pay: [4500, 6000],
        content: '驾驶景区观光车，持相应驾驶证，按趟次计奖金。',
      },
      {
        title: '索道检票员',
        trade: 'tourism',
        pay: [3000, 3600],
        content: '检票、引导排队、清点人数，一天八小时，月休六天。',
      },
    ],
  },
  materials: {
    about: '生产新型功能材料，园区自有宿舍和食堂，常年招学徒。',
    perks: [insured, '可学徒', '夜班补贴'],
    posts: [
      {
        title: '数控操作工',
        trade: 'skilled',
        pay: [4500, 7000],
        content: '操作数控设备加工工件，做首检和点检；没有经验的签学徒协议，师傅带三个月。',
      },
      {
        title: '化验员',
        trade: 'skilled',
        pay: [4000, 5500],
        education: 'college',
        content: '取样、检测、出具报告，维护仪器，三班两运转。',
      },
      {
        title: '设备维修电工',
        trade: 'skilled',
        pay: [5500, 8000],
        content: '维修生产线电气设备，持低压电工证，会看图纸。',
      },
      {
        title: '生产操作工',
        trade: 'making',
        pay: [4000, 5600],
        content: '投料、看护设备、记录数据，厂里提供劳保用品和岗前安全培训。',
      },
    ],
  },
  electronics: {
    about: '生产耳机、数据线和小型电路板，车间恒温无尘，当天面试当天可入职。',
    perks: [board, insured, '坐着上班'],
    posts: [
      {
        title: '电子装配工',
        trade: 'making',
        pay: [18, 22],
        unit: 'hour',
        content: '流水线插件、焊接、组装，坐着作业，每天十小时以内，加班另算。',
      },
      {
        title: '品质检验员',
        trade: 'making',
        pay: [4200, 5500],
        education: 'juniorHigh',
        content: '按标准检查外观和功能，填写检验记录。',
      },
      {
        title: '贴片机操作员',
        trade: 'making',
        pay: [5000, 7000],
        education: 'seniorHigh',
        content: '操作和保养贴片机，换料、调机，两班倒。',
      },
      {
        title: '工艺技术员',
        trade: 'skilled',
        pay: [6000, 9000],
        education: 'college',
        content: '编写作业指导书，解决产线异常，参与新品试产。',
      },
    ],
  },
  property: {
    about: '服务住宅小区、学校和办公楼，就近安排上班。',
    perks: ['就近上班', '社保', '节日福利'],
    posts: [
      {
        title: '物业维修工',
        trade: 'guarding',
        pay: [3500, 4500],
        content: '水电、门窗日常维修，接单上门，有值班宿舍。',
      },
      { title: '保洁员', trade: 'domestic', pay: [2300, 2800], content: '楼道和公共区域保洁，早晚两段，中间可回家。' },
      { title: '秩序维护员', trade: 'guarding', pay: [3000, 3800], content: '门岗登记、巡逻、停车引导，四班三运转。' },
      {
        title: '物业客服',
        trade: 'sales',
        pay: [3000, 4000],
        education: 'seniorHigh',
        content: '接待业主、登记报修、催缴费用，会用电脑办公。',
      },
    ],
  },
  hotel: {
    about: '商务酒店，客房两百间，餐饮可办婚宴。',
    perks: [board, '带薪年假', '生日假'],
    posts: [
      {
        title: '前厅接待',
        trade: 'catering',
        pay: [3200, 4200],
        education: 'seniorHigh',
        content: '办理入住退房、接听预订电话，三班轮换。',
      },
      { title: '客房服务员', trade: 'catering', pay: [3000, 4500], content: '打扫整理客房，按间计件，多做多得。' },
      { title: '中餐厨师', trade: 'catering', pay: [5500, 8500], content: '炒锅或砧板岗，会做黔东口味优先试菜。' },
      { title: '传菜员', trade: 'catering', pay: [2900, 3400], content: '传菜、摆台、收台，包两餐，可做周末兼职。' },
    ],
  },
  retail: {
    about: '连锁超市，城区六家门店，生鲜自营。',
    perks: ['社保', '员工折扣', '工龄工资'],
    posts: [
      { title: '收银员', trade: 'sales', pay: [2800, 3500], content: '收银、装袋、日结对账，早晚两班。' },
      { title: '理货员', trade: 'sales', pay: [2800, 3300], content: '上架、补货、查保质期，试用期一个月。' },
      { title: '生鲜分拣员', trade: 'sales', pay: [3200, 4200], content: '蔬果分拣、称重、打价签，凌晨班有补贴。' },
      {
        title: '储备店长',
        trade: 'sales',
        pay: [4500, 6500],
        education: 'college',
        content: '轮岗学习门店管理，一年内竞聘店长。',
      },
    ],
  },
  care: {
    about: '养老服务中心，床位一百二十张，医养结合。',
    perks: [board, insured, '考证报销'],
    posts: [
      {
        title: '养老护理员',
        trade: 'care',
        pay: [3800, 5500],
        content: '照料老人起居、协助康复活动；没证的先培训，考证费用单位报销。',
      },
      {
        title: '护士',
        trade: 'care',
        pay: [4200, 6000],
        education: 'college',
        content: '测量生命体征、发药、护理记录，持护士执业证。',
      },
      { title: '营养配餐员', trade: 'care', pay: [3500, 4500], content: '按老人身体情况配餐，采购和留样。' },
      {
        title: '养老社工',
        trade: 'care',
        pay: [3500, 4800],
        education: 'college',
        content: '组织活动、入户探访、整理档案。',
      },
    ],
  },
  home: {
    about: '家政服务公司，统一派单，先培训后上岗。',
    perks: ['按单结算', '免费培训', '意外险'],
    posts: [
      {
        title: '家政服务员',
        trade: 'domestic',
        pay: [25, 40],
        unit: 'hour',
        content: '入户保洁、收纳、做饭，就近派单，时间自己选。',
      },
      {
        title: '母婴护理员',
        trade: 'domestic',
        pay: [6000, 9800],
        content: '照料产妇和新生儿，持证上岗，公司免费送培。',
      },
      { title: '育婴员', trade: 'domestic', pay: [4500, 7000], content: '照料三岁以下孩子，做辅食和早教活动。' },
      {
        title: '家电清洗工',
        trade: 'domestic',
        pay: [4500, 7500],
        content: '上门清洗空调、油烟机，按单提成，工具公司配。',
      },
    ],
  },
  building: {
    about: '房屋和道路施工，项目都在铜仁境内，工资按月足额发。',
    perks: ['包住', '按月发薪', '工伤保险'],
    posts: [
      {
        title: '钢筋工',
        trade: 'building',
        pay: [260, 320],
        unit: 'day',
        content: '下料、绑扎，熟手优先安排，工地有宿舍和食堂。',
      },
      {
        title: '木工',
        trade: 'building',
        pay: [260, 330],
        unit: 'day',
        content: '支模、拆模，按天结算，雨天安排室内活。',
      },
      {
        title: '资料员',
        trade: 'office',
        pay: [3800, 5000],
        education: 'college',
        content: '整理施工资料，会用办公软件和工程资料软件。',
      },
      {
        title: '施工员',
        trade: 'building',
        pay: [5500, 8500],
        education: 'college',
        content: '现场放线、技术交底、进度管理。',
      },
    ],
  },
  commerce: {
    about: '电商直播基地，卖铜仁山货，自有仓库。',
    perks: ['提成', '社保', '弹性上班'],
    posts: [
      {
        title: '带货主播',
        trade: 'sales',
        pay: [4000, 9000],
        content: '直播介绍农特产品，底薪加提成，新人有两周口播训练。',
      },
      { title: '网店客服', trade: 'sales', pay: [3000, 4200], content: '在线答复、处理售后，可排晚班。' },
      {
        title: '打包员',
        trade: 'transport',
        pay: [16, 19],
        unit: 'hour',
        content: '按单拣货、打包、贴单，大促期间另有奖励。',
      },
      {
        title: '短视频剪辑',
        trade: 'office',
        pay: [4000, 6000],
        education: 'college',
        content: '拍摄和剪辑产品短视频，会常用剪辑软件。',
      },
    ],
  },
  food: {
    about: '加工本地茶叶、食用菌和矿泉水，产品销往全国。',
    perks: ['包吃', '社保', '农忙假'],
    posts: [
      {
        title: '制茶工',
        trade: 'farming',
        pay: [150, 220],
        unit: 'day',
        content: '鲜叶摊青、杀青、揉捻，茶季用工，按天结算。',
      },
      { title: '灌装线操作工', trade: 'making', pay: [3800, 5000], content: '看护灌装设备、换膜、巡检，两班倒。' },
      {
        title: '食品质检员',
        trade: 'making',
        pay: [3800, 5200],
        education: 'college',
        content: '原料和成品检验，做留样和台账。',
      },
      { title: '区域业务员', trade: 'sales', pay: [4000, 8000], content: '维护经销商、铺货、收款，有车补和提成。' },
    ],
  },
  garment: {
    about: '服装、鞋和苗绣加工，社区里就有车间，接送孩子不耽误。',
    perks: ['离家近', '计件多劳', '可带活回家'],
    posts: [
      { title: '缝纫工', trade: 'making', pay: [3500, 6500], content: '平车、拷边，计件工资，新手有保底三个月。' },
      { title: '裁床工', trade: 'making', pay: [4200, 6000], content: '铺布、裁剪、编号，有裁床经验的定岗定薪。' },
      {
        title: '苗绣绣工',
        trade: 'making',
        pay: [80, 200],
        unit: 'piece',
        content: '按图样刺绣，每件单价先说好，可带回家做。',
      },
      {
        title: '跟单员',
        trade: 'office',
        pay: [3500, 4800],
        education: 'seniorHigh',
        content: '跟进订单进度，核对数量和交期。',
      },
    ],
  },
  sewing: {
    about: '东莞协作企业，做针织和外贸服装，铜仁有专车直达，厂里有夫妻房。',
    perks: [board, insured, '专车接送'],
    posts: [
      { title: '缝纫工', trade: 'making', pay: [5500, 8500], content: '平车、拷边，计件工资，前三个月有保底。' },
      { title: '裁床工', trade: 'making', pay: [6000, 8000], content: '铺布、裁剪、编号，有裁床经验的定岗定薪。' },
      {
        title: '尾部包装工',
        trade: 'making',
        pay: [20, 24],
        unit: 'hour',
        content: '查线头、熨烫、包装，坐班或站班可选。',
      },
      {
        title: '跟单员',
        trade: 'office',
        pay: [5000, 6500],
        education: 'seniorHigh',
        content: '跟进订单进度，核对数量和交期。',
      },
    ],
  },
  logistics: {
    about: '县乡村三级物流，城区有分拨中心。',
    perks: [insured, '高温补贴', '话补'],
    posts: [
      { title: '货车司机', trade: 'transport', pay: [6000, 9000], content: '县际往返送货，持相应驾驶证，双人倒班。' },
      { title: '快递员', trade: 'transport', pay: [4500, 8000], content: '片区收派件，电动车公司配，多劳多得。' },
      {
        title: '分拣员',
        trade: 'transport',
        pay: [17, 20],
        unit: 'hour',
        content: '夜间分拣包裹，四到六小时一班，日结可谈。',
      },
      {
        title: '仓库管理员',
        trade: 'transport',
        pay: [3500, 4600],
        education: 'juniorHigh',
        content: '收发货、盘点、会用手持扫描枪。',
      },
    ],
  },
  pharma: {
    about: '中药材种植和饮片生产，车间按药品规范管理。',
    perks: [insured, '包午餐', '免费班车'],
    posts: [
      {
        title: '饮片生产工',
        trade: 'making',
        pay: [3800, 5000],
        content: '净制、切制、烘干，岗前体检和培训由公司安排。',
      },
      {
        title: '质量检验员',
        trade: 'skilled',
        pay: [4500, 6500],
        education: 'bachelor',
        content: '做理化检验，写检验记录，药学或化学专业。',
      },
      {
        title: '药材种植技术员',
        trade: 'farming',
        pay: [4500, 7000],
        education: 'college',
        content: '下基地指导种植和防病，常年在乡镇。',
      },
      {
        title: '仓储养护员',
        trade: 'transport',
        pay: [3500, 4300],
        education: 'seniorHigh',
        content: '药材入库、温湿度记录、先进先出。',
      },
    ],
  },
  moulds: {
    about: '东莞协作企业，做模具和家具，铜仁有专车直达，入职满月报销路费。',
    perks: [board, insured, '专车接送'],
    posts: [
      {
        title: '模具学徒',
        trade: 'skilled',
        pay: [5000, 6500],
        education: 'juniorHigh',
        content: '跟师傅学模具装配，一年出师，出师后另定工资。',
      },
      { title: '加工中心操机员', trade: 'skilled', pay: [6500, 9500], content: '操作加工中心，装夹、对刀、首件自检。' },
      { title: '家具打磨工', trade: 'making', pay: [6000, 8500], content: '手工打磨木件，计件加保底，车间有除尘。' },
      {
        title: '仓管文员',
        trade: 'office',
        pay: [5000, 6000],
        education: 'seniorHigh',
        content: '收发登记、做报表，坐办公室，月休六天。',
      },
    ],
  },
} as const satisfies Record<string, Branch>

export type BranchName = keyof typeof BRANCHES
