import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Tag } from '@/components/tag'
import { idTypeLabel } from '@/wording/labels'
import type { PersonCard } from '../../../types/person'
import styles from './people.module.scss'

/** Whom this WeChat account signs up: oneself, masked, and family. */
export function People({ persons }: { persons: readonly PersonCard[] }) {
  const self = persons.find(({ relation }) => relation === 'self')
  const family = persons.filter(({ relation }) => relation === 'family')
  return (
    <>
      <View id='self' className={styles.self}>
        <View className={styles.face}>
          <Icon name='person' size={30} />
        </View>
        <View className={styles.words}>
          <View className={styles.name}>{self ? self.name : '您好'}</View>
          <View className={styles.detail}>
            {self ? `${idTypeLabel[self.idType]} ${self.idNumber}` : '第一次报名时填一次姓名和证件，以后不用再填'}
          </View>
          {self && <View className={styles.detail}>手机 {self.phone}</View>}
        </View>
      </View>
      {family.length > 0 && (
        <Card id='family' pad='rows'>
          {family.map((one) => (
            <ListRow
              key={one.id}
              id={`person-${one.id}`}
              title={one.name}
              detail={`${one.idNumber} · ${one.phone}`}
              side={<Tag>家人</Tag>}
            />
          ))}
        </Card>
      )}
    </>
  )
}
