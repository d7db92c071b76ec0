-- Rows as the release before stored them, at least one in every table. What is sealed is no real seal: nothing opens it here.

insert into staff (id, openid, name, role, district, active, left_at) values
  ('00000000-0000-4000-8000-000000000001', 'o-clerk', '田经办', 'clerk', '520602', true, null),
  ('00000000-0000-4000-8000-000000000002', 'o-left', '罗经办', 'clerk', '5206', false, 1700000000000);
update policies set version = 3, changed_by = '00000000-0000-4000-8000-000000000001', changed_at = 1700000000000,
  value = '{ "hours": 6, "from": "09:00", "until": "20:30" }' where name = 'offer';
insert into calendar_days (day, kind, name, by_hand) values ('2026-12-31', 'noFair', '盘点', true);
insert into calendar_years (year, set_by, set_at) values (2027, '00000000-0000-4000-8000-000000000001', 1700000000000);

insert into persons (id, id_type, id_hash, id_sealed, phone_hash, phone_sealed, registered_at, name_sealed, id_tail,
  phone_tail, name_hash) values
  ('00000000-0000-4000-8000-000000000011', 'residentId', '\x11', '\x01', '\x21', '\x01', 1700000000000, '\x01', '\x31',
    '\x41', '\x51'),
  ('00000000-0000-4000-8000-000000000012', 'passport', '\x12', '\x01', '\x22', '\x01', 1700000000000, '\x01', '\x32',
    '\x42', '\x52');
insert into account_persons (openid, person_id, relation, linked_at, proved_at, proved_by) values
  ('o-seeker', '00000000-0000-4000-8000-000000000011', 'self', 1700000000000, 1700000000001, 'desk'),
  ('o-seeker', '00000000-0000-4000-8000-000000000012', 'family', 1700000000000, null, null);
insert into pauses (id_hash, name_hash, until) values ('\x19', '', 1900000000000);
insert into attempts (what, whose, since, times) values ('claim', '\x61', 1700000000000, 2);
insert into answers (person_id, question, answer, answered_at) values
  ('00000000-0000-4000-8000-000000000011', 'looking', 'factory', 1700000000000);
insert into privacy_consents (openid, person_id, version, agreed_at, basis) values
  ('o-seeker', '00000000-0000-4000-8000-000000000011', '2026-11-24', 1700000000000, 'self');
insert into roster_listings (key_group, id_hash, district, checked_by, checked_at) values
  ('veteran', '\x11', '520602', '00000000-0000-4000-8000-000000000001', 1700000000000);

insert into venues (id, name, address, district, lng, lat, how_to_get) values
  ('00000000-0000-4000-8000-000000000021', '人力资源市场', '灯塔路', '520602', 109.19, 27.72, '3 路车');
insert into themes (code, name, key_group, valid_from) values ('veteran', '退役军人专场', 'veteran', '2026-01-01');
insert into series (id, kind, special, state, title_pattern, district, venue_id, organizer_name, organizer_phone, about,
  bring, weekdays, on_holiday, starts, ends, seats, eligibility, opens_days_before, closes_minutes_before,
  cancel_minutes_before, entry_minutes_before_end, from_day, weeks_ahead, saved_at) values
  ('00000000-0000-4000-8000-000000000022', 'fair', true, 'active', '{theme}', '520602',
    '00000000-0000-4000-8000-000000000021', '市局', '0856-5230000', '', '', '{5}', 'skip', '09:00', '12:00', 100, 'none', 14,
    60, 60, 30, '2026-01-01', 5, 1700000000000);
insert into series_themes (series_id, position, theme) values ('00000000-0000-4000-8000-000000000022', 0, 'veteran');
insert into special_plan (day, theme, set_by, set_at) values
  ('2026-12-25', 'veteran', '00000000-0000-4000-8000-000000000001', 1700000000000);
