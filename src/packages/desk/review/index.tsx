import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Reading } from '@/components/reading'
import { TabRow } from '@/components/tab-row'
import type { ReviewList } from '../../../../types/booth'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { BoothCard } from './booth-card'
import { EmployerCard } from './employer-card'

type Kind = 'employers' | 'booths'

/** What waits for this clerk: employers to verify, booths with their postings; each leaves the list once decided. */
export default function DeskReview() {
  const { reading, reload } = useRead('desk.review', {})
  const desk = useDesk()
  const [chosen, setChosen] = useState<Kind | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())

  const refresh = () => {
    void reload()
    void desk.reload()
  }
  const done = (id: string) => (word: string) => {
    setGone((before) => new Set(before).add(id))
    setSaid(word)
    refresh()
  }
  const left = ({ employers, booths }: ReviewList): ReviewList => ({
    employers: employers.filter(({ id }) => !gone.has(id)),
    booths: booths.filter(({ id }) => !gone.has(id)),
  })
  return (
    <DeskFrame title='审核' at='review' today={desk.today}>
      {(wide) => (
        <Reading of={reading} shape='list' onRetry={reload}>
          {(list) => {
            const { employers, booths } = left(list)
            const kind = chosen ?? (employers.length === 0 && booths.length > 0 ? 'booths' : 'employers')
            const shown = kind === 'employers' ? employers : booths
            const other = kind === 'employers' ? booths : employers
            return (
              <>
                <TabRow
                  id='review'
                  label='审核什么'
                  at={kind}
                  onTap={setChosen}
                  tabs={[
                    { key: 'employers', word: '单位', count: employers.length },
                    { key: 'booths', word: '展位和岗位', count: booths.length },
                  ]}
                />
                {said && <Notice id='reviewed' tone='go' title={said} />}
                {kind === 'employers'
                  ? employers.map((employer) => (
                      <EmployerCard
                        key={employer.id}
                        employer={employer}
                        wide={wide}
                        onDone={done(employer.id)}
                        onRefresh={refresh}
                      />
                    ))
                  : booths.map((booth) => (
                      <BoothCard key={booth.id} booth={booth} wide={wide} onDone={done(booth.id)} onRefresh={refresh} />
                    ))}
                {shown.length === 0 && (
                  <Empty
                    icon='check'
                    title={kind === 'employers' ? '没有单位等审核' : '没有展位等审核'}
                    next={other.length > 0 ? '另一栏还有要审核的' : '新的申请会出现在这里'}
                    action={{ id: 'reload', word: '刷新', onTap: refresh }}
                  />
                )}
              </>
            )
          }}
        </Reading>
      )}
    </DeskFrame>
  )
}
