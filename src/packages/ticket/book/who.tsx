import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { Icon } from '@/components/icon'
import { join } from '@/components/join'
import { Notice } from '@/components/notice'
import { Press } from '@/components/press'
import type { PersonId } from '../../../../types/core'
import type { PersonCard } from '../../../../types/person'
import styles from './index.module.scss'

/** A person the account knows, or somebody new. */
export type Choice = PersonId | 'new'

type Props = {
  persons: readonly PersonCard[]
  held: readonly { name: string }[]
  choice: Choice
  onChoose: (choice: Choice) => void
}

/** Who goes: oneself, family, or somebody new. */
export function Who({ persons, held, choice, onChoose }: Props) {
  return (
    <>
      <Heading>谁去？</Heading>
      {held.length > 0 && (
        <Notice id='held' tone='info' title={`${held.map(({ name }) => name).join('、')} 已经报上了`}>
          同一个人再报一次，还是原来那张入场码。
        </Notice>
      )}
      <Card id='who' pad='rows'>
        <View {...aria({ role: 'radiogroup', label: '谁去' })}>
          {persons.map(({ id, name, idNumber, relation }) => (
            <Option
              key={id}
              id={`person-${id}`}
              on={choice === id}
              word={relation === 'self' ? `${name}（本人）` : name}
              detail={idNumber}
              onTap={() => onChoose(id)}
            />
          ))}
          <Option
            id='person-new'
            on={choice === 'new'}
            word='帮家人报名'
            detail='填家人的姓名和证件，填一次就够'
            onTap={() => onChoose('new')}
          />
        </View>
      </Card>
    </>
  )
}

type OptionProps = { id: string; on: boolean; word: string; detail: string; onTap: () => void }

function Option({ id, on, word, detail, onTap }: OptionProps) {
  return (
    <Press
      id={id}
      className={styles.option}
      role='radio'
      about={{ checked: on }}
      label={`${word}，${detail}`}
      onTap={onTap}
    >
      <View className={join(styles.dot, on && styles.on)}>{on && <Icon name='check' size={18} />}</View>
      <View className={styles.words}>
        <View className={styles.word}>{word}</View>
        <View className={styles.detail}>{detail}</View>
      </View>
    </Press>
  )
}
