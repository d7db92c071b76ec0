import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Sheet } from '@/components/sheet'
import type { YearFacts } from '../../../../types/series-days'

type Props = { facts: YearFacts; onDone: (said: string) => void; onClose: () => void }

/** The bureau's word that the days it has set are all of the year; or takes that back. */
export function EnterYear({ facts: { year, byHand, entered }, onDone, onClose }: Props) {
  const { state, send } = useWrite('series.enterYear')
  const enter = async () => {
    const outcome = await send({ year, entered: !entered })
    if (outcome.kind === 'done') onDone(entered ? `${year} 年改回没定全` : `${year} 年已定全，该排的场次已经排出`)
  }
  return (
    <Sheet
      id='entering'
      open
      title={entered ? `${year} 年还没定全？` : `${year} 年的假都定好了？`}
      confirm={entered ? '改回没定全' : '都定好了'}
      busy={state.kind === 'sending'}
      onConfirm={enter}
      onClose={onClose}
    >
      {entered
        ? '没有定过的日子，系列又会先停着不排；已经排出的场次不动。'
        : `市里定了 ${byHand} 天，其余都当平常日子，系列会马上排场次。请先对照国务院的通知，看有没有漏。`}
      <Answer id='enter-sorry' to={state} where='放假和不办' onLook={onClose} />
    </Sheet>
  )
}
