import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Sheet } from '@/ui/sheet'
import * as series from '../../../../types/calls/series'
import type { YearFacts } from '../../../../types/series-days'

type Props = { facts: YearFacts; onDone: (said: string) => void; onClose: () => void }

/** The bureau's word that the days it has set are all of the year; or takes that back. */
export function EnterYear({ facts: { year, byHand, entered }, onDone, onClose }: Props) {
  const { state, send } = useWrite(series.enterYear)
  const enter = async () => {
    const outcome = await send({ year, entered: !entered })
    if (outcome.kind === 'done')
      onDone(entered ? `${year} 年改为未设完` : `${year} 年放假安排已设完，该排的场次已经排出`)
  }
  return (
    <Sheet
      id='entering'
      open
      title={entered ? `${year} 年改为未设完？` : `${year} 年放假安排已设完？`}
      confirm={entered ? '改为未设完' : '已设完'}
      busy={state.kind === 'sending'}
      onConfirm={enter}
      onClose={onClose}
    >
      {entered
        ? '法定节假日前后没设过的几天又会先不排；已排的场次不变。'
        : `市里设了 ${byHand} 天，其余都按平常日子排场次，马上生效。请先对照国务院的通知，看有没有漏。`}
      <Answer id='enter-sorry' to={state} where='放假和停办' onLook={onClose} />
    </Sheet>
  )
}
