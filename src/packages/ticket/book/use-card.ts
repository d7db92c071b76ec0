import { useEffect, useRef, useState } from 'react'
import { call } from '@/api/call'
import { belongingStillAsked } from '@/domain/ticket/eligibility'
import type { InputOf } from '../../../../types/call'
import * as ticket from '../../../../types/calls/ticket'
import type { ActivityId, PersonId } from '../../../../types/core'
import type { FreeConsent } from '../../../../types/person'
import type { SignUpCard } from '../../../../types/waitlist'
import { findSaid, keepSaid, type Said } from './half-said'

type Answers = Said['answers']

/** The card of one person: on its way, here, or not to be had; without it the cloud itself says what is missing. */
type State = { personId: PersonId; kind: 'loading' } | { personId: PersonId; kind: 'shown'; card: SignUpCard } | null

/** What `ticket.book` is sent beside the person. */
export type Told = Pick<InputOf<typeof ticket.book>, 'declared' | 'answers' | 'allowed'>

const refill = ({ questions }: SignUpCard): Answers =>
  Object.fromEntries(questions.flatMap(({ code, filledIn }) => (filledIn === null ? [] : [[code, filledIn]])))

/** Whether the person has to say themselves that they belong. */
export const mustDeclare = (card: SignUpCard): boolean => belongingStillAsked(card) === 'word'

/** Whether staff have to know the person first; their own word is not enough. */
export const isShutOut = (card: SignUpCard): boolean => belongingStillAsked(card) === 'roster'

/** What signing this person up still asks, and what was answered so far; last answers are filled in. */
export function useCard(activityId: ActivityId, personId: PersonId | null) {
  const [state, setState] = useState<State>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const [declared, setDeclared] = useState(false)
  const [allowed, setAllowed] = useState<readonly FreeConsent[]>([])
  const [tried, setTried] = useState(false)
  const wanted = useRef<PersonId | null>(null)

  const load = async (person: PersonId): Promise<SignUpCard | null> => {
    wanted.current = person
    setState({ personId: person, kind: 'loading' })
    setTried(false)
    setDeclared(false)
    setAllowed([])
    const outcome = await call(ticket.card, { activityId, personId: person })
    if (wanted.current !== person) return null
    const card = outcome.kind === 'done' ? outcome.value : null
    setState(card ? { personId: person, kind: 'shown', card } : null)
    const before = findSaid(activityId, person)
    setAnswers({ ...(card && refill(card)), ...before?.answers })
    setDeclared(before?.declared ?? false)
    return card
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a person is asked for once, by tap or by registering
  useEffect(() => {
    if (personId && wanted.current !== personId) void load(personId)
  }, [personId])

  const mine = state && state.personId === personId ? state : null
  const card = mine?.kind === 'shown' ? mine.card : null

  /** True when nothing that must be said is missing, or nobody knows what is; else the page says what. */
  const isReady = (): boolean => {
    setTried(true)
    return !card || !mustDeclare(card) || declared
  }
  const told = (): Told => ({
    declared,
    answers: Object.entries(answers)
      .map(([question, answer]) => ({ question, answer: answer.trim() }))
      .filter(({ answer }) => answer !== ''),
    allowed: [...allowed],
  })
  const allow = (part: FreeConsent, on: boolean) =>
    setAllowed((before) => [...before.filter((one) => one !== part), ...(on ? [part] : [])])
  const say = (what: Said) => {
    if (personId) keepSaid(activityId, personId, what)
    setAnswers(what.answers)
    setDeclared(what.declared)
  }
  const answer = (question: string, word: string) => say({ answers: { ...answers, [question]: word }, declared })
  return {
    card,
    isLoading: mine?.kind === 'loading',
    answers,
    answer,
    declared,
    setDeclared: (on: boolean) => say({ answers, declared: on }),
    allowed,
    allow,
    tried,
    isReady,
    told,
    load,
  }
}

/** Whether one tap is enough: the questions help the staff and nobody has to answer them. */
export const asksNothing = (card: SignUpCard): boolean => belongingStillAsked(card) === null
