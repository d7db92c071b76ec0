import { sayDistrict } from '@/domain/region/district'
import { Card } from '@/ui/card'
import type { Mine } from '../../../types/person'
import { openStaff } from '../../features/routes'
import { Door } from './door'

/** Doors for those who work here; the desk's only for its own; a helper at the gate comes with a code. */
export function StaffDoors({ mine }: { mine: Mine | null }) {
  return (
    <Card id='staff' pad='rows'>
      <Door
        id='employer'
        icon='building'
        word={mine?.recruits ? '我的单位' : '我是用人单位'}
        detail={mine?.recruits ? '岗位和展位' : '登记单位、发布岗位、申请展位'}
        onTap={() => openStaff('employer')}
      />
      <Door
        id='gate'
        icon='scan'
        word={mine?.gate ? '扫码验票' : '我是现场验票员'}
        detail={mine?.gate ? undefined : '用负责人给的 8 位验票码'}
        onTap={() => openStaff('gate')}
      />
      {mine?.clerk && (
        <Door
          id='desk'
          icon='calendar'
          word='工作台'
          detail={`${sayDistrict(mine.clerk.district)} · ${mine.clerk.name}`}
          onTap={() => openStaff('desk')}
        />
      )}
    </Card>
  )
}
