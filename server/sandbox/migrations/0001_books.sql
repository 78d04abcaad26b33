-- The sandbox's books. Nothing outside this schema is read or written, so the whole provider can be
-- dropped with `drop schema sandbox cascade` without touching the market.

create table sandbox.sessions (
    seq                 bigint generated always as identity unique,
    id                  text primary key,
    status              text not null default 'open' check (status in ('open', 'complete', 'expired')),
    amount_total        bigint not null check (amount_total > 0),
    currency            text not null check (currency ~ '^[a-z]{3}$'),
    lines               jsonb not null,
    metadata            jsonb not null,
    payment_intent      text unique,
    intent_metadata     jsonb not null,
    intent_description  text,
    receipt_email       text,
    transfer_group      text,
    client_reference_id text,
    customer_email      text,
    payer_name          text,
    success_url         text not null,
    cancel_url          text,
    locale              text,
    submit_type         text,
    created             timestamptz not null default now(),
    expires_at          timestamptz not null,
    -- Goods are only handed over against a payment: a complete session always names its intent.
    check (status <> 'complete' or payment_intent is not null)
);
create index sessions_to_expire on sandbox.sessions (expires_at) where status = 'open';

create table sandbox.intents (
    seq                 bigint generated always as identity unique,
    id                  text primary key,
    session             text unique references sandbox.sessions (id),
    status              text not null default 'requires_payment_method' check (status in
                            ('requires_payment_method', 'requires_action', 'succeeded', 'canceled')),
    amount              bigint not null check (amount > 0),
    currency            text not null check (currency ~ '^[a-z]{3}$'),
    client_secret       text not null,
    metadata            jsonb not null,
    description         text,
    receipt_email       text,
    transfer_group      text,
    payment_method      text,
    latest_charge       text,
    last_error          jsonb,
    challenge           jsonb,
    canceled_at         timestamptz,
    cancellation_reason text,
    created             timestamptz not null default now(),
    -- A challenge holds the card that waits for its bank, and only while it waits.
    check ((status = 'requires_action') = (challenge is not null)),
    check ((status = 'canceled') = (canceled_at is not null))
);

create table sandbox.charges (
    seq                 bigint generated always as identity unique,
    id                  text primary key,
    payment_intent      text not null references sandbox.intents (id),
    status              text not null check (status in ('succeeded', 'failed')),
    amount              bigint not null check (amount > 0),
    amount_refunded     bigint not null default 0,
    currency            text not null check (currency ~ '^[a-z]{3}$'),
    card                jsonb not null,
    payment_method      text not null,
    payer_name          text,
    payer_email         text,
    metadata            jsonb not null,
    description         text,
    transfer_group      text,
    failure             jsonb,
    disputed_later      boolean not null default false,
    balance_transaction text,
    created             timestamptz not null default now(),
    -- Never more back than was taken, whatever the code above it believes.
    constraint charges_refund_within_capture check (amount_refunded between 0 and amount),
    check ((status = 'failed') = (failure is not null)),
    check (status = 'succeeded' or amount_refunded = 0)
);
-- A buyer pays a payment once, however often and however fast the button is pressed.
create unique index charges_one_capture_per_intent on sandbox.charges (payment_intent) where status = 'succeeded';
create index charges_of_intent on sandbox.charges (payment_intent);

create table sandbox.refunds (
    seq                 bigint generated always as identity unique,
    id                  text primary key,
    charge              text not null references sandbox.charges (id),
    payment_intent      text not null references sandbox.intents (id),
    status              text not null default 'succeeded' check (status in ('pending', 'succeeded', 'failed')),
    amount              bigint not null check (amount > 0),
    currency            text not null,
    reason              text check (reason in ('duplicate', 'fraudulent', 'requested_by_customer')),
    metadata            jsonb not null,
    balance_transaction text not null,
    created             timestamptz not null default now()
);
create index refunds_of_charge on sandbox.refunds (charge);
create index refunds_of_intent on sandbox.refunds (payment_intent);

create table sandbox.balance_transactions (
    seq                 bigint generated always as identity unique,
    id                  text primary key,
    kind                text not null check (kind in ('charge', 'refund')),
    source              text not null,
    amount              bigint not null,
    fee                 bigint not null check (fee >= 0),
    currency            text not null,
    description         text,
    created             timestamptz not null default now(),
    available_on        timestamptz not null
);
create index balance_transactions_of_source on sandbox.balance_transactions (source);

create table sandbox.events (
    seq                 bigint generated always as identity unique,
    id                  text primary key,
    kind                text not null,
    object              jsonb not null,
    request_id          text,
    idempotency_key     text,
    created             timestamptz not null default now()
);

create table sandbox.deliveries (
    id                  bigint generated always as identity primary key,
    event               text not null references sandbox.events (id),
    attempts            integer not null default 0,
    due_at              timestamptz not null default now(),
    leased_until        timestamptz,
    delivered_at        timestamptz,
    abandoned_at        timestamptz,
    last_answer         text
);
create index deliveries_due on sandbox.deliveries (due_at) where delivered_at is null and abandoned_at is null;
create index deliveries_of_event on sandbox.deliveries (event);

create table sandbox.idempotency (
    key                 text primary key,
    fingerprint         bytea not null,
    status              integer not null,
    body                text not null,
    created             timestamptz not null default now()
);
create index idempotency_by_age on sandbox.idempotency (created);

create table sandbox.faults (
    kind                text primary key check (kind in ('delay', 'duplicate', 'drop')),
    remaining           integer not null check (remaining >= 0),
    seconds             integer not null check (seconds between 0 and 3600)
);
