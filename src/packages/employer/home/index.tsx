import { PageShell } from '@/components/page-shell'

export default function EmployerHome() {
  return <PageShell title='我的单位'>我的单位</PageShell>
}
