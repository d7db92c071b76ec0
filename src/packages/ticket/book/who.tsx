import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Card } from '@/ui/card'
import { Heading } from '@/ui/heading'
import { Notice } from '@/ui/notice'
import type { PersonId } from '../../../../types/core'
import type { PersonCard } from '../../../../types/person'
import { Option } from './option'

/** A person the account knows, or somebody new. */
export type Choice = PersonId | 'new'

type Props = {
  persons: readonly PersonCard[]
  held: readonly { name: string; personId?: PersonId }[]
  choice: Choice
  onChoose: (choice: Choice) => void
}

/** Who goes: oneself, family, or somebody new. */
export function Who({ persons, held, choice, onChoose }: Props) {
  const isKnown = persons.some(({ relation }) => relation === 'self')
  const has = (id: PersonId) => held.some(({ personId }) => personId === id)
  return (
    <>
      <Heading>谁去？</Heading>
      {held.length > 0 && (
        <Notice id='held' tone='info' title={`${held.map(({ name }) => name).join('、')} 已报名`}>
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
              detail={has(id) ? `${idNumber} · 已报名` : idNumber}
              onTap={() => onChoose(id)}
            />
          ))}
          <Option
            id='person-new'
            on={choice === 'new'}
            word={isKnown ? '帮家人报名' : '给自己报名'}
            detail={isKnown ? '填家人的姓名和证件，填一次就够' : '填自己的姓名和证件，填一次就够'}
            onTap={() => onChoose('new')}
          />
        </View>
      </Card>
    </>
  )
}
