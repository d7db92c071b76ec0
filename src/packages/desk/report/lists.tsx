import { View } from '@tarojs/components'
import { sayCount } from '@/domain/text/count'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { ListRow } from '@/ui/list-row'
import { howLabel } from '@/wording/door'
import { sayScanKept } from '@/wording/evidence'
import type { GateReport } from '../../../../types/door'
import styles from './index.module.scss'

/** What the scans came to, the most frequent first, and how people were let in. */
export function Outcomes({ report: { outcomes, ways } }: { report: GateReport }) {
  return (
    <>
      <Heading side={`${sayCount(outcomes.reduce((sum, { scans }) => sum + scans, 0))} 次`}>扫码的结果</Heading>
      <Card id='outcomes'>
        {outcomes.map(({ outcome, scans }) => (
          <View key={outcome} className={styles.line}>
            <View className={styles.word}>{sayScanKept(outcome)}</View>
            <View className={styles.count}>{sayCount(scans)} 次</View>
          </View>
        ))}
        <View className={styles.quiet}>
          {ways.map(({ how, scans }) => `${howLabel[how]} ${sayCount(scans)} 人`).join(' · ')}
        </View>
      </Card>
    </>
  )
}

/** Who stood where, and what they let in. */
export function Helpers({ report: { helpers } }: { report: GateReport }) {
  return (
    <>
      <Heading side={`${helpers.length} 人次`}>验票员</Heading>
      <Card id='helpers' pad='rows'>
        {helpers.map(({ helper, gate, admitted, refused }) => (
          <ListRow
            key={`${gate}/${helper}`}
            title={helper}
            side={`放行 ${sayCount(admitted)} 人`}
            detail={`${gate} · 未放行 ${refused} 次`}
          />
        ))}
      </Card>
    </>
  )
}
