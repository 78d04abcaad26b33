//! Figures as pictures, for the examples page.

use crate::{AreaChart, Card, ChartPoint, ColumnChart, Donut, Legend, Part, Rank, Ranks};
use leptos::prelude::*;

const SALES: [u32; 30] = [
    1_180, 1_320, 1_240, 1_600, 1_880, 2_140, 1_790, 1_430, 1_390, 1_570, 1_660, 1_940, 2_390, 1_980, 1_610, 1_580,
    1_740, 1_800, 2_210, 2_610, 2_350, 1_880, 1_780, 1_940, 2_060, 2_540, 2_890, 2_380, 2_080, 2_250,
];

pub(crate) fn example() -> impl IntoView {
    let point = |(day, sales): (usize, &u32)| {
        let earlier = SALES[(day + 5) % SALES.len()];
        ChartPoint::new(format!("{} Nov", day + 1), f64::from(*sales))
            .before(format!("{} Oct", day + 2), f64::from(earlier) * 0.8)
    };
    let points: Vec<ChartPoint> = SALES.iter().enumerate().map(point).collect();
    let week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let columns = week.iter().zip([18.0, 24.0, 9.0, 31.0, 27.0, 44.0, 12.0]);
    let columns: Vec<ChartPoint> = columns.map(|(day, orders)| ChartPoint::new(*day, orders)).collect();
    let dollars = |value: f64| format!("${value:.0}");
    view! {
        <Card title="Sales over time" aside=|| view! { <Legend now="1 to 30 Nov" before="30 days before" /> }>
            <AreaChart
                title="Sales per day"
                summary="Best day 27 Nov with $2890."
                points=points
                figure=dollars
                axis=|value| format!("${}", crate::short(value))
            />
        </Card>
        <div class="grid grid-cols-1 gap-5 md:grid-cols-2">
            <Card title="Orders this week">
                <ColumnChart title="Orders" summary="Most on Saturday." points=columns whole=true figure=|value| format!("{value:.0} orders") />
            </Card>
            <Card title="Devices">
                <Donut title="Devices" centre="61%" meaning="on a phone" parts=devices() />
            </Card>
            <Card title="Where it happens">
                <Ranks label="Countries" items=countries() />
            </Card>
        </div>
    }
}

fn devices() -> Vec<Part> {
    let part = |label: &str, figure: &str, value| Part { label: label.to_owned(), figure: figure.to_owned(), value };
    vec![
        part("Phone", "251,363", 251_363.0),
        part("Desktop", "119,500", 119_500.0),
        part("Tablet", "28,845", 28_845.0),
        part("Other", "12,362", 12_362.0),
    ]
}

fn countries() -> Vec<Rank> {
    let rank = |label: &str, figure: &str, share: &str, length| Rank {
        label: label.to_owned(),
        figure: figure.to_owned(),
        share: share.to_owned(),
        length,
    };
    vec![
        rank("Portugal", "$312.4k", "18.1%", 1.0),
        rank("United Kingdom", "$288.9k", "16.8%", 0.92),
        rank("Germany", "$241.6k", "14.0%", 0.77),
    ]
}
