//! Figures of a dashboard, for the examples page.

use crate::{Delta, Stat, Stats};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let up = vec![3.0, 3.4, 3.3, 4.1, 4.0, 4.8, 5.2, 5.0, 6.1];
    let down = vec![6.0, 5.8, 5.9, 5.0, 4.4, 4.6, 4.1, 3.2, 2.9];
    view! {
        <Stats label="The last 30 days">
            <Stat label="Sales" figure="$57,870" delta=Delta::between(48_900.0, 57_870.0, true) compare="vs $48.9k" spark=up.clone() href="#sales" />
            <Stat label="Orders" figure="812" delta=Delta::between(724.0, 812.0, true) compare="vs 724" spark=up />
            <Stat label="Visitors who bought" figure="3.4%" delta=Delta::between(3.4, 3.4, true) compare="of 23,882" />
            <Stat label="Returns" figure="2.1%" delta=Delta::between(2.5, 2.1, false) compare="17 orders" spark=down />
        </Stats>
    }
}
