import { PageShell } from '@/components/page-shell'

export default function Notices() {
  return <PageShell title='我的通知'>我的通知</PageShell>
}
