-- What buyers say of what they bought. States follow domain::reviews.
create schema reviews;

create table reviews.reviews (
    id uuid primary key,
    -- One review for each line that was bought, however often and by however many hands it is sent.
    line_id uuid not null constraint one_for_each_line unique references orders.order_lines (id),
    product_id uuid not null references catalog.products (id),
    shop_id uuid not null references shops.shops (id),
    -- Nobody once the writer was erased: what they said of the goods stays, who they were does not.
    account_id uuid references identity.accounts (id),
    -- Which form of the product it was, as it was called when it was sold.
    label text not null,
    rating smallint not null check (rating between 1 and 5),
    title text not null default '' check (title = '' or length(title) between 10 and 150),
    body text not null check (length(body) between 20 and 2000),
    state text not null default 'pending' check (state in ('pending', 'approved', 'rejected')),
    -- Why it was rejected, as its writer was told.
    reason text not null default '' check (length(reason) <= 500),
    -- People who found it helpful, and reports that nobody has looked at yet: kept by the triggers below.
    helpful integer not null default 0 check (helpful >= 0),
    reported integer not null default 0 check (reported >= 0),
    written_at timestamptz not null,
    edited_at timestamptz,
    decided_at timestamptz,
    decided_by uuid references identity.accounts (id),
    decisions integer not null default 0 check (decisions >= 0),
    check ((state = 'rejected') = (reason <> ''))
);
create index reviews_of_product on reviews.reviews (product_id, written_at desc, id) where state = 'approved';
create index reviews_of_shop on reviews.reviews (shop_id, written_at desc, id) where state = 'approved';
create index reviews_of_account on reviews.reviews (account_id, written_at desc, id);
create index reviews_to_look_at on reviews.reviews (written_at) where state = 'pending' or reported > 0;
create index reviews_in_state on reviews.reviews (state, written_at desc, id);

create table reviews.photos (
    id uuid primary key,
    review_id uuid not null references reviews.reviews (id) on delete cascade,
    -- Content-addressed: the same picture is stored once.
    key text not null check (key ~ '^[0-9a-f]{32}$'),
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    tone text not null check (tone ~ '^#[0-9a-f]{6}([0-9a-f]{48})?$'),
    -- Five places, and no two photos in one.
    position smallint not null check (position between 0 and 4),
    unique (review_id, position),
    unique (review_id, key)
);
create index photos_key on reviews.photos (key);

create table reviews.votes (
    review_id uuid not null references reviews.reviews (id) on delete cascade,
    account_id uuid not null references identity.accounts (id),
    at timestamptz not null,
    primary key (review_id, account_id)
);
create index votes_of_account on reviews.votes (account_id);

create table reviews.reports (
    id uuid primary key,
    review_id uuid not null references reviews.reviews (id) on delete cascade,
    -- Nobody once they were erased.
    account_id uuid references identity.accounts (id),
    reason text not null check (reason in ('abusive', 'untrue', 'private', 'elsewhere', 'advert')),
    note text not null default '' check (length(note) <= 500),
    at timestamptz not null,
    -- When somebody has looked.
    settled_at timestamptz,
    constraint one_report_a_person unique (review_id, account_id)
);
create index reports_of_account on reviews.reports (account_id);

-- One reply a review, by the shop whose goods it is about. Beside the review, so that no shop can write in one.
create table reviews.replies (
    review_id uuid primary key references reviews.reviews (id) on delete cascade,
    shop_id uuid not null references shops.shops (id),
    body text not null check (length(body) between 1 and 1000),
    at timestamptz not null,
    changed_at timestamptz
);
create index replies_of_shop on reviews.replies (shop_id);

-- Lines of which something was rejected, or taken back while reports were open: what is written of them next is looked
-- at before it is shown.
create table reviews.watched_lines (
    line_id uuid primary key references orders.order_lines (id)
);

-- Ratings. What a product was rated elsewhere before it came here is kept apart from what was said here.
alter table catalog.products
    add column brought_rating_sum bigint not null default 0 check (brought_rating_sum >= 0),
    add column brought_rating_count integer not null default 0 check (brought_rating_count >= 0);
