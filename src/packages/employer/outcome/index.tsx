import '../refusals'
import Taro, { useRouter } from '@tarojs/taro'
import { useRead } from '@/api/use-read'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { Sorry } from '@/ui/sorry'
import { sayRefusal } from '@/wording/refusal'
import * as booth from '../../../../types/calls/booth'
import type { ActivityId } from '../../../../types/core'
import { OutcomeForm } from './form'

const home = () => void Taro.redirectTo({ url: '/packages/employer/home/index' })

/** What came of a fair, told by the employer that was there. */
export default function EmployerOutcome() {
  const activityId = (useRouter().params.id ?? '') as ActivityId
  const { reading, reload, now } = useRead(booth.outcome, { activityId })
  return (
    <PageShell title='招聘结果'>
      <Reading of={reading} shape='form' onRetry={reload}>
        {(shown) =>
          now >= shown.closesAt && shown.reportedAt === null ? (
            <Sorry {...sayRefusal({ code: 'booth.outcomeClosed', closedAt: shown.closesAt })} />
          ) : (
            <OutcomeForm key={shown.boothId} shown={shown} now={now} onHome={home} />
          )
        }
      </Reading>
    </PageShell>
  )
}
