import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import { Sorry } from '@/ui/sorry'
import { Tag } from '@/ui/tag'
import { Tick } from '@/ui/tick'
import { keyGroupLabel } from '@/wording/labels'
import { sayRefusal } from '@/wording/refusal'
import { sayWord } from '@/wording/waitlist'
import type { SignUpCard } from '../../../../types/waitlist'
import styles from './index.module.scss'
import { isShutOut, mustDeclare, type useCard } from './use-card'

type Props = { of: ReturnType<typeof useCard>; card: SignUpCard; keyLeft: number }

/** Whom the activity is for: known from the roster, or said by the person, and marked as such. */
export function Belonging({ of, card, keyLeft }: Props) {
  const { keyGroup, keySeats, onRoster } = card
  if (keyGroup === null) return null
  const group = keyGroupLabel[keyGroup]
  if (isShutOut(card)) return <Sorry id='roster' {...sayRefusal({ code: 'eligibility.notOnRoster', keyGroup })} />
  if (onRoster) {
    return (
      <Notice id='roster' tone='go' title={`名册里有您：${group}`}>
        已由工作人员核对，不用再交证明。
      </Notice>
    )
  }
  const must = mustDeclare(card)
  if (!must && keySeats === 0) return null
  const { word, mark, proof } = sayWord(keyGroup)
  const isFull = keySeats > 0 && keyLeft === 0
  return (
    <>
      <Heading>{must ? `本场面向${group}` : sayReserve(group, { keySeats, keyLeft })}</Heading>
      <Card id='belonging'>
        <Tick
          id='declare'
          on={of.declared}
          label={`${word}，${mark}`}
          error={must && of.tried && !of.declared ? '符合条件请勾选后再报名' : undefined}
          onChange={of.setDeclared}
        >
          <View className={styles.declare}>
            <View className={styles.word}>{word}</View>
            <Tag>{mark}</Tag>
          </View>
          {isFull && <View className={styles.detail}>勾选后，预留名额有空时按先后给您。</View>}
          <View className={styles.detail}>{proof}</View>
        </Tick>
      </Card>
    </>
  )
}

const sayReserve = (group: string, { keySeats, keyLeft }: { keySeats: number; keyLeft: number }) =>
  keyLeft > 0 ? `给${group}留了 ${keyLeft} 个名额` : `给${group}留的 ${keySeats} 个名额都有人了`
