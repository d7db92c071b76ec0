/** What became of putting a date into the phone's calendar; nothing is said to whoever closed it. */
export const entryWord = {
  added: '已加到日历，提前 1 小时提醒',
  cancelled: '',
  denied: '没有加上。请允许使用日历，再点一次',
  undeclared: '这里还加不了日历，请记一下时间',
  failed: '没有加上，请再点一次，或自己记一下时间',
} as const
