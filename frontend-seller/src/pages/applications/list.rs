//! Everything that somebody applied for, and what they may apply for still.

use app::Answer;
use app::identity::{Apply, my_applications};
use app::shops::my_seat;
use app::site::applications::{ApplicationBadge, Documents, Said, told_apart, trade_title};
use app::site::{CardsWaiting, Changes, PageHead, loaded};
use domain::identity::{ApplicationState, ApplicationView, Trade};
use leptos::prelude::*;
use ui::Card;

use super::apply::ApplyForm;
use super::papers::{Papers, UploadNote};

/// The page.
#[component]
pub fn Applications() -> impl IntoView {
    let changes = Changes::here();
    let apply = changes.action::<Apply>();
    let known = Resource::new(move || changes.count(), |_| known());
    view! {
        <main id="main" class="wrap py-7 lg:py-8 grid grid-cols-1 gap-5 max-w-[48rem]! ms-0!">
            <PageHead title="Applications" lead=|| "What you may do at the market, and what you asked for." />
            <UploadNote />
            {loaded(
                known,
                || view! { <CardsWaiting label="Loading your applications" /> }.into_any(),
                move |(mine, has_shop): (Vec<ApplicationView>, bool)| {
                    let trades = open_to(&mine, has_shop);
                    let titles = told_apart(mine.iter().map(|application| trade_title(application.trade).to_owned()).collect());
                    let cards = titles.into_iter().zip(mine).map(|(title, application)| view! { <Application title application /> });
                    view! {
                        {cards.collect_view()}
                        {(!trades.is_empty())
                            .then(|| {
                                view! {
                                    <Card title="Apply">
                                        <ApplyForm action=apply trades />
                                    </Card>
                                }
                            })}
                    }
                },
            )}
        </main>
    }
}

/// What somebody applied for, and whether they sell goods already.
async fn known() -> Answer<(Vec<ApplicationView>, bool)> {
    Ok((my_applications().await?, my_seat().await.is_ok()))
}

/// The trades that somebody neither has nor waits for.
fn open_to(mine: &[ApplicationView], has_shop: bool) -> Vec<Trade> {
    let stands = |trade: Trade| mine.iter().any(|a| a.trade == trade && a.state != ApplicationState::Rejected);
    let has = |trade: Trade| stands(trade) || (trade == Trade::Seller && has_shop);
    Trade::ALL.into_iter().filter(|trade| !has(*trade)).collect()
}

#[component]
fn Application(title: String, application: ApplicationView) -> impl IntoView {
    let state = application.state;
    let mark = move || view! { <ApplicationBadge state /> };
    let papers = match state {
        ApplicationState::Pending => view! { <Papers application=application.clone() /> }.into_any(),
        _ if application.documents.is_empty() => ().into_any(),
        _ => view! { <Documents documents=application.documents.clone() /> }.into_any(),
    };
    view! {
        <Card title aside=ViewFnOnce::from(mark)>
            <div class="grid grid-cols-1 gap-4">
                <Said application />
                {papers}
            </div>
        </Card>
    }
}
