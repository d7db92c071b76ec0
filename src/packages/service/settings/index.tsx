import { Text } from '@tarojs/components'
import { useConsents } from '@/api/use-consent'
import { useRead } from '@/api/use-read'
import { openService } from '@/features/routes'
import { setElder, useElder } from '@/theme/elder'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Heading } from '@/ui/heading'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { Tick } from '@/ui/tick'
import * as person from '../../../../types/calls/person'
import type { NoticeKind } from '../../../../types/notice'
import { Subscription } from './subscription'

/** Only who acts for an employer gets these. */
const EMPLOYERS: readonly NoticeKind[] = ['employerTold', 'outcomeDue', 'verifyDue']

/** 提醒和设置 */
export default function Settings() {
  const elder = useElder()
  const mine = useRead(person.mine, {}, { keep: true })
  const recruits = mine.reading.kind === 'shown' && mine.reading.value.recruits
  const consents = useConsents()
  return (
    <PageShell title='提醒和设置'>
      <Card pad='rows'>
        <Tick id='elder' look='switch' label='长辈版' on={elder} onChange={setElder}>
          <Text>长辈版，字大一些</Text>
        </Tick>
      </Card>
      <Heading>要哪些提醒</Heading>
      <Reading of={consents.reading} shape='list' onRetry={consents.reload}>
        {(read) => (
          <Card id='subscriptions' pad='rows'>
            {(consents.consents ?? read).standings
              .filter(({ kind }) => recruits || !EMPLOYERS.includes(kind))
              .map((standing) => (
                <Subscription
                  key={standing.kind}
                  standing={standing}
                  consent={consents.of(standing.kind)}
                  onChosen={consents.tell}
                />
              ))}
          </Card>
        )}
      </Reading>
      <Notice tone='info' title='为什么要点好几次'>
        微信规定，点一次只能收到一条。想多收几次就多点几次；不想要的，关掉右边的开关。
      </Notice>
      <Card pad='rows'>
        <Fact id='privacy' icon='shield' side={<Icon name='next' size={18} />} onTap={() => openService('privacy')}>
          隐私说明
        </Fact>
      </Card>
    </PageShell>
  )
}
