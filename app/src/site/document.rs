//! The outermost frame of every page: language, look, type face, and the script that makes it quicker.

use domain::actor::Site;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags};

/// The document around `app` on `site`. Only the shopper's site may be found by search engines.
pub fn document<V>(options: LeptosOptions, site: Site, app: impl FnOnce() -> V) -> impl IntoView
where
    V: IntoView,
{
    let private = site != Site::Shopper;
    view! {
        <!DOCTYPE html>
        <html lang="en" data-site=site.name() data-theme="auto">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                {private.then(|| view! { <meta name="robots" content="noindex" /> })}
                <link
                    rel="preload"
                    href="/fonts/instrument-sans-latin.woff2"
                    r#as="font"
                    type="font/woff2"
                    crossorigin="anonymous"
                />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                {cfg!(debug_assertions).then(|| view! { <AutoReload options=options.clone() /> })}
                <HydrationScripts options=options.clone() />
                <HashedStylesheet options id="leptos" />
                <MetaTags />
            </head>
            <body>{app()}</body>
        </html>
    }
}
