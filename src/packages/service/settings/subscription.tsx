import type { Consent } from '@/api/use-consent'
import { Button } from '@/components/button'
import { ListRow } from '@/components/list-row'
import { RemindWord } from '@/pages/remind'
import { noticeLabel } from '@/wording/labels'
import type { ConsentStanding } from '../../../../types/notice'

/** One kind of notice: how many more will come, and one more on a tap. */
export function Subscription({ standing, consent }: { standing: ConsentStanding; consent: Consent }) {
  const { kind, credits } = standing
  return (
    <ListRow
      id={`subscription-${kind}`}
      title={noticeLabel[kind]}
      detail={credits > 0 ? `还能提醒 ${credits} 次` : '没有订阅'}
      side={
        <Button
          id={`subscribe-${kind}`}
          kind='ghost'
          size='small'
          busy={consent.asking === 'asking'}
          busyWord='请稍等…'
          label={`${noticeLabel[kind]}，${credits > 0 ? '再订阅一次' : '提醒我'}`}
          onTap={consent.ask}
        >
          {credits > 0 ? '再加一次' : '提醒我'}
        </Button>
      }
    >
      <RemindWord consent={consent} />
    </ListRow>
  )
}
