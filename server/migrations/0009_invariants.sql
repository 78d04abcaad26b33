-- Views that return rows only when a promise is broken. The worker looks at them every minute.
create schema inv;

create view inv.inv_held_matches_open_holds as
    select i.variant_id, i.held, coalesce(h.held, 0) as expected
    from stock.items i
    left join (
        select l.variant_id, sum(l.quantity) as held
        from stock.hold_lines l join stock.holds h on h.id = l.hold_id
        where h.state = 'open' group by l.variant_id
    ) h using (variant_id)
    where i.held <> coalesce(h.held, 0);

create view inv.inv_on_hand_matches_movements as
    select i.variant_id, i.on_hand, coalesce(m.total, 0) as expected
    from stock.items i
    left join (select variant_id, sum(quantity) as total from stock.movements group by variant_id) m using (variant_id)
    where i.on_hand <> coalesce(m.total, 0);

create view inv.inv_groups_sum_to_their_orders as
    select g.id, g.total_minor, sum(o.total_minor) as expected
    from orders.groups g join orders.orders o on o.group_id = g.id
    group by g.id having g.total_minor <> sum(o.total_minor);

create view inv.inv_paid_orders_have_a_confirmed_payment as
    select o.id, o.state, p.state as payment
    from orders.orders o left join payments.payments p on p.group_id = o.group_id
    where o.state in ('paid', 'packed', 'shipped', 'out_for_delivery', 'delivered')
      and (p.id is null or p.state not in ('confirmed', 'refunding', 'refunded') or p.captured_minor < p.amount_minor);

create view inv.inv_captured_money_rests_nowhere as
    select id, state, checked_at from payments.payments
    where state in ('captured', 'refunding') and checked_at < now() - interval '5 minutes';
