import { useWrite } from '@/api/use-write'
import { Answer } from '@/ui/answer'
import { Sheet } from '@/ui/sheet'
import { sayPattern } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { SeriesRow } from './draft'

type Props = { row: SeriesRow; onDone: (said: string) => void; onClose: () => void }

/** Asks before a series stops; the dates already made stay. */
export function Stop({ row, onDone, onClose }: Props) {
  const stopping = useWrite(series.stop)
  const name = sayPattern(row)
  const stop = async () => {
    const outcome = await stopping.send({ seriesId: row.id })
    if (outcome.kind === 'done') onDone(`已停用：${name}`)
  }
  return (
    <Sheet
      id='stopping'
      open
      title={`停用“${name}”？`}
      confirm='停用'
      kind='stop'
      busy={stopping.state.kind === 'sending'}
      onConfirm={stop}
      onClose={onClose}
    >
      {row.coming > 0
        ? `以后不再排新场次，已排的 ${row.coming} 场照常举办。要取消，请在“看日期”里打开其中一场选“全部”，报名人会收到通知。`
        : '以后不再排新的场次。'}
      <Answer to={stopping.state} where='固定场次' onLook={onClose} />
    </Sheet>
  )
}
