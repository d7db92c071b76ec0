import { fullDistrictName } from '@/domain/region/township'
import { groupsIn } from '@/domain/roster/roster'
import { Sheet } from '@/ui/sheet'
import { keyGroupLabel } from '@/wording/labels'
import type { DistrictCode } from '../../../../types/division'
import type { RosterLine } from '../../../../types/roster'
import { sayNumber } from './words'

type Props = {
  open: boolean
  district: DistrictCode
  lines: readonly RosterLine[]
  onConfirm: () => void
  onClose: () => void
}

/** Asks before a list goes in, with whom it names and where: it does not come out again in one piece. */
export function ImportSheet({ open, district, lines, onConfirm, onClose }: Props) {
  const groups = groupsIn(lines).map(({ keyGroup, people }) => `${keyGroupLabel[keyGroup]} ${sayNumber(people)} 人`)
  return (
    <Sheet
      id='importing'
      open={open}
      title={`导入 ${sayNumber(lines.length)} 人？`}
      confirm='导入'
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {`${fullDistrictName(district)}；${groups.join('，')}。导入后不能整批撤回，只能按证件号码一个一个移除。`}
    </Sheet>
  )
}
