import { Text } from '@tarojs/components'
import { Button } from '../button'
import { Notice } from '../notice'
import styles from './index.module.scss'

/** The end of the number, short enough to be read out on the telephone; the logs are searched by it. */
export const shortTrace = (traceId: string): string => traceId.slice(-6)

/** Something of ours failed: a short apology and the number that lets the desk find it. */
export function Broken({ traceId, onRetry }: { traceId: string; onRetry?: () => void }) {
  const again = onRetry && (
    <Button id='retry' kind='stop' size='small' onTap={onRetry}>
      再试一次
    </Button>
  )
  return (
    <Notice id='broken' tone='stop' title='对不起，系统出了点问题' action={again}>
      请稍后再试。仍不行请拨 12333，报编号 <Text className={styles.trace}>{shortTrace(traceId)}</Text>
    </Notice>
  )
}
