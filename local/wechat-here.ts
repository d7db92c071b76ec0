import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { clock } from '../cloudfunctions/kit/clock'
import { PERSONAS } from './personas'
import { PERSONA_PHONES } from './seeds/people'
import { createWechatStandIn, type WechatStandIn } from './wechat/stand-in'
import { fileStore } from './wechat/state'

/** The stand-in for WeChat with its state in the data folder, knowing the personas and the app's pages. */
export async function openWechat(root: string, dataDir: string, databaseUrl: string): Promise<WechatStandIn> {
  const file = path.join(dataDir, 'wechat.json')
  const isNew = !existsSync(file)
  const standIn = createWechatStandIn({
    now: clock.now,
    store: fileStore(file),
    app: { id: process.env.WECHAT_APP_ID ?? '', secret: process.env.WECHAT_APP_SECRET ?? '' },
    pages: pagesOf(path.join(root, 'src')),
    people: PERSONAS.map(({ openid, name }) => ({ openid, name, phone: PERSONA_PHONES[openid] })),
  })
  if (isNew) await learnConsents(standIn, databaseUrl)
  return standIn
}

/** Pages are the folders with a page configuration. */
function pagesOf(src: string): string[] {
  const files = ['pages', 'packages'].flatMap((room) =>
    readdirSync(path.join(src, room), { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(room, file)),
  )
  return files.filter((file) => file.endsWith('/index.config.ts')).map((file) => file.replace(/\.config\.ts$/, ''))
}

/** Consents in hand were given in WeChat's dialog, so a WeChat that knows nothing yet is told of them. */
async function learnConsents(standIn: WechatStandIn, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ openid: string; template_id: string; credits: number }>(
      'select openid, template_id, credits from consents join notice_templates using (kind) where credits > 0',
    )
    for (const { openid, template_id, credits } of rows) standIn.grant(openid, template_id, credits)
    standIn.flush()
  } finally {
    await client.end()
  }
}
