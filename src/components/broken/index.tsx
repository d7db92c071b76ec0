import { Text } from '@tarojs/components'
import { Button } from '../button'
import { Notice } from '../notice'
import styles from './index.module.scss'

/** Something of ours failed: a short apology and the number that lets the desk find it. */
export function Broken({ traceId, onRetry }: { traceId: string; onRetry?: () => void }) {
  const again = onRetry && (
    <Button id='retry' kind='stop' size='small' onTap={onRetry}>
      再试一次
    </Button>
  )
  return (
    <Notice id='broken' tone='stop' title='对不起，系统出了点问题' action={again}>
      请过一会儿再试。一直不行就打 12333，报编号 <Text className={styles.trace}>{traceId}</Text>
    </Notice>
  )
}
