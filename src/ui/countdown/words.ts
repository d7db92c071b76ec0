const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long is left, in the two largest units: 3 天 16 小时 · 5 小时 20 分 · 8 分钟 · 不到 1 分钟; '' when nothing is left. */
export const countdownOf = (left: number): string => {
  if (left <= 0) return ''
  if (left < minute) return '不到 1 分钟'
  if (left < hour) return `${Math.floor(left / minute)} 分钟`
  if (left < day) return `${Math.floor(left / hour)} 小时 ${Math.floor((left % hour) / minute)} 分`
  return `${Math.floor(left / day)} 天 ${Math.floor((left % day) / hour)} 小时`
}
