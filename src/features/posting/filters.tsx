import { Input, View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/icon'
import { Press } from '@/ui/press'
import { ChoiceChip } from '../district/chip/choice-chip'
import styles from './filters.module.scss'
import { choiceOf, payOf, pays, placeOf, places, tradeOf, trades, type Wish } from './sought'

const label = '搜岗位或单位'
const spoken =
  process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label, type: 'search' } } : aria({ label })

type Props = { wish: Wish; onChange: (changed: Partial<Wish>) => void }

/** What and where to look for among postings. */
export function Filters({ wish, onChange }: Props) {
  return (
    <View className={styles.filters}>
      <View className={styles.search}>
        <Icon name='search' size={20} className={styles.icon} />
        <Input
          id='search'
          className={styles.input}
          value={wish.search}
          placeholder={label}
          placeholderClass={styles.placeholder}
          confirmType='search'
          maxlength={30}
          onInput={({ detail }) => onChange({ search: detail.value })}
          {...spoken}
        />
        {wish.search !== '' && (
          <Press id='search-clear' className={styles.clear} label='清空' onTap={() => onChange({ search: '' })}>
            <Icon name='cross' size={18} />
          </Press>
        )}
      </View>
      <View className={styles.chips}>
        <ChoiceChip
          shared
          placeholder=''
          id='trade'
          label='工种'
          options={trades}
          value={choiceOf(wish.trade)}
          onChange={(value) => onChange({ trade: tradeOf(value) })}
        />
        <ChoiceChip
          shared
          placeholder=''
          id='pay'
          label='工资'
          options={pays}
          value={choiceOf(wish.pay)}
          onChange={(value) => onChange({ pay: payOf(value) })}
        />
        <ChoiceChip
          shared
          placeholder=''
          id='place'
          label='地点'
          options={places}
          value={choiceOf(wish.place)}
          onChange={(value) => onChange({ place: placeOf(value) })}
        />
      </View>
    </View>
  )
}
