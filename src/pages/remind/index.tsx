import { Text, View } from '@tarojs/components'
import type { Consent } from '@/api/use-consent'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { sayAsking } from '@/wording/consent'
import styles from './index.module.scss'

type Props = {
  consent: Consent
  id?: string
  kind: 'onCopperGhost' | 'ghost'
  grow?: boolean
  size?: 'small' | 'normal'
}

/** Asks WeChat's question in the tap; says how many messages are agreed to once there are some. */
export function RemindButton({ consent, id = 'remind', kind, grow, size }: Props) {
  const { standing, ready, asking, ask } = consent
  if (ready && !standing) return null
  const credits = standing?.credits ?? 0
  return (
    <Button
      id={id}
      kind={kind}
      grow={grow}
      size={size}
      busy={asking === 'asking'}
      busyWord='请稍等…'
      disabled={!ready}
      label={credits > 0 ? `已订阅 ${credits} 次，再订阅一次` : '提醒我'}
      onTap={ask}
    >
      {credits > 0 ? `已订阅 × ${credits}` : '提醒我'}
    </Button>
  )
}

/** One line on how asking went; nothing until somebody asked. */
export function RemindWord({ consent, dark }: { consent: Consent; dark?: boolean }) {
  const words = sayAsking(consent.asking, consent.standing?.credits ?? 0)
  if (!words) return null
  return (
    <View id='remind-word' className={dark ? styles.dark : styles.word} {...aria({ role: 'status', live: 'polite' })}>
      <Text>{words}</Text>
    </View>
  )
}
