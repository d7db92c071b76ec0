import { View } from '@tarojs/components'
import { goTo } from '../../platform/go-to'
import { Chip, Chips } from '../chip'
import { frameOf } from '../field/frame'
import { Notice } from '../notice'
import styles from './index.module.scss'

/** A field that is empty or wrong: its id on the form and its name; `at` the element to go to where it is no field. */
export type Fault = { id: string; label: string; at?: string }

const placeOf = ({ id, at }: Fault) => at ?? frameOf(id)

/** Brings the first of these fields before the eyes. */
export const goToFirst = ([first]: readonly Fault[]): void => {
  if (first) goTo(placeOf(first))
}

/** At the button: which fields still keep the form from being sent, each a way to its place. */
export function Missing({ faults }: { faults: readonly Fault[] }) {
  if (faults.length === 0) return null
  return (
    <Notice id='missing' tone='wait' title={`还有 ${faults.length} 处要填好`}>
      <View className={styles.where}>
        <Chips>
          {faults.map((fault) => (
            <Chip
              key={fault.id}
              id={`missing-${fault.id}`}
              label={`去填${fault.label}`}
              onTap={() => goTo(placeOf(fault))}
            >
              {fault.label}
            </Chip>
          ))}
        </Chips>
      </View>
    </Notice>
  )
}
