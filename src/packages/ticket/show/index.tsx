import { PageShell } from '@/components/page-shell'

export default function TicketShow() {
  return <PageShell title='入场码'>入场码</PageShell>
}
