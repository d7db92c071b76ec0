import { Notice } from '@/ui/notice'
import type { JoinRequest } from '../../../../types/employer'

/** How one's wish to act for an employer stands. */
export function Asked({ asked: { employer, state } }: { asked: JoinRequest }) {
  if (state === 'pending')
    return (
      <Notice id='asked' tone='wait' title={`已申请加入：${employer}`}>
        等单位里的同事或就业局同意，结果会在“我的通知”里告诉您。
      </Notice>
    )
  if (state === 'refused')
    return (
      <Notice id='asked' tone='stop' title={`没有通过：${employer}`}>
        有疑问请联系单位或就业局。要代表其他单位，请在下面登记。
      </Notice>
    )
  return null
}
