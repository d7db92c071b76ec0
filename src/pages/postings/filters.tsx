import { Input, View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Icon } from '@/components/icon'
import { Press } from '@/components/press'
import { DistrictChip } from '../district-chip'
import styles from './filters.module.scss'
import { search, useSearch } from './search'

const label = '搜岗位或单位'
const spoken =
  process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label, type: 'search' } } : aria({ label })

/** What and where to look for. */
export function Filters() {
  const { typed } = useSearch()
  return (
    <View className={styles.filters}>
      <View className={styles.search}>
        <Icon name='search' size={20} className={styles.icon} />
        <Input
          id='search'
          className={styles.input}
          value={typed}
          placeholder='搜岗位或单位'
          placeholderClass={styles.placeholder}
          confirmType='search'
          maxlength={30}
          onInput={({ detail }) => search(detail.value)}
          {...spoken}
        />
        {typed !== '' && (
          <Press id='search-clear' className={styles.clear} label='清空' onTap={() => search('')}>
            <Icon name='cross' size={18} />
          </Press>
        )}
      </View>
      <DistrictChip />
    </View>
  )
}
