import { PageShell } from '@/components/page-shell'

export default function Calendar() {
  return (
    <PageShell title='日历' tab>
      日历
    </PageShell>
  )
}
