import '../refusals'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { newId } from '@/api/new-id'
import { useRead } from '@/api/use-read'
import { dayOf, isRealDay } from '@/domain/time/calendar'
import { Button } from '@/ui/button'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Reading } from '@/ui/reading'
import { sayPattern } from '@/wording/series'
import * as series from '../../../../types/calls/series'
import type { SeriesId } from '../../../../types/core'
import { city, DistrictCode } from '../../../../types/division'
import { type SeriesList, Weekday } from '../../../../types/series'
import { DeskFrame } from '../frame'
import { useDesk } from '../use-desk'
import { DatesOf } from './dates-of'
import type { SeriesRow } from './draft'
import { SeriesForm } from './form'
import { SeriesRows } from './rows'
import { Stop } from './stop'

/** What is being written: a template to change, or a new one under an id of its own. */
type Open = { kind: 'change' | 'fresh'; id: SeriesId }

const FRESH = 'new'

/** The form is a page over the list, so that the phone's way back leads to the list. */
const openForm = (which: SeriesId | typeof FRESH) =>
  void Taro.navigateTo({ url: `/packages/desk/series/index?form=${which}` })

/** What the form has done, told to the list under it. */
let told: string | null = null

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

const openOf = (form: string, isGap: boolean): Open | null => {
  if (form === FRESH || isGap) return { kind: 'fresh', id: newId<SeriesId>() }
  return form ? { kind: 'change', id: form as SeriesId } : null
}

/** The series in scope: make one, change its template, stop it. */
export default function DeskSeries() {
  const { reading, reload, now } = useRead(series.list, {})
  const { today } = useDesk()
  const gap = useGap()
  const { form = '' } = useRouter().params
  const [open, setOpen] = useState(() => openOf(form, gap.district !== null))
  const [said, setSaid] = useState<string | null>(null)
  const [stopping, setStopping] = useState<SeriesRow | null>(null)
  const [looking, setLooking] = useState<SeriesRow | null>(null)
  const scope = today?.district ?? city.code
  useDidShow(() => {
    if (form || told === null) return
    setSaid(told)
    told = null
  })
  const close = (word: string | null) => {
    if (form && Taro.getCurrentPages().length > 1) {
      told = word
      return void Taro.navigateBack()
    }
    setOpen(null)
    setSaid(word)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    void reload()
  }
  const write = (which: SeriesId | typeof FRESH) => {
    setSaid(null)
    openForm(which)
  }
  const stopped = (word: string) => {
    setStopping(null)
    setSaid(word)
    void reload()
  }
  const rowOf = (list: SeriesList) => list.series.find(({ id }) => open?.kind === 'change' && id === open.id) ?? null
  const changed = reading.kind === 'shown' ? rowOf(reading.value) : null
  const heading = changed ? `修改：${sayPattern(changed)}` : open ? '新建场次' : '固定场次'
  const make = open ? undefined : (
    <Button id='create' size='small' onTap={() => write(FRESH)}>
      新建场次
    </Button>
  )
  return (
    <DeskFrame title='固定场次' heading={heading} at='series' sub={open !== null} today={today} side={make}>
      {(wide) => (
        <Reading of={reading} shape={open ? 'form' : 'table'} onRetry={reload}>
          {(list) =>
            open && (changed || open.kind === 'fresh') ? (
              <SeriesForm
                key={open.id}
                row={changed}
                start={{
                  id: open.id,
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
                onDone={close}
                onClose={() => close(null)}
              />
            ) : (
              <>
                {said && <Notice id='saved' tone='go' title={said} />}
                {list.series.length === 0 && (
                  <Empty title='还没有固定场次' next='新建一个，如“每周二 松桃县招聘会”，系统会自动提前排场次' />
                )}
                {list.series.length > 0 && (
                  <SeriesRows
                    rows={list.series}
                    themes={list.themes}
                    today={dayOf(now)}
                    wide={wide}
                    onOpen={({ id }) => write(id)}
                    onDates={setLooking}
                    onStop={setStopping}
                  />
                )}
                {looking && <DatesOf row={looking} today={dayOf(now)} onClose={() => setLooking(null)} />}
                {stopping && <Stop row={stopping} onDone={stopped} onClose={() => setStopping(null)} />}
              </>
            )
          }
        </Reading>
      )}
    </DeskFrame>
  )
}
