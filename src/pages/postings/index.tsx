import { PageShell } from '@/components/page-shell'

export default function Postings() {
  return (
    <PageShell title='岗位' tab>
      岗位
    </PageShell>
  )
}
