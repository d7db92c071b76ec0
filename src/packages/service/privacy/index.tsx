import { PageShell } from '@/components/page-shell'

export default function Privacy() {
  return <PageShell title='隐私说明'>隐私说明</PageShell>
}
