import { PageShell } from '@/components/page-shell'

export default function FairDetail() {
  return <PageShell title='招聘会详情'>招聘会详情</PageShell>
}
