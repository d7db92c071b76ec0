import { Tick } from '@/ui/tick'

type Props = { on: boolean; tried: boolean; onChange: (on: boolean) => void }

/** That it is the person: nobody's data is changed on a stranger's word. */
export const Verified = ({ on, tried, onChange }: Props) => (
  <Tick
    id='verified'
    on={on}
    label='已核实是本人'
    error={tried && !on ? '请先核实，再勾选' : undefined}
    onChange={onChange}
  >
    已核实是本人：看过证件，或打登记的手机号码问过
  </Tick>
)
