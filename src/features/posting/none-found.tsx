import { Empty } from '@/ui/empty'
import { sayWish, type Wish } from './sought'

type Props = { wish: Wish; all: string; onAll: () => void }

/** Nothing is like that: what to ask for instead. */
export function NoneFound({ wish, all, onAll }: Props) {
  const next = wish.search ? '换一个短一点的词，比如“电工”“家政”' : '少选一项再看，或者看全部'
  return (
    <Empty
      icon='bag'
      title={`没有找到 ${sayWish(wish)}`}
      next={next}
      action={{ id: 'clear-search', word: all, onTap: onAll }}
    />
  )
}
