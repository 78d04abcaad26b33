-- How much there is. The scarcity guard is `held <= on_hand`: no code path can promise more than there is.
create schema stock;

create table stock.items (
    variant_id uuid primary key references catalog.variants (id),
    shop_id uuid not null references shops.shops (id),
    on_hand bigint not null default 0 check (on_hand >= 0),
    held bigint not null default 0 check (held >= 0),
    constraint never_oversold check (held <= on_hand)
);
create index items_low on stock.items (shop_id, (on_hand - held));

-- Units set aside for one order group. An open hold past `expires_at` counts as free: the sweeper only tidies.
create table stock.holds (
    id uuid primary key,
    state text not null default 'open' check (state in ('open', 'committed', 'released')),
    expires_at timestamptz not null,
    extended boolean not null default false,
    created_at timestamptz not null default now()
);
create index holds_open on stock.holds (expires_at) where state = 'open';

create table stock.hold_lines (
    hold_id uuid not null references stock.holds (id),
    variant_id uuid not null references stock.items (variant_id),
    quantity bigint not null check (quantity > 0),
    primary key (hold_id, variant_id)
);
create index hold_lines_of_variant on stock.hold_lines (variant_id);

-- Why a counter changed; append-only.
create table stock.movements (
    id uuid primary key,
    variant_id uuid not null references stock.items (variant_id),
    kind text not null check (kind in ('receive', 'adjust', 'sell', 'return', 'write_off')),
    -- Signed change of what is on hand.
    quantity bigint not null check (quantity <> 0),
    reason text not null default '',
    -- The hold, order or edit that caused it; with the kind it makes a movement happen once.
    cause uuid,
    at timestamptz not null default now()
);
create unique index movements_once on stock.movements (variant_id, kind, cause) where cause is not null;
create index movements_of_variant on stock.movements (variant_id, at);

-- What can be bought now and what is in other people's unfinished checkouts: expired holds count as free.
create view stock.availability as
    select i.variant_id, i.shop_id,
           i.on_hand - i.held + coalesce(lapsed.quantity, 0) as available,
           i.held - coalesce(lapsed.quantity, 0) as held
    from stock.items i
    left join lateral (
        select sum(l.quantity)::bigint as quantity
        from stock.hold_lines l join stock.holds h on h.id = l.hold_id
        where l.variant_id = i.variant_id and h.state = 'open' and h.expires_at <= now() and i.held > 0
    ) lapsed on true;