update catalog.products set brought_rating_sum = rating_sum, brought_rating_count = rating_count where rating_count > 0;
create index products_rated on catalog.products (id) where rating_count > 0;

-- Beside the shop and not in it: whoever rates must not wait for whoever orders.
create table shops.ratings (
    shop_id uuid primary key references shops.shops (id),
    rating_sum bigint not null default 0 check (rating_sum >= 0),
    rating_count integer not null default 0 check (rating_count >= 0),
    -- The mean in hundredths of a star; 0 without a rating.
    rating_hundredths integer not null generated always as
        (case when rating_count > 0 then (rating_sum * 100 / rating_count)::integer else 0 end) stored
);

create type reviews.change as (product_id uuid, shop_id uuid, rating bigint, times integer);

-- Adds what a statement changed to the ratings of products and shops. Each is locked before it is counted up, in the
-- order of its id and products before shops, so that no two statements wait for one another in a circle. Whoever writes
-- a review may change no product: the ratings are the market's.
create function reviews.count_changes(changes reviews.change[]) returns void
    language plpgsql security definer set app.kind = 'market'
    as $$
begin
    if not exists (select from unnest(changes) c group by c.product_id
                   having sum(c.rating * c.times) <> 0 or sum(c.times) <> 0) then
        return;
    end if;
    with net as materialized (
        select c.product_id, sum(c.rating * c.times)::bigint as sum, sum(c.times)::integer as count
        from unnest(changes) c group by c.product_id),
    locked as materialized (
        select p.id from catalog.products p join net on net.product_id = p.id order by p.id for no key update of p)
    update catalog.products p set rating_sum = p.rating_sum + net.sum, rating_count = p.rating_count + net.count
    from net join locked on locked.id = net.product_id where p.id = net.product_id;

    insert into shops.ratings (shop_id)
        select distinct c.shop_id from unnest(changes) c order by c.shop_id on conflict do nothing;
    with net as materialized (
        select c.shop_id, sum(c.rating * c.times)::bigint as sum, sum(c.times)::integer as count
        from unnest(changes) c group by c.shop_id),
    locked as materialized (
        select r.shop_id from shops.ratings r join net on net.shop_id = r.shop_id
        order by r.shop_id for no key update of r)
    update shops.ratings r set rating_sum = r.rating_sum + net.sum, rating_count = r.rating_count + net.count
    from net join locked on locked.shop_id = net.shop_id where r.shop_id = net.shop_id;
end $$;

create function reviews.count_new() returns trigger language plpgsql as $$
begin
    perform reviews.count_changes(array(
        select row(n.product_id, n.shop_id, n.rating, 1)::reviews.change from fresh n where n.state = 'approved'));
    return null;
end $$;
create function reviews.count_changed() returns trigger language plpgsql as $$
begin
    perform reviews.count_changes(array(
        select row(o.product_id, o.shop_id, o.rating, -1)::reviews.change from stale o where o.state = 'approved'
        union all
        select row(n.product_id, n.shop_id, n.rating, 1)::reviews.change from fresh n where n.state = 'approved'));
    return null;
end $$;
create function reviews.count_gone() returns trigger language plpgsql as $$
begin
    perform reviews.count_changes(array(
        select row(o.product_id, o.shop_id, o.rating, -1)::reviews.change from stale o where o.state = 'approved'));
    return null;
end $$;

-- Once a statement, not once a row.
create trigger ratings_of_new after insert on reviews.reviews
    referencing new table as fresh for each statement execute function reviews.count_new();
create trigger ratings_of_changed after update on reviews.reviews
    referencing old table as stale new table as fresh for each statement execute function reviews.count_changed();
create trigger ratings_of_gone after delete on reviews.reviews
    referencing old table as stale for each statement execute function reviews.count_gone();

-- Votes and open reports are counted on the review, which is not theirs who cast them.
create function reviews.count_votes() returns trigger language plpgsql security definer set app.kind = 'market' as $$
begin
    if tg_op = 'INSERT' then
        update reviews.reviews set helpful = helpful + 1 where id = new.review_id;
    else
        update reviews.reviews set helpful = helpful - 1 where id = old.review_id;
    end if;
    return null;
end $$;
create trigger count_votes after insert or delete on reviews.votes
    for each row execute function reviews.count_votes();

