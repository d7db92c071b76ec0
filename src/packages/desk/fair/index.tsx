import { PageShell } from '@/components/page-shell'

export default function DeskFair() {
  return <PageShell title='招聘会'>招聘会</PageShell>
}
