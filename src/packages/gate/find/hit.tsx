import { Text, View } from '@tarojs/components'
import { isPassed, type Tone, toneOf } from '@/domain/gate/gate'
import { sayTime } from '@/domain/time/calendar'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Icon, type IconName } from '@/ui/icon'
import { join } from '@/ui/join'
import { Tag, type TagTone } from '@/ui/tag'
import { sayFlag, sayScan } from '@/wording/scan'
import type { DoorHit } from '../../../../types/door'
import type { ScanResult } from '../../../../types/gate'
import styles from './index.module.scss'
import type { Admit } from './use-admit'

type Found = DoorHit['together'][number]

const standings: Record<Found['standing'], { word: string; tone: TagTone }> = {
  expected: { word: '已报名', tone: 'jade' },
  inside: { word: '已入场', tone: 'grey' },
  left: { word: '已离场', tone: 'jade' },
  released: { word: '名额已让出', tone: 'amber' },
  inLine: { word: '候补', tone: 'amber' },
  cancelled: { word: '已取消', tone: 'grey' },
}

/** Who may be let in with one tap; the cloud decides about those whose turn it may or may not be. */
const canTry: readonly Found['standing'][] = ['expected', 'left', 'released', 'inLine']

/** Somebody found, and those who signed up with them: a family goes in by one tap each. */
export function Hit({ hit, admit }: { hit: DoorHit; admit: Admit }) {
  return (
    <View className={styles.hit}>
      <Card id={`hit-${hit.ticketId}`}>
        <One found={hit} idNumber={hit.idNumber} admit={admit} />
        {hit.together.length > 0 && <View className={styles.with}>一起报名的 {hit.together.length} 位</View>}
        {hit.together.map((one) => (
          <One key={one.ticketId} found={one} admit={admit} />
        ))}
      </Card>
    </View>
  )
}

function One({ found, idNumber, admit }: { found: Found; idNumber?: string; admit: Admit }) {
  const { ticketId, name, standing, number, at, gate } = found
  const state = admit.of(ticketId)
  const done = state?.kind === 'done' ? state.result : null
  const { word, tone } = standings[done && isPassed(done.outcome) ? 'inside' : standing]
  const since = [at !== null && sayTime(at), gate, number !== null && `第 ${number} 位`].filter(Boolean).join(' ')
  return (
    <View id={`found-${ticketId}`} className={styles.one}>
      <View className={styles.who}>
        <Text className={styles.name}>{name}</Text>
        {idNumber && <Text className={styles.id}>{idNumber}</Text>}
        <Tag tone={tone}>{word}</Tag>
        {since && <Text className={styles.id}>{since}</Text>}
      </View>
      {done ? (
        <Done result={done} />
      ) : (
        canTry.includes(standing) && (
          <Button
            id={`admit-${ticketId}`}
            kind={standing === 'expected' ? 'main' : 'ghost'}
            busy={state?.kind === 'sending'}
            busyWord='正在登记…'
            label={`让 ${name} 入场`}
            onTap={() => void admit.send(ticketId)}
          >
            核对证件，入场
          </Button>
        )
      )}
      {state && state.kind !== 'done' && <Answer to={state} where='刚才扫的' id={`refused-${ticketId}`} />}
    </View>
  )
}

const shapes: Record<Tone, IconName> = { go: 'check', wait: 'dot', stop: 'cross' }

function Done({ result }: { result: ScanResult }) {
  const tone = toneOf(result.outcome)
  const { word, detail, next } = sayScan(result.outcome, { ...result, admitted: result.counts.admitted })
  return (
    <View className={join(styles.done, styles[tone])}>
      <Icon name={shapes[tone]} size={24} />
      <View className={styles.words}>
        <View className={styles.word}>{word}</View>
        <View>{isPassed(result.outcome) ? detail : next}</View>
        {result.flags.map((flag) => (
          <View key={flag} className={styles.word}>
            {sayFlag(flag)}
          </View>
        ))}
      </View>
    </View>
  )
}
