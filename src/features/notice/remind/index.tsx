import { Text, View } from '@tarojs/components'
import type { Consent } from '@/api/use-consent'
import { openSubscribeSetting } from '@/platform/subscribe'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { sayAsking, sayRemindButton, sayRemindLabel } from '@/wording/consent'
import styles from './index.module.scss'

type Props = {
  consent: Consent
  id?: string
  kind: 'onCopperGhost' | 'ghost'
  grow?: boolean
  size?: 'small' | 'normal'
  /** Instead of the words for the next Fridays. */
  word?: string
  label?: string
}

/**
 * Asks WeChat's question in the tap. Nothing where there is no such notice or its owner switched it off; whoever said
 * no for good is led to WeChat's own page instead of being asked again.
 */
export function RemindButton({ consent, id = 'remind', kind, grow, size, word, label }: Props) {
  const { standing, ready, asked, asking, ask } = consent
  if (ready && (!standing || asked === 'off')) return null
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
      label={label ?? word ?? sayRemindLabel(credits)}
      onTap={asked === 'never' && process.env.TARO_ENV === 'weapp' ? () => void openSubscribeSetting() : ask}
    >
      {word ?? sayRemindButton(credits)}
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
