import type { Instant, OpenId } from '../../types/core'
import { accept, type Decision, refuse } from '../../types/reply'
import { attempt, wasTried } from '../kit/attempts'
import type { Db, Tx } from '../kit/db'
import { nameHash } from '../kit/seal'
import { sql } from '../kit/sql'
import { isHelper } from './live-right'

const DAY = 86_400_000

/** New claims an account makes in a day: a household, or for a helper a village, mistyped a few times. */
const OF_AN_ACCOUNT = 20
const OF_A_HELPER = 120
/** Different names an account tries in a day with one number. */
const NAMES = 3
/** Accounts that claim one number in a day before more has to be shown. */
const ACCOUNTS = 8

/** Who claims to be whom; `phone` is the number given with it. */
export type Claim = { openid: OpenId; idHash: Buffer; realName: string; phone: string; now: Instant }

const phoneOf = (openid: OpenId, phone: string): string => `${openid}\n${phone}`

/** Keeps for a day that this is the account's own telephone number, as WeChat gave it. */
export const keepGiven = (db: Db, { openid, phone, now }: Pick<Claim, 'openid' | 'phone' | 'now'>) =>
  attempt(db, { what: 'phoneGiven', whose: phoneOf(openid, phone), most: 1_000_000, within: DAY, now })

/**
 * Whether somebody may be claimed; whom the account has already is no claim, the same sent again is none either (the form
 * may be refused for something else), and nothing tells whether a number is known.
 * An account tries few names with a number. Of one number few accounts are heard in a day, each counted once; behind them
 * only who gives the number WeChat itself gave for the account, one name for each such number: a guesser needs a telephone
 * for every guess, and nobody's claims keep the owner of a number out. Refusals: person.slowDown, person.numberBusy.
 */
export const decideClaim = (db: Db, claim: Claim): Promise<Decision<null>> =>
  db.transaction(async (tx) => {
    // one claim of an account at a time, or several at once would each be its first
    await sql`select pg_advisory_xact_lock(hashtextextended(${claim.openid}, 5207))`.execute(tx)
    const { openid, idHash, now } = claim
    const number = idHash.toString('hex')
    const same = {
      what: 'claimAs',
      whose: `${openid}\n${number}\n${nameHash(claim.realName).toString('hex')}`,
      within: DAY,
      now,
    }
    if ((await isOwn(tx, claim)) || (await wasTried(tx, same))) return accept(null)
    const most = (await isHelper(tx, openid, now)) ? OF_A_HELPER : OF_AN_ACCOUNT
    const until = await attempt(tx, { what: 'claim', whose: openid, most, within: DAY, now })
    if (until !== null) return refuse({ code: 'person.slowDown', until })
    const decision = await decideOfNumber(tx, claim, number)
    if (decision.ok) await attempt(tx, { ...same, most: 1 })
    return decision
  })

async function decideOfNumber(tx: Tx, { openid, phone, now }: Claim, number: string): Promise<Decision<null>> {
  const names = { what: 'claimBy', whose: `${openid}\n${number}`, most: NAMES, within: DAY, now }
  const busyUntil = (await wasTried(tx, names))
    ? null
    : await attempt(tx, { what: 'claimOf', whose: number, most: ACCOUNTS, within: DAY, now })
  if (busyUntil === null) {
    const until = await attempt(tx, names)
    return until === null ? accept(null) : refuse({ code: 'person.slowDown', until })
  }
  const given = { what: 'phoneGiven', whose: phoneOf(openid, phone), within: DAY, now }
  if (!(await wasTried(tx, given))) return refuse({ code: 'person.numberBusy', until: busyUntil })
  const until = await attempt(tx, { what: 'claimByPhone', whose: `${number}\n${phone}`, most: 1, within: DAY, now })
  return until === null ? accept(null) : refuse({ code: 'person.slowDown', until })
}

/** Whether the account may act for this very person already. */
async function isOwn(tx: Tx, { openid, idHash, realName }: Claim): Promise<boolean> {
  const { rows } = await sql`
    select from account_persons link join persons p on p.id = link.person_id
    where link.openid = ${openid} and p.id_hash = ${idHash} and p.name_hash = ${nameHash(realName)}`.execute(tx)
  return rows.length > 0
}
