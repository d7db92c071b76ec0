import { View } from '@tarojs/components'
import { useRef } from 'react'
import { useRead } from '@/api/use-read'
import { Card } from '@/components/card'
import { Figure, Figures } from '@/components/figure'
import { Sorry } from '@/components/sorry'
import { unreachedLabel } from '@/wording/campaign'
import { sayRefusal } from '@/wording/refusal'
import type { Audience, AudienceCounts } from '../../../../types/campaign'
import type { ActivityId } from '../../../../types/core'
import { useSettled } from './draft'
import styles from './index.module.scss'

const CALM_MS = 400

/** How many the choice reaches; the last figures stay, greyed by their word, while new ones are counted. */
export function useCounts(activityId: ActivityId, audience: Audience) {
  const settled = useSettled(audience, CALM_MS)
  const { reading } = useRead('campaign.preview', { activityId, audience: settled })
  const last = useRef<AudienceCounts | null>(null)
  if (reading.kind === 'shown') last.current = reading.value
  const isCounting = settled !== audience || reading.kind === 'loading'
  return { counts: last.current, isCounting, refusal: reading.kind === 'refused' ? reading.refusal : null }
}

const reasons = Object.keys(unreachedLabel) as (keyof typeof unreachedLabel)[]

export function Counts({ of: { counts, isCounting, refusal } }: { of: ReturnType<typeof useCounts> }) {
  if (refusal) return <Sorry {...sayRefusal(refusal)} />
  const said = (count: number | null | undefined) => (count == null ? '…' : count.toLocaleString('en-US'))
  const unreached = counts ? reasons.filter((reason) => counts[reason] > 0) : []
  return (
    <>
      <Figures few>
        <Figure
          id='people'
          label='一共'
          value={said(counts?.people)}
          detail={isCounting ? '正在数…' : '站内都能看到'}
        />
        <Figure id='by-message' label='能收到微信' value={said(counts?.byMessage)} detail='有订阅次数' />
        <Figure
          id='in-app-only'
          label='微信收不到'
          value={said(counts && counts.people - counts.byMessage)}
          detail='原因在下面'
        />
      </Figures>
      {counts?.isEstimate && (
        <View id='is-estimate' className={styles.quiet}>
          别的专场通知已确认或正在发，要用掉的订阅次数已经扣掉。这是估计：那些通知改了或停了，这里的数会变。
        </View>
      )}
      {counts && unreached.length > 0 && (
        <Card id='unreached' className={styles.reasons}>
          {unreached.map((reason) => (
            <View key={reason} className={styles.line}>
              <View className={styles.lineWords}>{unreachedLabel[reason]}</View>
              <View id={`unreached-${reason}`} className={styles.number}>
                {said(counts[reason])}
              </View>
            </View>
          ))}
        </Card>
      )}
    </>
  )
}
