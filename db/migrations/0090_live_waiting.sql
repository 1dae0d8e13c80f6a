-- How many questions of a person wait is asked at each of theirs, in a session where thousands may wait.
create index live_question_waiting on live_question (session_id, person_id) where state = 'waiting';
