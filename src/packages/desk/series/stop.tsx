import { useState } from 'react'
import { useWrite } from '@/api/use-write'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { sayPattern } from '@/wording/series'
import type { SeriesRow } from './draft'

/** Stops a series, after asking; the dates already made stay. */
export function Stop({ row, onDone }: { row: SeriesRow; onDone: (said: string) => void }) {
  const stopping = useWrite('series.stop')
  const [asked, setAsked] = useState(false)
  const name = sayPattern(row.titlePattern)
  const stop = async () => {
    const outcome = await stopping.send({ seriesId: row.id })
    setAsked(false)
    if (outcome.kind === 'done') onDone(`已停办：${name}`)
  }
  return (
    <>
      <Button id={`stop-${row.id}`} kind='quiet' size='small' label={`停办，${name}`} onTap={() => setAsked(true)}>
        停办
      </Button>
      <Answer to={stopping.state} where='系列' />
      <Sheet
        id='stopping'
        open={asked}
        title={`停办「${name}」？`}
        confirm='停办'
        kind='stop'
        busy={stopping.state.kind === 'sending'}
        onConfirm={stop}
        onClose={() => setAsked(false)}
      >
        {row.coming > 0
          ? `以后不再排新的场次。已经排好的 ${row.coming} 场照办；不办的，请一场一场打开取消，报名的人会收到通知。`
          : '以后不再排新的场次。'}
      </Sheet>
    </>
  )
}
