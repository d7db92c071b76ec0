-- Notices to many.

create table campaigns (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  kind text not null references notice_templates (kind),
  state text not null check (state in ('proposed', 'approved', 'sending', 'paused', 'stopped', 'sent')),
  approved_by uuid,
  started_at instant,
  sent_at instant,
  version int not null default 1,
  audience jsonb not null default '{}',
  proposed_at instant,
  send_at instant,
  approved_at instant,
  paused_at instant,
  stopped_at instant,
  stopped_by uuid references staff (id),
  fill_cursor text,
  filled_at instant,
  people int not null default 0,
  opened int not null default 0,
  unique (activity_id, kind),
  constraint campaigns_started_by_fkey foreign key (approved_by) references staff (id)
);
comment on table campaigns is 'One notice about one activity to many people; at most one of a kind per activity.';
comment on column campaigns.filled_at is 'When the last recipient was written; null while the worker still goes on from fill_cursor.';
comment on column campaigns.people is 'Recipients written so far; those who still wait are people less what campaign_progress counts.';
create index campaigns_going on campaigns (send_at) where state in ('approved', 'sending', 'paused');

create table campaign_progress (
  campaign_id uuid not null references campaigns (id),
  minute instant not null,
  state text not null,
  notices int not null,
  primary key (campaign_id, minute, state)
);
comment on table campaign_progress is 'How many notices of a campaign came to which final state in which minute (its first millisecond): the report, kept by the statement that settles.';