insert into activities (id, kind, state, title, theme, district, venue_id, organizer_name, organizer_phone, about, bring,
  day, starts_at, ends_at, entry_until, opens_at, closes_at, cancel_until, seats, booked, waiting, queue_last, series_id,
  series_day) values
  ('00000000-0000-4000-8000-000000000031', 'fair', 'published', '退役军人专场招聘会', 'veteran', '520602',
    '00000000-0000-4000-8000-000000000021', '市局', '0856-5230000', '', '', '2026-12-25', 1798160400000, 1798171200000,
    1798169400000, 1797000000000, 1798150000000, 1798150000000, 1, 1, 1, 1, '00000000-0000-4000-8000-000000000022',
    '2026-12-25'),
  ('00000000-0000-4000-8000-000000000032', 'course', 'published', '电工班', null, '520602',
    '00000000-0000-4000-8000-000000000021', '市局', '0856-5230000', '', '', '2026-12-26', 1798246800000, 1798257600000,
    1798255800000, 1797000000000, 1798236400000, 1798236400000, 20, 0, 0, 0, null, null);
insert into courses (activity_id, institution, trade, hours, free) values
  ('00000000-0000-4000-8000-000000000032', '职校', '电工', 40, true);
insert into sessions (id, activity_id, day, starts_at, ends_at, gate_opens_at, gate_closes_at) values
  ('00000000-0000-4000-8000-000000000033', '00000000-0000-4000-8000-000000000031', '2026-12-25', 1798160400000,
    1798171200000, 1798158600000, 1798169400000);
insert into codes (code, activity_id, made_at) values ('Ab3dEf', '00000000-0000-4000-8000-000000000031', 1700000000000);
insert into series_skips (series_id, series_day, day, activity_id) values
  ('00000000-0000-4000-8000-000000000022', '2027-01-01', '2027-01-01', '00000000-0000-4000-8000-000000000032');

insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, queue_no) values
  ('00000000-0000-4000-8000-000000000041', '00000000-0000-4000-8000-000000000031',
    '00000000-0000-4000-8000-000000000011', 'o-seeker', 'booked', 1797000000001, null),
  ('00000000-0000-4000-8000-000000000042', '00000000-0000-4000-8000-000000000031',
    '00000000-0000-4000-8000-000000000012', 'o-seeker', 'waiting', 1797000000002, 1);
insert into gate_rights (id, session_id, gate, granted_at, openid, helper_sealed) values
  ('00000000-0000-4000-8000-000000000043', '00000000-0000-4000-8000-000000000033', '东门', 1798158600000, 'o-gate', '\x01');
insert into scans (id, session_id, gate, ticket_id, outcome, text_head, scanned_at, received_at, right_id) values
  ('00000000-0000-4000-8000-000000000044', '00000000-0000-4000-8000-000000000033', '东门',
    '00000000-0000-4000-8000-000000000041', 'admitted', 'TR1:', 1798160400001, 1798160400001,
    '00000000-0000-4000-8000-000000000043');
insert into checkins (ticket_id, session_id, scan_id, gate, checked_in_at) values
  ('00000000-0000-4000-8000-000000000041', '00000000-0000-4000-8000-000000000033',
    '00000000-0000-4000-8000-000000000044', '东门', 1798160400001);
insert into gate_counts (session_id, counter, admitted, inside) values
  ('00000000-0000-4000-8000-000000000033', '00000000-0000-4000-8000-000000000043', 1, 1);
insert into gate_guesses (openid, since, tries, hour_since, day_since) values
  ('o-seeker', 1700000000000, 1, 1700000000000, 1700000000000);

insert into employers (id, name, credit_code, district, address, about, contact_phone_sealed, state, registered_at,
  reviewed_at, reviewed_by, contact_name_sealed) values
  ('00000000-0000-4000-8000-000000000051', '铜仁茶厂', '91520602MA6GKFDL0H', '520602', '灯塔路', '做茶', '\x01', 'approved',
    1700000000000, 1700000000001, '00000000-0000-4000-8000-000000000001', '\x01');
