import { View } from '@tarojs/components'
import { Figure, Figures } from '@/ui/figure'
import type { GateCounts, GateSession, GateStanding } from '../../../../types/gate'
import styles from './index.module.scss'
import type { Answer } from './use-scans'

type Props = { session: GateSession; answer: Answer; heard: GateStanding | null }

/** Whichever answer has let in more people is the later one; undoing is rare and the next poll tells. */
const latest = (counts: readonly (GateCounts | null | undefined)[], first: GateCounts) =>
  counts.reduce<GateCounts>((best, one) => (one && one.admitted > best.admitted ? one : best), first)

/** How many are in, still to come, and inside against what the venue takes. */
export function Counts({ session, answer, heard }: Props) {
  const answered = answer.kind === 'answered' ? answer.result.counts : null
  const { admitted, booked, inside } = latest([answered, heard?.counts], session.counts)
  const { tracksExits, venueLimit } = session
  const room = venueLimit === null ? null : Math.max(0, venueLimit - inside)
  return (
    <View className={styles.numbers}>
      <Figures few>
        <Figure id='admitted' place='below' value={admitted} label='已入场' />
        {tracksExits || venueLimit !== null ? (
          <Figure
            id='inside'
            place='below'
            value={inside}
            label={room === null ? '场内' : `场内，还可入 ${room} 人`}
            tone={room === 0 ? 'wait' : 'ink'}
          />
        ) : (
          <Figure id='missing' place='below' value={Math.max(0, booked - admitted)} label='还没到' />
        )}
        <Figure id='booked' place='below' value={booked} label='已报名' />
      </Figures>
    </View>
  )
}
