-- What every context stands on: events and their deliveries, schedules, limits, mails.
create schema kernel;

create table kernel.events (
    id uuid primary key,
    name text not null,
    payload jsonb not null,
    request_id text not null,
    at timestamptz not null default now()
);

-- One row for each event and handler. Delivered at least once; takes effect once, because an in-transaction handler's
-- writes and the mark `done` are one commit.
create table kernel.deliveries (
    id uuid primary key,
    event_id uuid not null references kernel.events (id) on delete cascade,
    handler text not null,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'parked')),
    attempts integer not null default 0 check (attempts >= 0),
    run_at timestamptz not null default now(),
    leased_until timestamptz,
    last_error text,
    finished_at timestamptz,
    unique (event_id, handler)
);
create index deliveries_waiting on kernel.deliveries (run_at) where state = 'waiting';
create index deliveries_parked on kernel.deliveries (finished_at desc) where state = 'parked';
create index deliveries_done on kernel.deliveries (finished_at) where state = 'done';

create table kernel.schedules (
    name text primary key,
    next_run_at timestamptz not null default now(),
    leased_until timestamptz,
    last_run_at timestamptz,
    last_error text
);

-- Fixed windows for limits that must hold on every node: sign-in, codes, registrations.
create table kernel.limits (
    key text primary key,
    window_ends timestamptz not null,
    used integer not null check (used >= 0)
);
create index limits_ended on kernel.limits (window_ends);

-- Every mail is a row, written in the transaction of what it tells about.
create table kernel.mails (
    id uuid primary key,
    dedupe_key text not null unique,
    recipient text not null,
    subject text not null,
    body text not null,
    state text not null default 'pending' check (state in ('pending', 'sending', 'success', 'failed')),
    attempts integer not null default 0 check (attempts between 0 and 8),
    run_at timestamptz not null default now(),
    leased_until timestamptz,
    last_error text,
    created_at timestamptz not null default now(),
    sent_at timestamptz
);
create index mails_due on kernel.mails (run_at) where state in ('pending', 'sending');
create index mails_newest on kernel.mails (created_at desc);
