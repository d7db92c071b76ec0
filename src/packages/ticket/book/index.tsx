import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { LIVE_MS } from '@/api/question'
import { useRead } from '@/api/use-read'
import { bookingPhaseOf } from '@/domain/activity/activity'
import { openTickets, replaceWithTicket } from '@/features/routes'
import { goTo } from '@/platform/go-to'
import { Answer } from '@/ui/answer'
import { Button } from '@/ui/button'
import { PageShell } from '@/ui/page-shell'
import { Reading } from '@/ui/reading'
import { Skeleton } from '@/ui/skeleton'
import { liveTickets, reservedFor, sayBookingButton } from '@/wording/activity'
import * as activityCalls from '../../../../types/calls/activity'
import * as personCalls from '../../../../types/calls/person'
import type { ActivityId } from '../../../../types/core'
import type { PersonCard } from '../../../../types/person'
import { Agreement } from './agreement'
import { Belonging } from './belonging'
import { Boarding } from './boarding'
import { findStop, forgetSaid, keepStop } from './half-said'
import { Overlap } from './overlap'
import { PersonForm } from './person-form'
import { Questions } from './questions'
import { Subject } from './subject'
import { useBooking } from './use-booking'
import { asksNothing, isShutOut, type Told, useCard } from './use-card'
import { useForm } from './use-form'
import { type Choice, Who } from './who'

/** 报名: who goes; somebody new is asked for the real name once, and then only what is still missing. */
export default function Book() {
  const { activity: id = '' } = useRouter().params
  const activityId = id as ActivityId
  const activity = useRead(activityCalls.get, { activityId }, { every: LIVE_MS })
  const mine = useRead(personCalls.mine, {})
  const [chosen, setChosen] = useState<Choice | null>(null)
  const [tried, setTried] = useState(false)
  const [stop, setStop] = useState(() => findStop(activityId))
  const booking = useBooking(activityId)
  const persons = mine.reading.kind === 'shown' ? mine.reading.value.persons : null
  const isKnown = persons?.some(({ relation }) => relation === 'self') ?? false
  const texts = mine.reading.kind === 'shown' ? mine.reading.value : null
  const form = useForm(isKnown ? 'family' : 'self')
  const held = activity.reading.kind === 'shown' ? liveTickets(activity.reading.value.myTickets) : []
  const first = persons?.find(({ id }) => !held.some(({ personId }) => personId === id))?.id ?? null
  const choice: Choice = chosen ?? first ?? 'new'
  const card = useCard(activityId, choice === 'new' ? null : choice)

  const choose = (who: Choice) => {
    booking.reset()
    setChosen(who)
  }
  const board = (code: string) => {
    keepStop(activityId, code)
    setStop(code)
  }
  const book = async (person: PersonCard, told: Told) => {
    const ticket = await booking.book(person, told, stop ?? undefined)
    if (!ticket) return
    forgetSaid(activityId, person.id)
    replaceWithTicket(ticket.id)
  }
  const register = async () => {
    if (!form.isReady()) return
    const registered = await booking.register(form.draft, texts, form.blame)
    if (!registered) return
    const asked = await card.load(registered.id)
    setChosen(registered.id)
    form.clear()
    await mine.reload()
    if (!asked || asksNothing(asked)) return book(registered, {})
    booking.reset()
    card.isReady()
    Taro.nextTick(() => goTo('belonging'))
  }
  const person = persons?.find((one) => one.id === choice)
  const submit = () => {
    if (choice === 'new') return register()
    setTried(true)
    if (!person) return
    if (!person.agreed) return goTo('agreement')
    if (card.isReady()) return book(person, card.told())
    goTo('belonging')
  }

  const shown = activity.reading.kind === 'shown' && persons ? activity.reading.value : null
  const button = shown && sayBookingButton(shown, activity.now)
  const inReserve = shown && reservedFor(shown, activity.now) && (card.declared || card.card?.onRoster)
  const waits = shown && bookingPhaseOf(shown, activity.now) === 'list' && !inReserve
  const shutOut = card.card !== null && isShutOut(card.card)
  return (
    <PageShell
      title='报名'
      footer={
        button && (
          <Button
            id='submit'
            kind={shown?.special ? 'copper' : 'main'}
            grow
            busy={booking.state.kind === 'sending'}
            disabled={!button.able || shutOut || card.isLoading}
            onTap={submit}
          >
            {button.able ? (waits ? '确认候补' : '确认报名') : button.word}
          </Button>
        )
      }
    >
      <Reading of={activity.reading} shape='form' onRetry={activity.reload}>
        {(fair) => (
          <>
            <Subject activity={fair} now={activity.now} />
            {fair.bus && <Boarding bus={fair.bus} startsAt={fair.startsAt} chosen={stop} onChoose={board} />}
            <Reading of={mine.reading} shape='form' onRetry={mine.reload} quiet>
              {({ persons: known }) => (
                <>
                  {known.length > 0 && <Who persons={known} held={held} choice={choice} onChoose={choose} />}
                  {choice === 'new' && <PersonForm form={form} first={!isKnown} />}
                </>
              )}
            </Reading>
            {person && <Agreement key={person.id} person={person} texts={texts} tried={tried} onAgreed={mine.reload} />}
            {card.isLoading && <Skeleton shape='form' />}
            {choice !== 'new' && card.card && (
              <>
                <Belonging of={card} card={card.card} keyLeft={fair.keyLeft} />
                <Overlap overlaps={card.card.overlaps ?? []} />
                <Questions of={card} questions={card.card.questions} />
              </>
            )}
          </>
        )}
      </Reading>
      <Answer to={booking.state} where='我的报名' onLook={openTickets} />
    </PageShell>
  )
}
