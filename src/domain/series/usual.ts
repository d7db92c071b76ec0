import type { ActivityKind } from '../../../types/activity'
import { readablePattern } from './title-pattern'

/** What a new series of a kind begins with; the title as it is typed, numbers as they are typed. */
export type Usual = {
  titlePattern: string
  about: string
  starts: string
  ends: string
  entryMinutesBeforeEnd: number
  seats: string
}

const usualAs = (titlePattern: string, about: string): Usual => ({
  titlePattern: readablePattern(titlePattern),
  about,
  starts: '09:00',
  ends: '11:30',
  entryMinutesBeforeEnd: 30,
  seats: '100',
})

const usual: Record<ActivityKind, Usual> = {
  fair: usualAs('{district}天天招聘会', '现场有单位招人，可以当面问工资、问住宿。不收任何费用。'),
  course: usualAs('{district}技能培训班', '免费技能培训。请按时上课，每次上课都要签到。'),
  exam: usualAs('{district}职业技能考试', '请带身份证，提前 30 分钟到考场。'),
  talk: usualAs('{district}就业讲座', '讲政策、讲求职方法，可以现场提问。'),
  bus: {
    ...usualAs('{date} 招聘会直通车', '免费接送，来回都有车。请提前 10 分钟到上车点。'),
    starts: '07:00',
    ends: '08:30',
    entryMinutesBeforeEnd: 5,
    seats: '45',
  },
}

/** What a new series of a kind begins with. */
export const usualOf = (kind: ActivityKind): Usual => usual[kind]

type Form = Usual & { kind: ActivityKind; special: boolean }

/**
 * Another kind: what is usual with it takes the place of what was usual before; what was written stays. Only the title of
 * a special, with its theme in it, does not go along.
 */
export function asKind(form: Form, kind: ActivityKind): Pick<Form, 'kind' | 'special'> & Partial<Usual> {
  const before = usual[form.kind]
  const isUsual = (name: keyof Usual) => form[name] === before[name] || (name === 'titlePattern' && form.special)
  const names = kind === form.kind ? [] : (Object.keys(before) as (keyof Usual)[]).filter(isUsual)
  const fresh: Partial<Usual> = Object.fromEntries(names.map((name) => [name, usual[kind][name]]))
  return { kind, special: kind === 'fair' && form.special, ...fresh }
}
