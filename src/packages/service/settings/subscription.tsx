import { View } from '@tarojs/components'
import type { Consent } from '@/api/use-consent'
import { useWrite } from '@/api/use-write'
import { RemindButton, RemindWord } from '@/features/notice/remind'
import { Answer } from '@/ui/answer'
import { Tick } from '@/ui/tick'
import { noticeAbout, sayStanding } from '@/wording/consent'
import { noticeLabel } from '@/wording/labels'
import * as consentCalls from '../../../../types/calls/consent'
import type { ConsentStanding, Consents } from '../../../../types/consent'
import type { Instant } from '../../../../types/core'
import styles from './subscription.module.scss'

type Props = { standing: ConsentStanding; consent: Consent; onChosen: (consents: Consents, at: Instant) => void }

/** One kind of notice: whether it comes at all, how many more by WeChat, and one more on a tap. */
export function Subscription({ standing, consent, onChosen }: Props) {
  const { kind, off, credits, subscription } = standing
  const choosing = useWrite(consentCalls.choose)
  const choose = async (on: boolean) => {
    const outcome = await choosing.send({ kind, off: !on })
    if (outcome.kind === 'done') onChosen(outcome.value, outcome.now)
  }
  const wants = !off && !(subscription === 'longTerm' && credits > 0)
  return (
    <View id={`subscription-${kind}`} className={styles.row}>
      <Tick id={`switch-${kind}`} look='switch' label={noticeLabel[kind]} on={!off} onChange={choose}>
        <View className={styles.name}>{noticeLabel[kind]}</View>
        <View className={styles.detail}>{noticeAbout[kind]}</View>
      </Tick>
      <View className={styles.line}>
        <View className={styles.standing}>{sayStanding(standing, consent.asked)}</View>
        {wants && (
          <RemindButton
            consent={consent}
            id={`subscribe-${kind}`}
            kind='ghost'
            size='small'
            word={credits > 0 ? '再加一次' : '微信提醒我'}
            label={`${noticeLabel[kind]}，${credits > 0 ? '再加一次' : '微信提醒我'}`}
          />
        )}
      </View>
      <RemindWord consent={consent} />
      <Answer to={choosing.state} where='提醒和设置' />
    </View>
  )
}
