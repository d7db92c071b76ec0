import { Text } from '@tarojs/components'
import { useConsents } from '@/api/use-consent'
import { Card } from '@/components/card'
import { Fact } from '@/components/fact'
import { Heading } from '@/components/heading'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { Tick } from '@/components/tick'
import { openService } from '@/pages/routes'
import { setElder, useElder } from '@/theme/elder'
import { Subscription } from './subscription'

/** 提醒和设置 */
export default function Settings() {
  const elder = useElder()
  const consents = useConsents()
  return (
    <PageShell title='提醒和设置'>
      <Card pad='rows'>
        <Tick id='elder' look='switch' label='长辈版' on={elder} onChange={setElder}>
          <Text>长辈版，字大一些</Text>
        </Tick>
      </Card>
      <Heading>微信提醒</Heading>
      <Reading of={consents.reading} shape='list' onRetry={consents.reload}>
        {(standings) => (
          <Card id='subscriptions' pad='rows'>
            {standings.map(({ kind }) => (
              <Subscription key={kind} kind={kind} consent={consents.of(kind)} />
            ))}
          </Card>
        )}
      </Reading>
      <Notice tone='info' title='为什么要点好几次'>
        微信规定，点一次只能收到一条。想多收几次就多点几次，随时可以不要。
      </Notice>
      <Card pad='rows'>
        <Fact id='privacy' icon='shield' side={<Icon name='next' size={18} />} onTap={() => openService('privacy')}>
          隐私说明
        </Fact>
      </Card>
    </PageShell>
  )
}
