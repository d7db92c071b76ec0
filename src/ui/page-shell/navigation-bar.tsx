import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { aria, landmark } from '../aria'
import { Icon } from '../icon'
import { join } from '../join'
import { Press } from '../press'
import styles from './index.module.scss'

const back = () => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}

type Props = { title: string; dark: boolean; home?: boolean; onBack?: (back: () => void) => void }

/** What WeChat draws natively over each page and h5 does not: the way back and the title. */
export function NavigationBar({ title, dark, home, onBack = (go) => go() }: Props) {
  useDidShow(() => {
    document.querySelector('taro-tabbar')?.setAttribute('role', 'navigation')
  })
  return (
    <View className={join(styles.bar, dark && styles.dark)} {...landmark('banner')}>
      {!home && (
        <Press id='back' className={styles.back} onTap={() => onBack(back)} label='返回'>
          <Icon name='back' size={22} />
        </Press>
      )}
      <View className={styles.title} {...aria({ role: 'heading', level: 1 })}>
        {title}
      </View>
    </View>
  )
}
