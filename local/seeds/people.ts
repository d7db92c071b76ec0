import { personColumns } from '../../cloudfunctions/core/person/columns'
import { addDays, instantOf } from '../../src/domain/time/calendar'
import type { Instant, LocalDate, PersonId } from '../../types/core'
import { counties, type DistrictCode } from '../../types/division'
import { idOf, pick, shareOf } from './ids'
import { inventIdNumber, inventPhone } from './numbers'
import type { Row } from './rows'

const SURNAMES = Array.from('杨吴龙田张罗石陈王李刘冉安任代滕姚麻黎谢向覃熊唐')
const GIVEN = Array.from('军芬燕海敏静明秀英强勇丽华兰平梅春桂林玉红波涛霞飞宇佳成志国珍秋阳文')

type Who = { openid: string; key: string; name: string; bornOn: LocalDate; sex: 'male' | 'female'; region: string }

/** The version of the privacy notice that every migrated database begins with. */
const NOTICE_VERSION = '2026-11-24'

/** Someone registered: the person, the account that acts for them, and the consent to the privacy notice. */
export type Registered = {
  person: Row<'persons'>
  link: Row<'account_persons'>
  consents: Row<'privacy_consents'>[]
}

function register(who: Who, facts: { phone: string; seq: number; at: Instant; family: boolean }): Registered {
  const idNumber = inventIdNumber({ ...who, seq: facts.seq })
  const id = idOf<PersonId>('person', who.key)
  const basis = facts.family ? ('agreed' as const) : ('self' as const)
  return {
    person: {
      ...personColumns(
        id,
        {
          realName: who.name,
          id: { type: 'residentId', number: idNumber, bornOn: who.bornOn, sex: who.sex },
          phone: facts.phone,
        },
        facts.at,
      ),
      origin: who.region as DistrictCode,
    },
    link: {
      openid: who.openid,
      person_id: id,
      relation: facts.family ? 'family' : 'self',
      linked_at: facts.at,
    },
    consents: (['notice', 'idNumber', 'choosing'] as const).map((part) => ({
      openid: who.openid,
      person_id: id,
      version: NOTICE_VERSION,
      part,
      agreed_at: facts.at,
      basis,
    })),
  }
}

/** Accounts of the demo that no persona plays, and those the large seed adds. */
export const CROWD = 'o-demo-'
export const LARGE_CROWD = 'o-large-'

/** How many of the invented people belong to the demo. */
export const CROWD_SIZE = 600

/**
 * Invented adults, each with an account. Birth dates run through 16,000 days before they come again with the next
 * sequence number, so no ID number comes twice.
 */
export function inventCrowd(today: LocalDate, from: number, until: number): Registered[] {
  const registeredAt = instantOf(addDays(today, -60), '20:00')
  return Array.from({ length: until - from }, (_, at) => {
    const nth = from + at
    const county = counties[nth % counties.length]!
    const who = {
      openid: `${nth < CROWD_SIZE ? CROWD : LARGE_CROWD}${nth}`,
      key: `crowd/${nth}`,
      name: nameOf(nth),
      bornOn: addDays('1964-02-01', (nth * 7919) % 16_000),
      sex: nth % 2 === 0 ? ('female' as const) : ('male' as const),
      region: county.code,
    }
    return register(who, {
      phone: inventPhone(nth),
      seq: Math.floor(nth / 16_000),
      at: registeredAt + nth * 20_000,
      family: false,
    })
  })
}

const nameOf = (nth: number) => {
  const first = pick(GIVEN, 'first', nth)
  return pick(SURNAMES, 'surname', nth) + first + (shareOf('two', nth) < 0.6 ? pick(GIVEN, 'second', nth) : '')
}

/** The personas who have registered before, with 龙小燕's mother-in-law as family. 杨军 has not. */
export function registeredPersonas(today: LocalDate): Registered[] {
  const at = instantOf(addDays(today, -30), '19:30')
  const guifen: Who = {
    openid: 'o-shi-guifen',
    key: '石桂芬',
    name: '石桂芬',
    bornOn: '1968-03-14',
    sex: 'female',
    region: '520602',
  }
  const xiaoyan: Who = {
    openid: 'o-long-xiaoyan',
    key: '龙小燕',
    name: '龙小燕',
    bornOn: '1990-05-08',
    sex: 'female',
    region: '520628',
  }
  const family: Who = { ...xiaoyan, key: '麻秀珍', name: '麻秀珍', bornOn: '1964-01-09' }
  return [
    register(guifen, { phone: PERSONA_PHONES['o-shi-guifen'] as string, seq: 48, at, family: false }),
    register(xiaoyan, { phone: PERSONA_PHONES['o-long-xiaoyan'] as string, seq: 48, at, family: false }),
    register(family, { phone: PERSONA_PHONES['o-long-xiaoyan'] as string, seq: 49, at, family: true }),
  ]
}

/** The numbers WeChat has for the personas. */
export const PERSONA_PHONES: Record<string, string> = {
  'o-yang-jun': inventPhone(8001),
  'o-shi-guifen': inventPhone(8002),
  'o-long-xiaoyan': inventPhone(8003),
  'o-wu-hai': inventPhone(8004),
  'o-tian-min': inventPhone(8005),
  'o-luo-jing': inventPhone(8006),
  'o-zhou-ming': inventPhone(8007),
}
