-- The gate: rights by account or one-time code, scans both ways and without a network, counts no two gates wait for.

create table gate_rights (
  session_id uuid not null references sessions (id),
  gate text not null check (length(gate) between 1 and 12),
  granted_at instant not null,
  revoked_at instant,
  id uuid primary key default gen_random_uuid(),
  openid text check (openid <> ''),
  code_hash bytea,
  code_until instant,
  granted_by uuid references staff (id),
  claimed_at instant,
  seen_at instant,
  queue_length int not null default 0 check (queue_length >= 0),
  offline boolean not null default false,
  device text check (length(device) between 1 and 40),
  helper_sealed bytea not null,
  constraint gate_rights_somebodys check (openid is not null or code_hash is not null or revoked_at is not null)
);
comment on table gate_rights is 'Who may scan at which session, at which gate: a colleague at once, anybody by a one-time code. One right of one account at one session is live; old ones stay as history.';
comment on column gate_rights.openid is 'The account it belongs to; null until its code is claimed.';
comment on column gate_rights.queue_length is 'Scans waiting on the device when it was last heard of, at seen_at.';
comment on column gate_rights.helper_sealed is 'What the helper is called at the gate, sealed.';
create index gate_rights_by_account on gate_rights (openid, session_id);
create unique index gate_rights_code on gate_rights (code_hash) where code_hash is not null;
create unique index gate_rights_one_live on gate_rights (session_id, openid) where revoked_at is null;

create table scans (
  id uuid primary key,
  session_id uuid not null references sessions (id),
  gate text not null,
  ticket_id uuid,
  outcome text not null,
  text_head text not null check (length(text_head) <= 200),
  scanned_at instant not null,
  received_at instant not null,
  right_id uuid references gate_rights (id),
  way text not null default 'in' check (way in ('in', 'out')),
  how text not null default 'scan' check (how in ('scan', 'search', 'walkIn', 'self', 'offline', 'noted')),
  said text,
  conflict text,
  settled_at instant,
  settled_by uuid references staff (id),
  undone_at instant,
  undone_by_right uuid references gate_rights (id),
  clock_wrong boolean not null default false,
  noted_by uuid references staff (id),
  settled_note_sealed bytea,
  undone_reason_sealed bytea,
  noted_reason_sealed bytea,
  constraint scans_noted check ((how = 'noted') = (noted_reason_sealed is not null) and (noted_by is not null
    or how <> 'noted')),
  constraint scans_undone check ((undone_at is null) = (undone_reason_sealed is null))
);
comment on table scans is 'Every attempt at a gate, also refused ones: the organizer''s evidence. id is made by the scanning phone.';
comment on column scans.text_head is 'What kind of code was scanned and enough to tell two apart; never one to enter with, and nothing of a text that is not ours.';
comment on column scans.right_id is 'The right it was made by; null at a check-in screen.';
comment on column scans.said is 'What the device said without a network.';
comment on column scans.conflict is 'Why a clerk should look at it: device and cloud do not agree. settled_at: has looked.';
comment on column scans.undone_at is 'Taken back since; the row stays as evidence.';
comment on column scans.clock_wrong is 'Uploaded by a device whose clock was too far off.';
comment on column scans.noted_reason_sealed is 'Why the desk noted this entry after the gate had closed, sealed; noted_by who did.';
create index scans_by_session on scans (session_id, received_at desc);
create index scans_by_ticket on scans (ticket_id, session_id) where ticket_id is not null;
create index scans_conflicts on scans (session_id, received_at) where conflict is not null and settled_at is null;

create table checkins (
  ticket_id uuid not null references tickets (id),
  session_id uuid not null references sessions (id),
  scan_id uuid not null references scans (id),
  gate text not null,
  checked_in_at instant not null,
  inside boolean not null default true,
  last_way_at instant,
  primary key (ticket_id, session_id)
);
comment on table checkins is 'Accepted entries: one per ticket and session.';
comment on column checkins.inside is 'Has not gone out since.';
comment on column checkins.last_way_at is 'When the holder last passed a gate; null: not since checked_in_at.';
create index checkins_by_session on checkins (session_id, checked_in_at);

create table gate_counts (
  session_id uuid not null references sessions (id),
  counter uuid not null,
  admitted int not null default 0,
  inside int not null default 0,
  window_at bigint not null default 0,
  window_scans int not null default 0,
  uploads_at bigint not null default 0,
  uploads int not null default 0,
  primary key (session_id, counter)
) with (fillfactor = 50);
comment on table gate_counts is 'What each right (or, at check-in screens, the session itself) has let in and out: many rows, so that no gate waits for another''s. A gate''s inside may be negative, their sum is who is inside. window_*: scans of the running minute, uploads: those that came late in it.';

create table gate_guesses (
  openid text primary key check (openid <> ''),
  since instant not null,
  tries int not null check (tries > 0),
  hour_since instant not null default 0,
  hour_tries int not null default 0 check (hour_tries >= 0),
  day_since instant not null default 0,
  day_tries int not null default 0 check (day_tries >= 0)
);
comment on table gate_guesses is 'How often an account has typed a wrong one-time code, so that codes cannot be guessed.';
comment on column gate_guesses.hour_tries is 'Tries that were looked at in the hour since hour_since; day_tries in the day since day_since.';
