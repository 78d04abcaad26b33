//! What was bought, and what it comes to.

use domain::orders::{OrderLineView, OrderView};
use leptos::prelude::*;
use ui::{Card, Cell, Column, NoPhoto, Place, Row, Table, Thumb};

/// The lines of an order, as they were when they were sold.
#[component]
pub fn LinesCard(
    /// The lines.
    lines: Vec<OrderLineView>,
) -> impl IntoView {
    let columns = vec![
        Column::bare("Picture"),
        Column::new("Item"),
        Column::new("SKU"),
        Column::new("Price").end(),
        Column::new("Quantity").end(),
        Column::new("Total").end(),
    ];
    view! {
        <Card title="Items" flush=true>
            <Table label="Items of this order" columns>
                {lines.into_iter().map(|line| view! { <Line line /> }).collect_view()}
            </Table>
        </Card>
    }
}

#[component]
fn Line(line: OrderLineView) -> impl IntoView {
    let picture = match line.image {
        Some(image) => view! { <Thumb src=image.src(160) /> }.into_any(),
        None => view! { <NoPhoto class="thumb" /> }.into_any(),
    };
    let each = format!("{} × {}", line.quantity, line.unit);
    view! {
        <Row>
            <Cell place=Place::Mark class="min-[40rem]:w-18">
                {picture}
            </Cell>
            <Cell place=Place::Lead>
                {line.title} <span class="block soft text-small font-[400]">{line.label}</span>
            </Cell>
            <Cell class="soft">{line.sku}</Cell>
            <Cell end=true>{line.unit.to_string()}</Cell>
            <Cell place=Place::Below>
                <span class="block text-end max-[40rem]:hidden">{line.quantity}</span>
                <span class="hidden max-[40rem]:inline">{each}</span>
            </Cell>
            <Cell place=Place::End end=true class="font-[540]">
                {line.total.to_string()}
            </Cell>
        </Row>
    }
}

/// The sum of an order, every part of it named.
#[component]
pub fn TotalsCard(
    /// The order.
    order: OrderView,
) -> impl IntoView {
    let tax_name = if order.tax_included { "Tax, included" } else { "Tax" };
    let part = |name: String, amount: String| {
        view! {
            <div class="flex justify-between gap-4">
                <dt class="soft">{name}</dt>
                <dd class="num">{amount}</dd>
            </div>
        }
    };
    view! {
        <Card title="Total">
            <dl class="grid gap-2">
                {part("Items".to_owned(), order.items.to_string())}
                {part(format!("Shipping, {}", order.shipping_name), order.shipping.to_string())}
                {part(tax_name.to_owned(), order.tax.to_string())}
                <div class="flex justify-between gap-4 border-t border-line pt-3 mt-1 font-[560]">
                    <dt>"Total"</dt>
                    <dd class="num">{order.summary.total.to_string()}</dd>
                </div>
            </dl>
        </Card>
    }
}
