import { PageShell } from '@/components/page-shell'

export default function DeskNotice() {
  return <PageShell title='通知'>通知</PageShell>
}
