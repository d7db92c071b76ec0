import Taro from '@tarojs/taro'
import { sayDay } from '@/domain/time/calendar'
import { Sheet } from '@/ui/sheet'
import type { PlanRow } from '../../../../types/series-days'

const toSeries = () => void Taro.redirectTo({ url: '/packages/desk/series/index' })

/** A Friday whose special was called off is not picked for any more. */
export function CalledOff({ row: { day, closed }, onClose }: { row: PlanRow; onClose: () => void }) {
  return (
    <Sheet
      id='called-off'
      open
      title={`${sayDay(day)}的专场已经取消`}
      confirm='新建一场'
      kind='copper'
      onConfirm={toSeries}
      onClose={onClose}
      close='知道了'
    >
      {closed && `原因：${closed}。`}已向报名人发出通知，取消后不能恢复。当天仍要举办，请新建一场。
    </Sheet>
  )
}

/** A Friday before the specials begin or after they have ended. */
export function NoSeries({ row: { day }, onClose }: { row: PlanRow; onClose: () => void }) {
  return (
    <Sheet
      id='no-series'
      open
      title={`${sayDay(day)}没有专场`}
      confirm='去查看'
      kind='copper'
      onConfirm={toSeries}
      onClose={onClose}
      close='知道了'
    >
      周五专场当天未开始或已结束。要举办，请到“固定场次”修改起止日期，或新建专场。
    </Sheet>
  )
}
