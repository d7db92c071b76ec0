import { PageShell } from '@/components/page-shell'

export default function Settings() {
  return <PageShell title='设置'>设置</PageShell>
}
