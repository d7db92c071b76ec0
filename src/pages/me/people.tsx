import { View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Icon } from '@/ui/icon'
import { ListRow } from '@/ui/list-row'
import { Press } from '@/ui/press'
import { Tag } from '@/ui/tag'
import { idTypeLabel } from '@/wording/labels'
import type { PersonCard } from '../../../types/person'
import { openPerson } from '../../features/routes'
import styles from './people.module.scss'

/** Whom this WeChat account signs up: oneself, masked, and family. A tap opens everything stored about them. */
export function People({ persons }: { persons: readonly PersonCard[] }) {
  const self = persons.find(({ relation }) => relation === 'self')
  const family = persons.filter(({ relation }) => relation === 'family')
  return (
    <>
      {self ? (
        <Press
          id='self'
          className={styles.self}
          label={`我的信息，${self.name}，查看、更正、导出、删除`}
          onTap={() => openPerson(self.id)}
        >
          <Face />
          <View className={styles.words}>
            <View className={styles.name}>{self.name}</View>
            <View className={styles.detail}>
              {idTypeLabel[self.idType]} {self.idNumber}
            </View>
            <View className={styles.detail}>手机 {self.phone}</View>
            <View className={styles.link}>查看、更正、导出、删除</View>
          </View>
          <Icon name='next' size={20} />
        </Press>
      ) : (
        <View id='self' className={styles.self}>
          <Face />
          <View className={styles.words}>
            <View className={styles.name}>您好</View>
            <View className={styles.detail}>第一次报名填一次信息，以后不用再填</View>
          </View>
        </View>
      )}
      {family.length > 0 && (
        <Card id='family' pad='rows'>
          {family.map((one) => (
            <ListRow
              key={one.id}
              id={`person-${one.id}`}
              title={one.name}
              detail={`${one.idNumber} · ${one.phone}`}
              side={<Tag>家人</Tag>}
              label={`家人的信息，${one.name}，查看、更正、导出、删除`}
              onTap={() => openPerson(one.id)}
            />
          ))}
        </Card>
      )}
    </>
  )
}

function Face() {
  return (
    <View className={styles.face}>
      <Icon name='person' size={30} />
    </View>
  )
}
