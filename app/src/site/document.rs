//! The outermost frame of every page: language, look, type face, and the script that makes it quicker.

use domain::actor::Site;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags};

/// Where browsers reach the site that writes a page, such as `https://market.example`. Known on the server only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(pub std::sync::Arc<str>);

/// Pages that anybody may look at are fetched while a hand still moves to their link. What belongs to a person, and
/// what stays on its own page, is left alone.
const AHEAD: &str = r#"{"prefetch":[{"where":{"and":[{"href_matches":["/","/p/*","/c/*","/s/*","/search","/search?*"]},{"not":{"selector_matches":"[data-stays], [data-stays] *"}}]},"eagerness":"moderate"}]}"#;

/// The document around `app` on `site`. Only the shopper's site may be found by search engines; it is also the only one
/// made of islands, whose links are real page loads.
pub fn document<V>(options: LeptosOptions, site: Site, app: impl FnOnce() -> V) -> impl IntoView
where
    V: IntoView,
{
    let public = site == Site::Shopper;
    view! {
        <!DOCTYPE html>
        <html lang="en" data-site=site.name() data-theme="auto">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                {(!public).then(|| view! { <meta name="robots" content="noindex" /> })}
                <link
                    rel="preload"
                    href="/fonts/instrument-sans-latin.woff2"
                    r#as="font"
                    type="font/woff2"
                    crossorigin="anonymous"
                />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                {cfg!(debug_assertions).then(|| view! { <AutoReload options=options.clone() /> })}
                <HydrationScripts options=options.clone() islands=public />
                <HashedStylesheet options id="leptos" />
                <MetaTags />
                {public.then(|| view! { <script type="speculationrules" nonce=use_nonce() inner_html=AHEAD></script> })}
            </head>
            <body>{app()}</body>
        </html>
    }
}
