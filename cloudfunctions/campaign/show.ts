import { type NoticeTemplate, renderNotice } from '../../src/domain/notice-values'
import type { Campaign } from '../../types/notice'
import type { Db } from '../kit/db'
import { audienceNow, type Found, nothingYet, reportOf } from './find'

/** The notice as it would go out now, or, once begun, whom it was for and how it went. */
export async function showCampaign(db: Db, { activity, facts, template, campaign }: Found): Promise<Campaign> {
  const report = campaign ? await reportOf(db, campaign.id) : nothingYet
  const all = Object.values(report).reduce((sum, notices) => sum + notices, 0)
  return {
    id: campaign?.id ?? null,
    activityId: activity.id,
    fair: facts.title,
    startsAt: activity.startsAt,
    state: campaign?.state ?? 'proposed',
    message: renderNotice(template as NoticeTemplate, facts, activity.id),
    audience: campaign ? { consented: all - report.noCredit, withoutCredit: report.noCredit } : await audienceNow(db),
    report,
    sentAt: campaign?.sentAt ?? null,
  }
}
