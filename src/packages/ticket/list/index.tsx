import { PageShell } from '@/components/page-shell'

export default function TicketList() {
  return <PageShell title='我的报名'>我的报名</PageShell>
}
