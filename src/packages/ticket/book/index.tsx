import { PageShell } from '@/components/page-shell'

export default function TicketBook() {
  return <PageShell title='报名'>报名</PageShell>
}
