import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Heading } from '@/components/heading'
import { Notice } from '@/components/notice'
import type { PersonId } from '../../../../types/core'
import type { PersonCard } from '../../../../types/person'
import { Option } from './option'

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
