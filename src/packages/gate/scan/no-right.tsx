import { View } from '@tarojs/components'
import { waitingIn } from '@/domain/gate/queue'
import { useCell } from '@/platform/cell'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { PageShell } from '@/ui/page-shell'
import { Sorry } from '@/ui/sorry'
import { sayRefusal } from '@/wording/refusal'
import type { Instant } from '../../../../types/core'
import type { Refusal } from '../../../../types/refusal'
import { openClaim } from '../open'
import { queue } from '../phone/queue'
import styles from './index.module.scss'
import { Stuck } from './link-bar'

type Props = { refusal: Refusal | null; revokedAt: Instant | null }

const notAssigned = { code: 'gate.notAssigned' as const }

/** No right to scan here, or none any more: said at once and clearly; what was scanned before still goes out by itself. */
export function NoRight({ refusal, revokedAt }: Props) {
  const waiting = waitingIn(useCell(queue)).length
  const why = revokedAt === null ? (refusal ?? notAssigned) : { code: 'gate.revoked' as const, revokedAt }
  return (
    <PageShell title='扫码验票' plain>
      <Sorry {...sayRefusal(why.code === 'actor.mayNot' ? notAssigned : why)} />
      {(waiting > 0 || why.code === 'gate.revoked') && (
        <View className={styles.numbers}>
          {waiting > 0 ? (
            <Notice id='still' tone='info' title={`还有 ${waiting} 条扫码正在上传`}>
              请先不要关闭小程序
            </Notice>
          ) : (
            <Notice id='still' tone='go' title='之前扫的都已上传'>
              可以关掉小程序了
            </Notice>
          )}
        </View>
      )}
      <Stuck />
      <View className={styles.numbers}>
        <Button id='claim' kind='ghost' onTap={openClaim}>
          输入验票码
        </Button>
      </View>
    </PageShell>
  )
}
