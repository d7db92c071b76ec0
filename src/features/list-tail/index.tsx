import { View } from '@tarojs/components'
import type { Pages } from '@/api/use-pages'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import styles from './index.module.scss'

type Props = { tail: Pages<unknown>['tail']; onMore: () => void; moreWord?: string; endWord?: string }

/** The end of a list without end: more, on its way, not come, or really all. */
export function ListTail({ tail, onMore, moreWord = '更多', endWord }: Props) {
  if (tail === 'end' && !endWord) return null
  return (
    <View className={styles.tail} {...aria({ role: 'status' })}>
      {tail === 'end' && endWord}
      {tail === 'loading' && '正在加载…'}
      {tail === 'more' && (
        <Button id='more' kind='quiet' onTap={onMore}>
          {moreWord}
        </Button>
      )}
      {tail === 'failed' && (
        <Button id='more' kind='quiet' onTap={onMore}>
          没有加载出来，点这里再试
        </Button>
      )}
    </View>
  )
}
