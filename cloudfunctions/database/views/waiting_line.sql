-- after: ticket_standings
create or replace view waiting_line as
select id, activity_id, queue_no, eligible, in_key_group from ticket_standings where state = 'waiting';
comment on view waiting_line is 'Who waits, and what for, see ticket_standings.';
