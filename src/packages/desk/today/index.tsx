import { PageShell } from '@/components/page-shell'

export default function DeskToday() {
  return <PageShell title='今天'>今天</PageShell>
}
