import { Sheet } from '@/ui/sheet'
import type { GateDevice } from '../../../types/door'

type Props = { asked: GateDevice | null; busy: boolean; onConfirm: () => void; onClose: () => void }

/** The question before a right to scan is taken back: two taps, as a lost phone needs. */
export function Revoke({ asked, busy, onConfirm, onClose }: Props) {
  return (
    <Sheet
      id='revoke'
      open={asked !== null}
      title={`收回 ${asked?.helper ?? ''} 的验票权？`}
      confirm='收回'
      kind='stop'
      busy={busy}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      马上生效，这部手机不能再扫这一场。手机里没有名单，丢了也看不到别人的信息；扫过的记录都保留。
    </Sheet>
  )
}