insert into employer_changes (employer_id, name, credit_code, district, state, asked_at) values
  ('00000000-0000-4000-8000-000000000051', '铜仁新茶厂', '91520602MA6GKFDL0H', '520602', 'pending', 1700000000000);
insert into recruiters (openid, employer_id, joined_at, id) values
  ('o-recruiter', '00000000-0000-4000-8000-000000000051', 1700000000000, '00000000-0000-4000-8000-000000000052');
insert into recruiter_requests (id, employer_id, openid, name_sealed, state, asked_at) values
  ('00000000-0000-4000-8000-000000000053', '00000000-0000-4000-8000-000000000051', 'o-asks', '\x01', 'pending', 1700000000000);
insert into postings (id, employer_id, title, headcount, content, district, place, pay_min, pay_max, pay_unit, education,
  valid_until, published_at, trade) values
  ('00000000-0000-4000-8000-000000000054', '00000000-0000-4000-8000-000000000051', '采茶工（Ⅱ）', 5, '采茶', '520602', '灯塔路',
    120, 150.5, 'day', 'any', '2027-06-30', 1700000000000, 'farming');
insert into booths (id, activity_id, employer_id, number, state, applied_at, reviewed_at) values
  ('00000000-0000-4000-8000-000000000055', '00000000-0000-4000-8000-000000000031',
    '00000000-0000-4000-8000-000000000051', 'A1', 'approved', 1700000000000, 1700000000001);
insert into booth_postings (booth_id, posting_id, state) values
  ('00000000-0000-4000-8000-000000000055', '00000000-0000-4000-8000-000000000054', 'approved');
insert into outcomes (booth_id, posting_id, interviewed, intended, hired, reported_at) values
  ('00000000-0000-4000-8000-000000000055', '00000000-0000-4000-8000-000000000054', 9, 3, 1, 1700000000000);

insert into notice_templates (kind, template_id, title, subscription, fields, page) values
  ('fridaySpecial', 'T1', '专场通知', 'once', '[]', 'pages/home/index');
insert into notice_choices (openid, kind, is_off, changed_at) values ('o-seeker', 'soon', true, 1700000000000);
insert into consents (openid, kind, credits, updated_at) values ('o-seeker', 'fridaySpecial', 2, 1700000000000);
insert into consent_grants (id, openid, kind, answer, granted_at) values
  ('00000000-0000-4000-8000-000000000061', 'o-seeker', 'fridaySpecial', 'accept', 1700000000000);
insert into campaigns (id, activity_id, kind, state, approved_by, people) values
  ('00000000-0000-4000-8000-000000000062', '00000000-0000-4000-8000-000000000031', 'fridaySpecial', 'sending',
    '00000000-0000-4000-8000-000000000001', 1);
insert into campaign_progress (campaign_id, minute, state, notices) values
  ('00000000-0000-4000-8000-000000000062', 1700000040000, 'sent', 1);
insert into notices (id, campaign_id, kind, activity_id, openid, state, title, body, queued_at, next_at) values
  ('00000000-0000-4000-8000-000000000063', '00000000-0000-4000-8000-000000000062', 'fridaySpecial',
    '00000000-0000-4000-8000-000000000031', 'o-seeker', 'queued', '专场', '周五有专场', 1700000000000, 1700000000000);
insert into calls (notice_id, district) values ('00000000-0000-4000-8000-000000000063', '520602');
insert into reminders (reason, kind, activity_id, due_at, starts_at) values
  ('dayBefore:1', 'dayBefore', '00000000-0000-4000-8000-000000000031', 1700000000000, 1798160400000);
insert into wechat_asks (openid, what, hour, in_hour, day, in_day) values ('o-seeker', 'phone', 1, 1, '2026-12-01', 1);
insert into audit (at, trace_id, actor, actor_id, act, subject, subject_id) values
  (1700000000000, 't', 'clerk', '00000000-0000-4000-8000-000000000001', 'policy.save', 'policy', 'offer');
