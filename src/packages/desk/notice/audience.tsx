import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { audienceWithin, MOST_CALLS, type Reach } from '@/domain/campaign/audience'
import { sayDistrict } from '@/domain/region/district'
import { fullDistrictName } from '@/domain/region/township'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Chip, Chips } from '@/ui/chip'
import { Tick } from '@/ui/tick'
import { historyLabel, sayAudience } from '@/wording/campaign'
import { keyGroupLabel } from '@/wording/labels'
import { sayRefusal } from '@/wording/refusal'
import { type Audience, AudienceHistory, type Campaign } from '../../../../types/campaign'
import { city, counties, type DistrictCode } from '../../../../types/division'
import { KeyGroup } from '../../../../types/person'
import { isNarrow, toggled } from './draft'
import styles from './index.module.scss'

type Props = {
  audience: Audience
  choices: Campaign['choices']
  reach: Reach
  /** How many the desk of the special's district would have to call. */
  toCall: number
  onChange: (changed: Partial<Audience>) => void
}

/** Whom it is for, read back as a sentence: mostly everybody, so that narrowing it is a step of its own. */
export function AudienceForm({ audience, choices, reach, toCall, onChange }: Props) {
  const { skipBooked, call } = audience
  const [open, setOpen] = useState(isNarrow(audience, reach.home))
  const callWords = `没有订阅次数、在${sayDistrict(reach.home)}报过名或在册的，列进打电话名单`
  const tooMany = call ? sayTooManyCalls(toCall) : undefined
  return (
    <Card id='audience'>
      <View id='audience-said' className={styles.strong}>
        {sayAudience(audience, choices)}
      </View>
      {audience.districts.length > 0 && (
        <View className={styles.quiet}>订阅时看的是全市、还没报过名的人，也会收到。</View>
      )}
      {open ? (
        <Wishes audience={audience} choices={choices} reach={reach} onChange={onChange} />
      ) : (
        <Button id='narrow' kind='quiet' size='small' onTap={() => setOpen(true)}>
          只发给一部分人…
        </Button>
      )}
      <Tick
        id='skip-booked'
        look='switch'
        label='已报名本场的不发'
        on={skipBooked}
        onChange={(on) => onChange({ skipBooked: on })}
      >
        已报名本场的不发
      </Tick>
      <Tick
        id='call'
        look='switch'
        label={callWords}
        on={call}
        onChange={(on) => onChange({ call: on })}
        error={tooMany}
      >
        {callWords}
      </Tick>
    </Card>
  )
}

/** By district, group, theme, wish and history; nothing chosen in a row means that it does not matter. */
function Wishes({ audience, choices, reach, onChange }: Omit<Props, 'toCall'>) {
  const { themes, keyGroups, interests, history } = audience
  return (
    <>
      <Districts audience={audience} reach={reach} onChange={onChange} />
      <Wish word='重点群体'>
        {KeyGroup.options.map((group) => (
          <Chip
            key={group}
            id={`group-${group}`}
            selected={keyGroups.includes(group)}
            onTap={() => onChange({ keyGroups: toggled(keyGroups, group) })}
          >
            {keyGroupLabel[group]}
          </Chip>
        ))}
      </Wish>
      {choices.themes.length > 0 && (
        <Wish word='报名过的专场'>
          {choices.themes.map(({ code, label }) => (
            <Chip
              key={code}
              id={`theme-${code}`}
              selected={themes.includes(code)}
              onTap={() => onChange({ themes: toggled(themes, code) })}
            >
              {label}
            </Chip>
          ))}
        </Wish>
      )}
      {choices.questions.map(({ code: question, label, options }) => (
        <Wish key={question} word={label}>
          {options.map(({ code: answer, label: word }) => {
            const isIt = (one: Audience['interests'][number]) => one.question === question && one.answer === answer
            return (
              <Chip
                key={answer}
                id={`interest-${question}-${answer}`}
                selected={interests.some(isIt)}
                onTap={() => onChange({ interests: toggled(interests, { question, answer }, isIt) })}
              >
                {word}
              </Chip>
            )
          })}
        </Wish>
      ))}
      <Wish word='以前'>
        {AudienceHistory.options.map((option) => (
          <Chip
            key={option}
            id={`history-${option}`}
            selected={history === option}
            onTap={() => onChange({ history: option })}
          >
            {historyLabel[option]}
          </Chip>
        ))}
      </Wish>
    </>
  )
}

/** All counties for the city; below it one's own division and the activity's, so that there may be nothing to choose. */
function Districts({ audience, reach, onChange }: Pick<Props, 'audience' | 'reach' | 'onChange'>) {
  const { districts } = audience
  const { scope, home } = reach
  const codes = scope === city.code ? counties.map(({ code }) => code) : [...new Set([scope, home])]
  if (codes.length < 2) return null
  const choose = (code: DistrictCode) =>
    onChange({ districts: audienceWithin({ ...audience, districts: toggled(districts, code) }, reach).districts })
  return (
    <Wish word='区县'>
      {codes.map((code) => (
        <Chip key={code} id={`district-${code}`} selected={districts.includes(code)} onTap={() => choose(code)}>
          {scope === city.code ? sayDistrict(code) : fullDistrictName(code)}
        </Chip>
      ))}
    </Wish>
  )
}

/** The same limit as the cloud's, said before the yes. */
const sayTooManyCalls = (people: number): string | undefined => {
  if (people <= MOST_CALLS) return undefined
  const { title, next } = sayRefusal({ code: 'campaign.tooManyCalls', people, most: MOST_CALLS })
  return `${title}，${next}`
}

function Wish({ word, children }: { word: string; children: ReactNode }) {
  return (
    <View className={styles.wish}>
      <View className={styles.wishWord}>{word}</View>
      <View className={styles.wishChips}>
        <Chips>{children}</Chips>
      </View>
    </View>
  )
}
