import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/api/use-read'
import { Answer } from '@/components/answer'
import { Button } from '@/components/button'
import { PageShell } from '@/components/page-shell'
import { Reading } from '@/components/reading'
import { openTickets, replaceWithTicket } from '@/pages/routes'
import { liveTickets, sayBookingButton } from '@/wording/activity'
import type { ActivityId, PersonId } from '../../../../types/core'
import { PersonForm } from './person-form'
import { Subject } from './subject'
import { useBooking } from './use-booking'
import { useDraft } from './use-draft'
import { type Choice, Who } from './who'

/** 报名: who goes; somebody new is asked for the real name once. */
export default function Book() {
  const { activity: id = '' } = useRouter().params
  const activityId = id as ActivityId
  const activity = useRead('activity.get', { activityId }, { every: 10_000 })
  const mine = useRead('person.mine', {})
  const [chosen, setChosen] = useState<Choice | null>(null)
  const form = useDraft()
  const booking = useBooking(activityId)

  const persons = mine.reading.kind === 'shown' ? mine.reading.value.persons : []
  const held = activity.reading.kind === 'shown' ? liveTickets(activity.reading.value.myTickets) : []
  const choice: Choice = chosen ?? (held.length < persons.length ? persons[0]?.id : null) ?? 'new'

  const choose = (who: Choice) => {
    booking.reset()
    setChosen(who)
  }
  const submit = async () => {
    let person: PersonId | null = choice === 'new' ? null : choice
    if (!person) {
      if (!form.isReady()) return
      const registered = await booking.register(form.draft, form.blame)
      if (!registered) return
      person = registered.id
      setChosen(person)
      form.clear()
      await mine.reload()
    }
    const ticket = await booking.book(person)
    if (ticket) replaceWithTicket(ticket.id)
  }

  const shown = activity.reading.kind === 'shown' && mine.reading.kind === 'shown' ? activity.reading.value : null
  const button = shown && sayBookingButton(shown, activity.now)
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
            disabled={!button.able}
            onTap={submit}
          >
            {button.able ? '确认报名' : button.word}
          </Button>
        )
      }
    >
      <Reading of={activity.reading} shape='form' onRetry={activity.reload}>
        {(fair) => (
          <>
            <Subject activity={fair} now={activity.now} />
            <Reading of={mine.reading} shape='form' onRetry={mine.reload} quiet>
              {({ persons: known }) => (
                <>
                  {known.length > 0 && <Who persons={known} held={held} choice={choice} onChoose={choose} />}
                  {choice === 'new' && <PersonForm form={form} first={known.length === 0} />}
                </>
              )}
            </Reading>
          </>
        )}
      </Reading>
      <Answer to={booking.state} where='我的报名' onLook={openTickets} />
    </PageShell>
  )
}
