import { PageShell } from '@/components/page-shell'

export default function GateSessions() {
  return <PageShell title='选择场次'>选择场次</PageShell>
}
