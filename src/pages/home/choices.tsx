import { View } from '@tarojs/components'
import { setElder, useElder } from '@/theme/elder'
import { Chip } from '@/ui/chip'
import { DistrictChip } from '../../features/district/chip'
import styles from './index.module.scss'

/** Where, and how large. */
export function Choices() {
  const elder = useElder()
  return (
    <View className={styles.choices}>
      <DistrictChip />
      <Chip id='elder' onTap={() => setElder(!elder)} label={elder ? '换成普通版' : '换成长辈版，字大一些'}>
        {elder ? '普通版' : '长辈版'}
      </Chip>
    </View>
  )
}
