import { PageShell } from '@/components/page-shell'

export default function EmployerBooth() {
  return <PageShell title='展位'>展位</PageShell>
}
