import { PageShell } from '@/components/page-shell'

export default function EmployerPosting() {
  return <PageShell title='发布岗位'>发布岗位</PageShell>
}
