import { Card } from '@/components/card'
import { sayDistrict } from '@/domain/district'
import type { Mine } from '../../../types/person'
import { openStaff } from '../routes'
import { Door } from './door'

/** Doors for those who work here; only the employers' one is open to everybody. */
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
      {mine?.gate && <Door id='gate' icon='scan' word='扫码验票' onTap={() => openStaff('gate')} />}
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
