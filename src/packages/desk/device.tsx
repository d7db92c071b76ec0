import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { Tag } from '@/ui/tag'
import { sayDevice } from '@/wording/door'
import type { Instant } from '../../../types/core'
import type { GateDevice } from '../../../types/door'
import styles from './device.module.scss'

type Props = { device: GateDevice; now: Instant; over?: boolean; onAsk: () => void }

/** One helper with their phone: where they stand, whether it is heard of, what waits on it. */
export function Device({ device, now, over, onAsk }: Props) {
  const { rightId, helper, gate, device: model } = device
  const { tone, word, detail } = sayDevice(device, now, over)
  return (
    <View id={`device-${rightId}`} className={styles.device}>
      <View className={styles.words}>
        <View className={styles.line}>
          <View className={styles.strong}>
            {gate} · {helper}
          </View>
          <Tag tone={tone}>{word}</Tag>
        </View>
        <View className={styles.quiet}>
          {detail}
          {model ? ` · ${model}` : ''}
        </View>
      </View>
      <Button id={`revoke-${rightId}`} kind='quiet' size='small' label={`收回 ${helper} 的验票权`} onTap={onAsk}>
        收回
      </Button>
    </View>
  )
}
