import { Text, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { Icon, type IconName } from '@/components/icon'
import { join } from '@/components/join'
import { sayTime } from '@/domain/calendar'
import { type Tone, toneOf } from '@/domain/gate'
import { sayScanShort } from '@/wording/scan'
import type { ScanLine } from '../../../../types/gate'
import styles from './index.module.scss'

const shapes: Record<Tone, IconName> = { go: 'check', wait: 'dot', stop: 'cross' }

/** The last scans at every gate of this session, refused ones too. */
export function History({ scans }: { scans: readonly ScanLine[] }) {
  if (scans.length === 0) return null
  return (
    <>
      <Heading side='全部入口'>刚才扫的</Heading>
      <Card id='history' pad='rows'>
        {scans.map((scan) => {
          const tone = toneOf(scan.outcome)
          return (
            <View key={scan.scanId} id={`scan-${scan.scanId}`} className={styles.scan}>
              <Icon name={shapes[tone]} size={20} className={join(styles.mark, styles[tone])} />
              <Text className={styles.said}>
                {scan.name ? `${scan.name} ` : ''}
                {sayScanShort(scan.outcome)}
              </Text>
              <Text className={styles.when}>
                {scan.gate} {sayTime(scan.at)}
              </Text>
            </View>
          )
        })}
      </Card>
    </>
  )
}
