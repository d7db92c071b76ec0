import { Text, View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { DateField } from '@/ui/picker-field'
import { freshStop, type TypedStop } from './stops'
import styles from './stops-field.module.scss'

type Props = { stops: readonly TypedStop[]; onChange: (stops: TypedStop[]) => void; error?: string }

const MOST = 20

/** Where a bus takes people on, in order, and when it leaves there; the first is where it sets off. */
export function StopsField({ stops, onChange, error }: Props) {
  const set = (at: number, part: Partial<TypedStop>) =>
    onChange(stops.map((stop, place) => (place === at ? { ...stop, ...part } : stop)))
  return (
    <View id='stops' {...aria({ role: 'group', label: '上车点' })}>
      <View className={styles.label}>上车点（按先后，第一个是发车的地方）</View>
      {stops.map((stop, at) => (
        <View key={stop.code} className={styles.stop}>
          <View className={styles.name}>
            <Field
              id={`stop-name-${at}`}
              label={`第 ${at + 1} 个上车点`}
              maxLength={40}
              placeholder='如：坝黄镇政府门口'
              value={stop.name}
              onChange={(name) => set(at, { name })}
            />
          </View>
          <View className={styles.time}>
            <DateField
              id={`stop-time-${at}`}
              mode='time'
              label={at === 0 ? '几点发车' : '几点到'}
              value={stop.time}
              onChange={(time) => set(at, { time })}
            />
          </View>
          {stops.length > 1 && (
            <View className={styles.remove}>
              <Button
                id={`stop-remove-${at}`}
                kind='quiet'
                size='small'
                label={`去掉第 ${at + 1} 个上车点`}
                onTap={() => onChange(stops.filter((_, place) => place !== at))}
              >
                去掉
              </Button>
            </View>
          )}
        </View>
      ))}
      {error && (
        <View id='stops-error' className={styles.error} {...aria({ role: 'alert' })}>
          <Icon name='warning' size={18} />
          <Text>{error}</Text>
        </View>
      )}
      {stops.length < MOST && (
        <View className={styles.add}>
          <Button id='stop-add' kind='ghost' size='small' onTap={() => onChange([...stops, freshStop(stops)])}>
            加一个上车点
          </Button>
        </View>
      )}
    </View>
  )
}
