import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Chip, Chips } from '@/components/chip'
import { Empty } from '@/components/empty'
import { Reading } from '@/components/reading'
import { countyOf, sayDistrict } from '@/domain/district'
import type { ActivityCard } from '../../../../types/activity'
import type { Booth } from '../../../../types/booth'
import type { ActivityId, LocalDate } from '../../../../types/core'
import type { DistrictCode } from '../../../../types/division'
import { FairChoice } from './fair-choice'
import { useFairs } from './use-fairs'

type Props = {
  home: DistrictCode
  today: LocalDate
  booths: readonly Booth[]
  chosen: ActivityId | null
  onChoose: (fair: ActivityCard) => void
}

/** The coming fairs to choose from, of the whole city or of the employer's own county. */
export function Fairs({ home, today, booths, chosen, onChoose }: Props) {
  const county = countyOf(home)
  const [near, setNear] = useState(false)
  const { reading, reload, fairs, more } = useFairs(near ? county : null, today)
  return (
    <>
      {county && (
        <Chips>
          <Chip id='fairs-city' selected={!near} onTap={() => setNear(false)}>
            全市
          </Chip>
          <Chip id='fairs-county' selected={near} onTap={() => setNear(true)}>
            {sayDistrict(county)}
          </Chip>
        </Chips>
      )}
      <Reading of={reading} shape='list' onRetry={reload}>
        {() =>
          fairs.length === 0 ? (
            <Empty
              title='四周内没有招聘会'
              next={near ? '看看全市的场次' : '新的场次排出来会显示在这里'}
              action={near ? { id: 'whole-city', word: '看全市', onTap: () => setNear(false) } : undefined}
            />
          ) : (
            <View id='fairs' {...aria({ role: 'radiogroup', label: '选一场招聘会' })}>
              {fairs.map((fair) => (
                <FairChoice
                  key={fair.id}
                  fair={fair}
                  chosen={fair.id === chosen}
                  booth={booths.find(({ activityId }) => activityId === fair.id)}
                  onChoose={() => onChoose(fair)}
                />
              ))}
            </View>
          )
        }
      </Reading>
      {more && (
        <Button id='more' kind='quiet' onTap={more}>
          看后面的场次
        </Button>
      )}
    </>
  )
}
