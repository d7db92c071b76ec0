import { View } from '@tarojs/components'
import { aria } from '../aria'
import { join } from '../join'
import styles from './index.module.scss'

type Shape = 'home' | 'list' | 'detail' | 'ticket' | 'form' | 'table'
type Piece = 'hero' | 'week' | 'word' | 'row' | 'facts' | 'code' | 'field' | 'line'

const pieces: Record<Shape, Piece[]> = {
  home: ['hero', 'week', 'word', 'row', 'row'],
  list: ['row', 'row', 'row', 'row'],
  detail: ['facts', 'word', 'row', 'row'],
  ticket: ['code'],
  form: ['field', 'field', 'field'],
  table: ['line', 'line', 'line', 'line', 'line', 'line'],
}

function Bars() {
  return (
    <>
      <View className={join(styles.bar, styles.long)} />
      <View className={join(styles.bar, styles.short)} />
    </>
  )
}

/** The shape of what is coming, so that nothing jumps when it does. */
export function Skeleton({ shape }: { shape: Shape }) {
  return (
    <View id='loading' className={styles.skeleton} {...aria({ role: 'status', label: '正在加载' })}>
      {pieces[shape].map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a shape never move
        <View key={place} className={join(styles.piece, styles[piece])}>
          {(piece === 'row' || piece === 'facts' || piece === 'hero') && <Bars />}
        </View>
      ))}
    </View>
  )
}
