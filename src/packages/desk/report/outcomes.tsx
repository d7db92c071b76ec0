import { View } from '@tarojs/components'
import { useRead } from '@/api/use-read'
import { dayOf, sayDay } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { Reading } from '@/ui/reading'
import { Tag } from '@/ui/tag'
import type { FairOutcomes } from '../../../../types/booth'
import * as booth from '../../../../types/calls/booth-desk'
import type { ActivityId } from '../../../../types/core'

type Row = FairOutcomes['employers'][number]

const sum = (rows: readonly Row[], of: 'interviewed' | 'intended' | 'hired') =>
  rows.reduce((all, row) => all + row[of], 0)

/** What employers say came of the fair; who has said nothing stands first, to be asked. */
export function FairOutcome({ activityId }: { activityId: ActivityId }) {
  const { reading, reload } = useRead(booth.outcomes, { activityId })
  return (
    <Reading of={reading} shape='list' onRetry={reload}>
      {({ dueAt, employers }) => {
        const missing = employers.filter(({ reportedAt }) => reportedAt === null)
        const told = employers.filter(({ reportedAt }) => reportedAt !== null)
        if (employers.length === 0) return <View />
        return (
          <>
            <Heading side={`${told.length} / ${employers.length} 家已填报，${sayDay(dayOf(dueAt))} 截止`}>
              单位填报的招聘结果
            </Heading>
            <Card id='fair-outcomes' pad='rows'>
              {told.length > 0 && (
                <ListRow
                  id='outcome-sum'
                  title='合计'
                  detail={`面谈 ${sum(told, 'interviewed')} 人 · 达成意向 ${sum(told, 'intended')} 人 · 录用 ${sum(told, 'hired')} 人`}
                />
              )}
              {[...missing, ...told].map(({ id, employer, number, reportedAt, interviewed, intended, hired }) => (
                <ListRow
                  key={id}
                  id={`outcome-${id}`}
                  title={`${number ? `${number} ` : ''}${employer}`}
                  side={<Tag tone={reportedAt ? 'jade' : 'amber'}>{reportedAt ? '已填报' : '未填报'}</Tag>}
                  detail={reportedAt ? `面谈 ${interviewed} · 意向 ${intended} · 录用 ${hired}` : '在“我的单位”里填报'}
                />
              ))}
            </Card>
          </>
        )
      }}
    </Reading>
  )
}
