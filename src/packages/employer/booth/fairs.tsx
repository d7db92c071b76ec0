import { View } from '@tarojs/components'
import { useState } from 'react'
import { countyOf, sayDistrict } from '@/domain/region/district'
import { aria } from '@/ui/aria'
import { Button } from '@/ui/button'
import { Chip, Chips } from '@/ui/chip'
import { Empty } from '@/ui/empty'
import { Reading } from '@/ui/reading'
import type { ActivityCard } from '../../../../types/activity'
import type { Booth } from '../../../../types/booth'
import type { ActivityId, Instant } from '../../../../types/core'
import type { DistrictCode } from '../../../../types/division'
import { FairChoice } from './fair-choice'
import { useFairs } from './use-fairs'

/** So many stand above the postings until one asks for the rest. */
const FEW = 5

type Props = {
  home: DistrictCode
  now: Instant
  booths: readonly Booth[]
  chosen: ActivityId | null
  onChoose: (fair: ActivityCard) => void
}

/** The coming fairs to choose from, of the whole city or of the employer's own county. */
export function Fairs({ home, now, booths, chosen, onChoose }: Props) {
  const county = countyOf(home)
  const [near, setNear] = useState(false)
  const { reading, reload, fairs, more } = useFairs(near ? county : null, now)
  const [all, setAll] = useState(false)
  const shown = all ? fairs : fairs.filter(({ id }, place) => place < FEW || id === chosen)
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
              title='近 4 周没有招聘会'
              next={near ? '看看全市的场次' : '有新场次会显示在这里'}
              action={near ? { id: 'whole-city', word: '看全市', onTap: () => setNear(false) } : undefined}
            />
          ) : (
            <View id='fairs' {...aria({ role: 'radiogroup', label: '选一场招聘会' })}>
              {shown.map((fair) => (
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
      {shown.length < fairs.length ? (
        <Button id='all-fairs' kind='quiet' onTap={() => setAll(true)}>
          看后面的场次（还有 {fairs.length - shown.length} 场）
        </Button>
      ) : (
        more && (
          <Button id='more' kind='quiet' onTap={more}>
            看后面的场次
          </Button>
        )
      )}
    </>
  )
}
