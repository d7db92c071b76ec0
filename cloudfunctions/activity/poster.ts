import { randomBytes } from 'node:crypto'
import { PRINTED_PAGE, sceneOf, shortCodeOf } from '../../src/domain/activity/scene'
import type { ActivityId, Instant } from '../../types/core'
import { accept, refuse } from '../../types/reply'
import type { Db } from '../kit/db'
import type { Verb } from '../kit/serve'
import { sql } from '../kit/sql'
import { getWxaCode } from '../kit/wechat/api'
import { countAsk } from '../kit/wechat/asks'

/** The short code of an activity with its mini-program code, for posters and share cards; WeChat draws it once. */
export const poster: Verb<'activity.poster'> = async ({ input, actor, db, now }) => {
  const { rows } = await sql`
    select from activities where id = ${input.activityId} and state <> 'draft'`.execute(db)
  if (rows.length === 0) return refuse({ code: 'activity.notFound' })
  const code = await codeOf(db, input.activityId, now)
  const scene = sceneOf({ via: 'poster', code })
  const { rows: kept } = await sql<{ png: Buffer | null }>`select png from codes where code = ${code}`.execute(db)
  if (kept[0]?.png) return accept({ code, scene, png: kept[0].png.toString('base64') })
  const counted = await countAsk(db, { openid: actor.openid, what: 'poster', now })
  if (!counted.ok) return counted
  const png = await getWxaCode(scene, PRINTED_PAGE)
  await sql`update codes set png = ${Buffer.from(png, 'base64')} where code = ${code} and png is null`.execute(db)
  return accept({ code, scene, png })
}

/** The one code of an activity, made when it is first asked for; whoever comes second finds the first one's. */
async function codeOf(db: Db, activityId: ActivityId, now: Instant): Promise<string> {
  const known = async () => {
    const { rows } = await sql<{ code: string }>`select code from codes where activity_id = ${activityId}`.execute(db)
    return rows[0]?.code
  }
  const code = await known()
  if (code) return code
  await sql`
    insert into codes (code, activity_id, made_at) values (${shortCodeOf(randomBytes(10))}, ${activityId}, ${now})
    on conflict (activity_id) do nothing`.execute(db)
  const made = await known()
  if (!made) throw new Error('a code was neither made nor found')
  return made
}
