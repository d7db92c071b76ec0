import { View } from '@tarojs/components'
import { useState } from 'react'
import { shortenedBy } from '@/domain/policy/policy'
import { sayDays } from '@/domain/privacy/retention'
import { Sheet } from '@/ui/sheet'
import { retainedLabel } from '@/wording/policy'
import type { PolicyWish } from '../../../../types/policy'
import styles from './index.module.scss'

type Props = {
  before: PolicyWish
  after: PolicyWish
  busy: boolean
  onConfirm: () => Promise<void>
  onClose: () => void
}

/** Data will be deleted for good: said with each period before and after, and asked once more. */
export function Shorten({ before, after, busy, onConfirm, onClose }: Props) {
  const [isSure, setSure] = useState(false)
  const lines = shortenedBy(before, after).map(
    ({ what, from, to }) => `${retainedLabel[what]}：${sayDays(from)} 改成 ${sayDays(to)}`,
  )
  return (
    <Sheet
      id={isSure ? 'shorten-sure' : 'shorten'}
      open
      title={isSure ? '再确认一次：真的要缩短吗？' : '缩短以后，数据会永久删除'}
      confirm={isSure ? '确定缩短' : '看清了，继续'}
      kind='stop'
      busy={busy}
      onConfirm={() => (isSure ? void onConfirm() : setSure(true))}
      onClose={onClose}
    >
      {lines.map((line) => (
        <View key={line}>{line}</View>
      ))}
      <View className={styles.part}>
        {isSure
          ? '删掉的名字、证件和记录找不回来，改回来也没有用。拿不准，请先问分管领导。'
          : '超过新期限的，到凌晨清理时就删掉。在那之前改回来，还来得及。'}
      </View>
    </Sheet>
  )
}
