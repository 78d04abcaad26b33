//! The way back, for the examples page.

use crate::{Breadcrumbs, Crumb};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <Breadcrumbs items=vec![
            Crumb::new("Agora", "#start"),
            Crumb::new("Kitchen", "#kitchen"),
            Crumb::here("Kettles"),
        ] />
    }
}
