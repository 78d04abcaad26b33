//! A table of orders, for the examples page.

use crate::{
    Badge, BulkBar, Button, Card, Cell, Checkbox, Column, Menu, MenuLink, Place, Row, SortOrder, Table, Tone, icons,
};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let chosen = RwSignal::new(true);
    view! {
        <Card flush=true>
            <Table
                label="Orders"
                columns=vec![
                    Column::bare("Choose"),
                    Column::new("Order"),
                    Column::new("Placed").sort("#oldest", Some(SortOrder::Descending)),
                    Column::new("Buyer"),
                    Column::new("State"),
                    Column::new("Total").sort("#total", None).end(),
                    Column::bare("More"),
                ]
            >
                <Row selected=chosen>
                    <Cell place=Place::Mark><Checkbox label="Choose order 10482" bare=true bind=chosen /></Cell>
                    <Cell place=Place::Lead><a class="font-[560] num" href="#10482">"10482"</a></Cell>
                    <Cell>"Today 09:41"</Cell>
                    <Cell place=Place::Below>"Ana Ferreira, Lisbon"</Cell>
                    <Cell place=Place::BelowEnd><Badge tone=Tone::Warning>"To ship"</Badge></Cell>
                    <Cell place=Place::End end=true>"$534.98"</Cell>
                    <Cell end=true>
                        <Menu label="More for order 10482" bare=true><MenuLink href="#print" icon=icons::PRINTER>"Print label"</MenuLink></Menu>
                    </Cell>
                </Row>
                <Row selected=false>
                    <Cell place=Place::Mark><Checkbox label="Choose order 10481" bare=true /></Cell>
                    <Cell place=Place::Lead><a class="font-[560] num" href="#10481">"10481"</a></Cell>
                    <Cell>"Today 09:12"</Cell>
                    <Cell place=Place::Below>"Jonas Weber, Berlin"</Cell>
                    <Cell place=Place::BelowEnd><Badge tone=Tone::Success>"Delivered"</Badge></Cell>
                    <Cell place=Place::End end=true>"$67.99"</Cell>
                    <Cell end=true>
                        <Menu label="More for order 10481" bare=true><MenuLink href="#print" icon=icons::PRINTER>"Print label"</MenuLink></Menu>
                    </Cell>
                </Row>
            </Table>
        </Card>
        <BulkBar count="1 selected" total="$534.98 in total">
            <Button icon=icons::PRINTER>"Print label"</Button>
            <Button icon=icons::TRUCK>"Mark as sent"</Button>
        </BulkBar>
    }
}
