import { asKind, usualOf } from '../../src/domain/series/usual'
import { ActivityKind } from '../../types/activity'

const fresh = { kind: 'fair' as const, special: false, ...usualOf('fair') }

test('another kind brings its own title, words and times along, and back again', () => {
  const course = { ...fresh, ...asKind(fresh, 'course') }
  expect(course).toMatchObject({ kind: 'course', titlePattern: '〔区县〕技能培训班', starts: '09:00', seats: '100' })
  expect(course.about).not.toContain('招人')
  const bus = { ...course, ...asKind(course, 'bus') }
  expect(bus).toMatchObject({ kind: 'bus', starts: '07:00', ends: '08:30', seats: '45' })
  expect({ ...bus, ...asKind(bus, 'fair') }).toEqual(fresh)
  expect(new Set(ActivityKind.options.map((kind) => usualOf(kind).titlePattern)).size).toBe(ActivityKind.options.length)
})

test('what was written over stays, whatever kind is chosen', () => {
  const written = {
    ...fresh,
    titlePattern: '春风送岗位',
    about: '只来三家单位。',
    starts: '14:00',
    ends: '16:00',
    seats: '260',
    entryMinutesBeforeEnd: 10,
  }
  for (const kind of ActivityKind.options)
    expect({ ...written, ...asKind(written, kind) }).toEqual({ ...written, kind })
})

test('the title of a special with its theme is not kept by a kind that has none', () => {
  const special = { ...fresh, special: true, titlePattern: '〔主题〕专场招聘会' }
  expect(asKind(special, 'talk')).toMatchObject({ special: false, titlePattern: '〔区县〕就业讲座' })
})