create function reviews.count_reports() returns trigger language plpgsql security definer set app.kind = 'market' as $$
declare
    before integer := 0;
    after integer := 0;
begin
    if tg_op <> 'INSERT' and old.settled_at is null then
        before := 1;
    end if;
    if tg_op <> 'DELETE' and new.settled_at is null then
        after := 1;
    end if;
    if before <> after then
        update reviews.reviews set reported = reported + after - before
        where id = case when tg_op = 'DELETE' then old.review_id else new.review_id end;
    end if;
    return null;
end $$;
create trigger count_reports after insert or delete or update of settled_at on reviews.reports
    for each row execute function reviews.count_reports();

-- Walls. What is shown is everybody's to read; a review is its writer's, a reply its shop's, and nobody writes a rating.
call kernel.wall('reviews.reviews');
create policy shown on reviews.reviews for select using
    ((kernel.is_person() or kernel.is_shop()) and state = 'approved');
create policy own on reviews.reviews using (kernel.is_person() and account_id = kernel.account());

call kernel.wall('reviews.photos');
create policy shown on reviews.photos for select using
    ((kernel.is_person() or kernel.is_shop()) and exists (select from reviews.reviews r where r.id = review_id));
create policy own on reviews.photos using
    (kernel.is_person() and exists (select from reviews.reviews r where r.id = review_id and r.account_id = kernel.account()));

call kernel.wall('reviews.votes');
create policy own on reviews.votes using (account_id = kernel.account());

call kernel.wall('reviews.reports');
create policy own on reviews.reports using (account_id = kernel.account());

call kernel.wall('reviews.replies');
create policy shown on reviews.replies for select using
    ((kernel.is_person() or kernel.is_shop()) and exists (select from reviews.reviews r where r.id = review_id));
create policy own on reviews.replies using
    (shop_id = kernel.shop() and exists (select from reviews.reviews r where r.id = review_id and r.shop_id = kernel.shop()));

call kernel.wall('reviews.watched_lines');
create policy buyers on reviews.watched_lines for select using
    (kernel.is_person() and exists (select from orders.order_lines l where l.id = line_id));

call kernel.wall('shops.ratings');
create policy everybody on shops.ratings for select using (kernel.is_person() or kernel.is_shop());

create view inv.inv_product_ratings_are_counted as
    select p.id as product_id, p.rating_sum, p.rating_count,
        p.brought_rating_sum + coalesce(r.sum, 0) as expected_sum,
        p.brought_rating_count + coalesce(r.count, 0) as expected_count
    from (select id from catalog.products where rating_count > 0
          union select product_id from reviews.reviews where state = 'approved') rated
    join catalog.products p on p.id = rated.id
    left join (
        select product_id, sum(rating) as sum, count(*) as count
        from reviews.reviews where state = 'approved' group by product_id
    ) r on r.product_id = p.id
    where (p.rating_sum, p.rating_count)
        <> (p.brought_rating_sum + coalesce(r.sum, 0), p.brought_rating_count + coalesce(r.count, 0));

create view inv.inv_shop_ratings_are_counted as
    select coalesce(s.shop_id, r.shop_id) as shop_id, s.rating_sum, s.rating_count, r.sum as expected_sum,
        r.count as expected_count
    from shops.ratings s
    full join (
        select shop_id, sum(rating) as sum, count(*) as count
        from reviews.reviews where state = 'approved' group by shop_id
    ) r on r.shop_id = s.shop_id
    where (coalesce(s.rating_sum, 0), coalesce(s.rating_count, 0)) <> (coalesce(r.sum, 0), coalesce(r.count, 0));

create view inv.inv_votes_and_reports_are_counted as
    select r.id as review_id, r.helpful, r.reported
    from reviews.reviews r
    where r.helpful <> (select count(*) from reviews.votes v where v.review_id = r.id)
       or r.reported <> (select count(*) from reviews.reports p where p.review_id = r.id and p.settled_at is null);

create view inv.inv_reviews_are_of_what_was_delivered as
    select r.id as review_id from reviews.reviews r join orders.order_lines l on l.id = r.line_id
    where not exists (select from orders.history h where h.order_id = l.order_id and h.to_state = 'delivered');
