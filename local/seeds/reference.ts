import type pg from 'pg'
import type { LocalDate, StaffId } from '../../types/core'
import { city, counties } from '../../types/division'
import type { NoticeKind } from '../../types/notice'
import { townships } from '../../types/townships'
import { PERSONAS } from '../personas'
import { TEMPLATES } from '../wechat/templates'
import { publishedBetween } from './calendar'
import { idOf } from './ids'
import { insertRows, type Row } from './rows'
import { THEMES } from './themes'

type Source = { kind: NoticeKind; page: string; from: readonly string[] }

/** What each WeChat template is for, where it leads, and which fact goes into each of its keywords, in their order. */
const USES: Record<string, Source> = {
  'tpl-friday-special': {
    kind: 'fridaySpecial',
    page: 'packages/fair/detail/index',
    from: ['title', 'time', 'place', 'hint'],
  },
  'tpl-booking-result': {
    kind: 'bookingResult',
    page: 'packages/ticket/show/index',
    from: ['title', 'time', 'place', 'result'],
  },
  'tpl-activity-changed': {
    kind: 'activityChanged',
    page: 'packages/{kind}/detail/index',
    from: ['title', 'time', 'hint'],
  },
  'tpl-place-offered': {
    kind: 'placeOffered',
    page: 'packages/ticket/list/index',
    from: ['title', 'until', 'hint'],
  },
  'tpl-day-before': {
    kind: 'dayBefore',
    page: 'packages/{kind}/detail/index',
    from: ['title', 'time', 'place', 'hint'],
  },
  'tpl-soon': {
    kind: 'soon',
    page: 'packages/{kind}/detail/index',
    from: ['title', 'time', 'place', 'result'],
  },
  'tpl-class-tomorrow': {
    kind: 'classTomorrow',
    page: 'packages/{kind}/detail/index',
    from: ['title', 'time', 'place'],
  },
  'tpl-outcome-due': {
    kind: 'outcomeDue',
    page: 'packages/employer/outcome/index',
    from: ['title', 'until', 'hint'],
  },
  'tpl-verify-due': {
    kind: 'verifyDue',
    page: 'packages/employer/register/index',
    from: ['title', 'until', 'hint'],
  },
  'tpl-employer-told': {
    kind: 'employerTold',
    page: 'packages/employer/home/index',
    from: ['title', 'result', 'hint'],
  },
}

/** Divisions, themes, holidays, notice templates and the personas' staff rights: what any use of the system needs. */
export async function seedReference(client: pg.Client, today: LocalDate): Promise<void> {
  const year = Number(today.slice(0, 4))
  await insertRows(
    client,
    'districts',
    [city, ...counties, ...townships].map(({ code, name, level, parentCode }) => ({
      code,
      name,
      level,
      parent_code: parentCode,
    })),
  )
  await insertRows(client, 'calendar_days', publishedBetween(year - 1, year + 2))
  await insertRows(
    client,
    'themes',
    THEMES.map(({ code, name, keyGroup }) => ({
      code,
      name,
      key_group: keyGroup,
      valid_from: '2021-01-01',
      valid_until: null,
    })),
  )
  await insertRows(client, 'notice_templates', templateRows())
  await insertRows(client, 'staff', staffRows())
}

/** The templates of the local WeChat, with the fact that fills each keyword. */
export const templateRows = (): Row<'notice_templates'>[] =>
  TEMPLATES.flatMap(({ id, title, type, keywords }) => {
    const use = USES[id]
    if (!use) return []
    const fields = keywords.map((keyword, at) => ({ ...keyword, from: use.from[at] }))
    return [{ kind: use.kind, template_id: id, title, subscription: type, fields, page: use.page }]
  })

const staffRows = (): Row<'staff'>[] =>
  PERSONAS.flatMap(({ openid, name, role, staffOf }) =>
    staffOf ? [{ id: idOf<StaffId>('staff', openid), openid, name, role, district: staffOf }] : [],
  )
