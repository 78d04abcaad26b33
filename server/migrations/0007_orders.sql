-- From basket to delivery. States follow domain::orders.
create schema orders;

create table orders.carts (
    id uuid primary key,
    account_id uuid unique references identity.accounts (id),
    guest_id uuid unique,
    version integer not null default 0,
    -- What was typed at the checkout so far, so that nothing is lost when it is refused.
    draft jsonb,
    updated_at timestamptz not null default now(),
    check ((account_id is null) <> (guest_id is null))
);
create index carts_old on orders.carts (updated_at);

create table orders.cart_lines (
    id uuid primary key,
    cart_id uuid not null references orders.carts (id) on delete cascade,
    variant_id uuid not null references catalog.variants (id),
    quantity integer not null check (quantity between 1 and 99),
    -- The price when it was put in, to tell when it changes.
    seen_minor bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    added_at timestamptz not null default now(),
    unique (cart_id, variant_id)
);

create table orders.groups (
    id uuid primary key,
    -- The key of the checkout form: the same form never makes two orders.
    request_key uuid not null unique,
    request_hash bytea not null,
    cart_id uuid not null,
    account_id uuid references identity.accounts (id),
    guest_id uuid,
    email text not null,
    address jsonb not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    total_minor bigint not null check (total_minor > 0),
    state text not null default 'pending' check (state in ('pending', 'paid', 'expired', 'cancelled', 'refunded')),
    hold_id uuid not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
);
create index groups_of_account on orders.groups (account_id, created_at desc);
create index groups_of_guest on orders.groups (guest_id);
create index groups_pending on orders.groups (expires_at) where state = 'pending';
-- One live checkout for each basket.
create unique index groups_live on orders.groups (cart_id) where state = 'pending';

create table orders.orders (
    id uuid primary key,
    group_id uuid not null references orders.groups (id),
    shop_id uuid not null references shops.shops (id),
    number text not null,
    state text not null default 'pending' check (state in ('pending', 'paid', 'packed', 'shipped', 'out_for_delivery',
        'delivered', 'delivery_failed', 'returned', 'cancelled', 'expired', 'refunded')),
    account_id uuid references identity.accounts (id),
    email text not null,
    buyer_name text not null,
    city text not null,
    country text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    items_minor bigint not null check (items_minor >= 0),
    shipping_minor bigint not null check (shipping_minor >= 0),
    shipping_name text not null,
    tax_minor bigint not null check (tax_minor >= 0),
    tax_included boolean not null,
    total_minor bigint not null,
    -- Frozen at sale.
    fee_bps integer not null check (fee_bps between 0 and 5000),
    courier text,
    tracking text,
    created_at timestamptz not null default now(),
    paid_at timestamptz,
    unique (shop_id, number),
    constraint sums_up check (total_minor = items_minor + shipping_minor + case when tax_included then 0 else tax_minor end)
);
create index orders_of_group on orders.orders (group_id);
create index orders_of_shop on orders.orders (shop_id, state, created_at desc);
create index orders_of_account on orders.orders (account_id, created_at desc);
create index orders_newest on orders.orders (created_at desc);
create index orders_paid on orders.orders (paid_at) where paid_at is not null;

create table orders.order_lines (
    id uuid primary key,
    order_id uuid not null references orders.orders (id),
    variant_id uuid not null references catalog.variants (id),
    slug text not null,
    title text not null,
    label text not null,
    sku text not null,
    image jsonb,
    quantity integer not null check (quantity > 0),
    unit_minor bigint not null check (unit_minor >= 0),
    position integer not null
);
create index lines_of_order on orders.order_lines (order_id, position);
create index lines_of_variant on orders.order_lines (variant_id);

-- The customer's timeline and the audit in one; append-only.
create table orders.history (
    id uuid primary key,
    order_id uuid not null references orders.orders (id),
    from_state text,
    to_state text not null,
    actor text not null,
    by_name text not null,
    note text,
    at timestamptz not null default clock_timestamp()
);
create index history_of_order on orders.history (order_id, at);
