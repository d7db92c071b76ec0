import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { newId } from '@/api/new-id'
import { useRead } from '@/api/use-read'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Reading } from '@/components/reading'
import { dayOf, isRealDay } from '@/domain/calendar'
import { sayPattern } from '@/wording/series'
import type { SeriesId } from '../../../../types/core'
import { city, DistrictCode } from '../../../../types/division'
import { Weekday } from '../../../../types/series'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import type { SeriesRow } from './draft'
import { SeriesForm } from './form'
import { SeriesRows } from './rows'
import { Stop } from './stop'

/** What is being written: a template to change, or a new one under an id of its own. */
type Open = { kind: 'change'; row: SeriesRow } | { kind: 'fresh'; id: SeriesId }

const fresh = (): Open => ({ kind: 'fresh', id: newId<SeriesId>() })

/** A gap of the calendar brings its county and weekday along, a fair that wants a bus its day and venue. */
const useGap = () => {
  const { district, weekday, busOn = '', venue = '' } = useRouter().params
  const place = DistrictCode.safeParse(district)
  const day = Weekday.safeParse(Number(weekday))
  return {
    district: place.success ? place.data : null,
    weekday: day.success ? day.data : null,
    bus: isRealDay(busOn) ? { day: busOn, venue: decodeURIComponent(venue) } : null,
  }
}

/** The series in scope: make one, change its template, stop it. */
export default function DeskSeries() {
  const { reading, reload, now } = useRead('series.list', {})
  const { today } = useDesk()
  const gap = useGap()
  const [open, setOpen] = useState<Open | null>(() => (gap.district ? fresh() : null))
  const [said, setSaid] = useState<string | null>(null)
  const [stopping, setStopping] = useState<SeriesRow | null>(null)
  const scope = today?.district ?? city.code
  const show = (next: Open | null, word: string | null = null) => {
    setOpen(next)
    setSaid(word)
    setStopping(null)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const done = (word: string) => {
    show(null, word)
    void reload()
  }
  const heading = open ? (open.kind === 'change' ? `改模板：${sayPattern(open.row)}` : '新建系列') : '系列'
  const make = open ? undefined : (
    <Button id='create' size='small' onTap={() => show(fresh())}>
      新建系列
    </Button>
  )
  return (
    <DeskFrame title='系列' heading={heading} at='series' today={today} side={make}>
      {(wide) => (
        <Reading of={reading} shape={open ? 'form' : 'table'} onRetry={reload}>
          {(list) =>
            open ? (
              <SeriesForm
                key={open.kind === 'change' ? open.row.id : open.id}
                row={open.kind === 'change' ? open.row : null}
                start={{
                  id: open.kind === 'change' ? open.row.id : open.id,
                  district: gap.district ?? scope,
                  weekday: gap.weekday,
                  bus: gap.bus && {
                    day: gap.bus.day,
                    venueId: list.venues.find(({ name }) => name === gap.bus?.venue)?.id ?? '',
                  },
                  today: dayOf(now),
                }}
                scope={scope}
                list={list}
                wide={wide}
                onDone={done}
                onClose={() => show(null)}
              />
            ) : (
              <>
                {said && <Notice id='saved' tone='go' title={said} />}
                {list.series.length === 0 && (
                  <Empty title='还没有系列' next='建一个模板，比如“每周二 松桃县招聘会”，场次会自动提前排好' />
                )}
                {list.series.length > 0 && (
                  <SeriesRows
                    rows={list.series}
                    themes={list.themes}
                    today={dayOf(now)}
                    wide={wide}
                    onOpen={(row) => show({ kind: 'change', row })}
                    onStop={setStopping}
                  />
                )}
                {stopping && <Stop row={stopping} onDone={done} onClose={() => setStopping(null)} />}
              </>
            )
          }
        </Reading>
      )}
    </DeskFrame>
  )
}
