-- Money that comes in and goes back. States follow domain::payments.
create schema payments;

create table payments.payments (
    id uuid primary key,
    -- One live payment for each order group.
    group_id uuid not null unique,
    state text not null default 'preparing' check
        (state in ('preparing', 'open', 'captured', 'confirmed', 'refunding', 'refunded', 'closed')),
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    captured_minor bigint not null default 0 check (captured_minor >= 0),
    refunded_minor bigint not null default 0 check (refunded_minor >= 0),
    provider_session text unique,
    provider_intent text unique,
    session_url text,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    checked_at timestamptz not null default now(),
    constraint never_more_back_than_came check (refunded_minor <= captured_minor)
);
create index payments_unsettled on payments.payments (checked_at)
    where state in ('preparing', 'open', 'captured', 'refunding');

create table payments.refunds (
    id uuid primary key,
    payment_id uuid not null references payments.payments (id),
    -- What it is for; the same cause is refunded once.
    cause uuid not null,
    amount_minor bigint not null check (amount_minor > 0),
    reason text not null,
    state text not null default 'requested' check (state in ('requested', 'succeeded', 'failed')),
    provider_refund text unique,
    created_at timestamptz not null default now(),
    settled_at timestamptz,
    unique (payment_id, cause)
);
create index refunds_open on payments.refunds (created_at) where state = 'requested';

-- What the provider told us, by its event id: any number of copies is one row.
create table payments.provider_events (
    id text primary key,
    kind text not null,
    body jsonb not null,
    received_at timestamptz not null default now()
);
