import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { Reading } from '@/api/reading'
import { useRead } from '@/api/use-read'
import { sayCount } from '@/domain/text/count'
import { shortTrace } from '@/ui/broken'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Figure, Figures } from '@/ui/figure'
import { Notice } from '@/ui/notice'
import { unreachedLabel } from '@/wording/campaign'
import { sayRefusal } from '@/wording/refusal'
import * as campaign from '../../../../types/calls/campaign'
import type { Audience, AudienceCounts } from '../../../../types/campaign'
import type { ActivityId } from '../../../../types/core'
import { isSameAudience, useSettled } from './draft'
import styles from './index.module.scss'

const CALM_MS = 400

/** Why there is no figure; null while there is one or it is being counted. */
const sayWhyNot = (reading: Reading<AudienceCounts>): string | null => {
  if (reading.kind === 'offline') return '请检查网络，再数一次。'
  if (reading.kind === 'broken')
    return `系统出错，请稍后重新统计。仍不行请把编号 ${shortTrace(reading.traceId)} 报系统管理员。`
  if (reading.kind !== 'refused') return null
  const { title, next } = sayRefusal(reading.refusal)
  return `${title}，${next}`
}

/**
 * How many the choice reaches. The last figures stay, marked by their word, while new ones are counted; when that fails
 * there are none, and `failed` says why: nobody says yes to the number of another choice.
 */
export function useCounts(activityId: ActivityId, audience: Audience) {
  const settled = useSettled(audience, CALM_MS)
  const { reading, reload } = useRead(campaign.preview, { activityId, audience: settled })
  const last = useRef<AudienceCounts | null>(null)
  if (reading.kind === 'shown') last.current = reading.value
  const isCounting = reading.kind === 'loading' || !isSameAudience(settled, audience)
  const failed = isCounting ? null : sayWhyNot(reading)
  return { counts: failed === null ? last.current : null, isCounting, failed, recount: reload }
}

const reasons = Object.keys(unreachedLabel) as (keyof typeof unreachedLabel)[]

export function Counts({ of: { counts, isCounting, failed, recount } }: { of: ReturnType<typeof useCounts> }) {
  if (failed !== null) return <NotCounted why={failed} onAgain={recount} />
  const said = (count: number | null | undefined) => (count == null ? '…' : sayCount(count))
  const unreached = counts ? reasons.filter((reason) => counts[reason] > 0) : []
  return (
    <>
      <Figures few>
        <Figure
          id='people'
          label='一共'
          value={said(counts?.people)}
          detail={isCounting ? '正在数…' : '小程序里都能看到'}
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
          其他专场通知已确认或正在发，要用掉的订阅次数已经扣掉。这是估计：那些通知改了或停了，这里的数会变。
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

function NotCounted({ why, onAgain }: { why: string; onAgain: () => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    await onAgain()
    setBusy(false)
  }
  return (
    <Notice
      id='not-counted'
      tone='wait'
      title='人数没有数出来，现在还不能确认发送'
      action={
        <Button id='recount' kind='ghost' size='small' busy={busy} onTap={again}>
          再数一次
        </Button>
      }
    >
      {why}
    </Notice>
  )
}
