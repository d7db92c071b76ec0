import { PageShell } from '@/components/page-shell'

export default function Home() {
  return (
    <PageShell title='天天有招聘' tab>
      天天有招聘
    </PageShell>
  )
}
