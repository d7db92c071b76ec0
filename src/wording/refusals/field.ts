/** The fields of the product's forms by the last part of their name, as their labels say them. */
const fieldLabel: Readonly<Record<string, string>> = {
  realName: '姓名',
  idNumber: '证件号码',
  phone: '手机号码',
  answer: '回答',
  answers: '回答',
  name: '名称',
  title: '标题',
  about: '介绍',
  content: '工作内容',
  headcount: '招聘人数',
  address: '地址',
  creditCode: '信用代码',
  contactName: '联系人',
  contactPhone: '联系电话',
  venueId: '场地',
  capacity: '名额',
  startsAt: '开始时间',
  endsAt: '结束时间',
  fromDay: '开始日期',
  untilDay: '截止日期',
  day: '日期',
  reason: '原因',
  note: '说明',
  text: '内容',
  lines: '名册',
}

/** 姓名 in quotes; what has no label is not named, for a name of ours helps nobody. */
export const sayField = (field: string): string => {
  const label =
    fieldLabel[
      field
        .replace(/\[?\d+\]?/g, '')
        .split('.')
        .filter(Boolean)
        .at(-1) ?? ''
    ]
  return label ? `“${label}”` : ''
}
