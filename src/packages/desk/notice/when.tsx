import { View } from '@tarojs/components'
import { decideSendTime } from '@/domain/campaign/time'
import { dayOf } from '@/domain/time/calendar'
import { Card } from '@/ui/card'
import { DateField } from '@/ui/picker-field'
import { Tick } from '@/ui/tick'
import { sayQuietHours } from '@/wording/campaign'
import { sayRefusal } from '@/wording/refusal'
import type { Instant } from '../../../../types/core'
import type { QuietHours } from '../../../../types/policy'
import { type Draft, sendAtOf } from './draft'
import styles from './index.module.scss'

type Props = {
  draft: Draft
  startsAt: Instant
  quiet: QuietHours
  now: Instant
  onChange: (changed: Partial<Draft>) => void
}

/** What is wrong with the time chosen, by the rule the cloud decides with; null when nothing is. */
export function sayWrongTime(
  draft: Draft,
  { startsAt, quiet, now }: Pick<Props, 'startsAt' | 'quiet' | 'now'>,
): string | null {
  const sendAt = sendAtOf(draft)
  if (sendAt === undefined) return '请选哪天、几点'
  const decision = decideSendTime({ sendAt, startsAt, now, quiet })
  if (decision.ok) return null
  const { title, next } = sayRefusal(decision.refusal)
  return `${title}，${next}`
}

/** When it goes out: at a time before the special starts, or right after the yes. */
export function When({ draft, startsAt, quiet, now, onChange }: Props) {
  const wrong = sayWrongTime(draft, { startsAt, quiet, now }) ?? undefined
  return (
    <Card id='when'>
      {!draft.atOnce && (
        <View className={styles.pair}>
          <View className={styles.half}>
            <DateField
              id='send-day'
              label='哪天发'
              value={draft.day}
              from={dayOf(now)}
              until={dayOf(startsAt)}
              onChange={(day) => onChange({ day })}
            />
          </View>
          <View className={styles.half}>
            <DateField
              id='send-time'
              label='几点发'
              mode='time'
              value={draft.time}
              error={wrong}
              hint={sayQuietHours(quiet)}
              onChange={(time) => onChange({ time })}
            />
          </View>
        </View>
      )}
      <Tick
        id='at-once'
        label='确认后马上发'
        on={draft.atOnce}
        onChange={(atOnce) => onChange({ atOnce })}
        error={draft.atOnce ? wrong : undefined}
      >
        确认后马上发
      </Tick>
    </Card>
  )
}
