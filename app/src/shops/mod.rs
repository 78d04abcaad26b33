//! Shops as everybody may see them, and as their own people and admins run them.

pub(crate) mod words;

use domain::id::{AccountId, ShippingMethodId, ShopId};
use domain::paging::Paged;
use domain::shops::{
    AnswerRefusal, Checklist, Closing, Direction, DomainRefusal, DomainState, DoorsRefusal, InvitationId,
    InvitationRefusal, InvitationView, LifeRefusal, LifeView, NewDomain, NewInvitation, NewPlanRequest, NewShopForm,
    NoticeForm, OnboardingLink, OpenRefusal, PayoutRefusal, PayoutView, PlanAnswer, PlanRefusal, PlanView, ProfileForm,
    QueueRow, SeatChoice, SeatView, SellingForm, SettingsRefusal, SettingsView, ShippingForm, ShippingRefusal,
    ShippingView, ShopDetail, ShopFilter, ShopPage, ShopPicture, ShopRow, ShopView, StaffRefusal, StaffRole, StaffView,
    StorefrontView, SuspendRefusal, Suspension,
};
use leptos::prelude::*;

pub use self::words::FormWords;
use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, go, request};

/// The shop of that handle.
#[server(endpoint = "shops/shop")]
pub async fn shop(handle: String) -> Answer<ShopView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::by_handle(&market, &op, &handle).await)
}

/// The shop of that handle with everything its page shows.
#[server(name = LoadShopPage, endpoint = "shops/shop_page")]
pub async fn shop_page(handle: String) -> Answer<ShopPage> {
    let (market, op) = request().await?;
    answer(marketplace::shops::page(&market, &op, &handle).await)
}

/// Follows a shop; the answer is how many follow it now.
#[server(endpoint = "shops/follow_shop")]
pub async fn follow_shop(shop: ShopId) -> Answer<u64> {
    let (market, op) = request().await?;
    answer(marketplace::shops::follow(&market, &op, shop).await)
}

/// Ends following a shop; the answer is how many follow it now.
#[server(endpoint = "shops/unfollow_shop")]
pub async fn unfollow_shop(shop: ShopId) -> Answer<u64> {
    let (market, op) = request().await?;
    answer(marketplace::shops::unfollow(&market, &op, shop).await)
}

/// The shop that the signed-in seller runs.
#[server(endpoint = "shops/my_shop")]
pub async fn my_shop() -> Answer<ShopView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::mine(&market, &op).await)
}

/// The shop that whoever asks stands in, and what they are there.
#[server(endpoint = "shops/my_seat")]
pub async fn my_seat() -> Answer<SeatView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::seat(&market, &op).await)
}

/// Stands in another shop.
#[server(endpoint = "shops/choose_shop")]
pub async fn choose_shop(shop: ShopId) -> Answer<SeatView> {
    let (market, op) = request().await?;
    let seat = answer(marketplace::shops::choose_shop(&market, &op, shop).await)?;
    go("/");
    Ok(seat)
}

/// Opens a shop and goes on to its first page.
#[server(endpoint = "shops/open_shop")]
pub async fn open_shop(form: NewShopForm) -> Answer<SeatView, OpenRefusal> {
    let (market, op) = request().await?;
    let seat = answer(marketplace::shops::open(&market, &op, form).await)?;
    go("/settings/payouts?new=1");
    Ok(seat)
}

/// A handle that is free, made from a name.
#[server(endpoint = "shops/suggest_handle")]
pub async fn suggest_handle(name: String) -> Answer<String> {
    let (market, op) = request().await?;
    answer(marketplace::shops::suggest_handle(&market, &op, &name).await)
}

/// What is left to do before the shop is whole.
#[server(name = LoadChecklist, endpoint = "shops/checklist")]
pub async fn checklist() -> Answer<Checklist> {
    let (market, op) = request().await?;
    let active = Some(domain::catalog::ProductState::Active);
    let shelf = answer(marketplace::catalog::my_products(&market, &op, "", active, 1).await)?;
    answer(marketplace::shops::checklist(&market, &op, shelf.total).await)
}

/// Opens the doors of the shop.
#[server(endpoint = "shops/open_doors")]
pub async fn open_doors() -> Answer<(), DoorsRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::open_doors(&market, &op).await)
}

/// Everything that can be set, as the forms show it.
#[server(endpoint = "shops/shop_settings")]
pub async fn shop_settings() -> Answer<SettingsView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::settings(&market, &op).await)
}

/// Stores what the shop says about itself.
#[server(endpoint = "shops/save_profile")]
pub async fn save_profile(form: ProfileForm) -> Answer<(), SettingsRefusal<ProfileForm>> {
    let (market, op) = request().await?;
    answer(marketplace::shops::save_profile(&market, &op, form).await)?;
    go("/settings?saved=1");
    Ok(())
}

/// Takes one of the shop's pictures down.
#[server(endpoint = "shops/take_down_picture")]
pub async fn take_down_picture(picture: ShopPicture) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::shop_pictures::take_down(&market, &op, picture).await)?;
    go("/settings?saved=1");
    Ok(())
}

/// Stores how the shop sells.
#[server(endpoint = "shops/save_selling")]
pub async fn save_selling(form: SellingForm) -> Answer<(), SettingsRefusal<SellingForm>> {
    let (market, op) = request().await?;
    answer(marketplace::shops::save_selling(&market, &op, form).await)?;
    go("/settings/selling?saved=1");
    Ok(())
}

/// Stores how the shop wants to be told.
#[server(endpoint = "shops/save_notices")]
pub async fn save_notices(#[server(default)] form: NoticeForm) -> Answer<(), SettingsRefusal<NoticeForm>> {
    let (market, op) = request().await?;
    answer(marketplace::shops::save_notices(&market, &op, form).await)?;
    go("/settings/notices?saved=1");
    Ok(())
}

/// The ways in which the shop ships.
#[server(endpoint = "shops/shop_shipping")]
pub async fn shop_shipping() -> Answer<ShippingView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::shipping(&market, &op).await)
}

/// Stores a new way to ship, or a change of one.
#[server(endpoint = "shops/save_shipping")]
pub async fn save_shipping(form: ShippingForm) -> Answer<(), ShippingRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::save_shipping(&market, &op, form).await)?;
    go("/settings/shipping?saved=1");
    Ok(())
}

/// Takes a way to ship away.
#[server(endpoint = "shops/remove_shipping")]
pub async fn remove_shipping(method: ShippingMethodId) -> Answer<(), ShippingRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::remove_shipping(&market, &op, method).await)
}

/// Lets a way to ship change places with its neighbour.
#[server(endpoint = "shops/move_shipping")]
pub async fn move_shipping(method: ShippingMethodId, direction: Direction) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::shops::move_shipping(&market, &op, method, direction).await)
}

/// Everybody who works in the shop, and whoever is invited.
#[server(endpoint = "shops/shop_staff")]
pub async fn shop_staff() -> Answer<StaffView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::staff(&market, &op).await)
}

/// Mails somebody a link with which they come to work in the shop.
#[server(endpoint = "shops/invite_staff")]
pub async fn invite_staff(form: NewInvitation) -> Answer<(), StaffRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::invite(&market, &op, form).await)?;
    go("/settings/staff?invited=1");
    Ok(())
}

/// Takes an invitation back.
#[server(endpoint = "shops/withdraw_invitation")]
pub async fn withdraw_invitation(invitation: InvitationId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::shops::withdraw_invitation(&market, &op, invitation).await)
}

/// Gives somebody of the shop another role.
#[server(endpoint = "shops/set_staff_role")]
pub async fn set_staff_role(account: AccountId, role: StaffRole) -> Answer<(), StaffRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::set_role(&market, &op, account, role).await)
}

/// Ends that somebody works in the shop.
#[server(endpoint = "shops/remove_staff")]
pub async fn remove_staff(account: AccountId) -> Answer<(), StaffRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::remove_staff(&market, &op, account).await)
}

/// The invitation behind a link.
#[server(name = LoadInvitation, endpoint = "shops/invitation")]
pub async fn invitation(token: String) -> Answer<InvitationView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::invitation(&market, &op, &token).await)
}

/// Leads whoever holds an invitation to the door, which opens to them from now on.
#[server(endpoint = "shops/come_to_work")]
pub async fn come_to_work(token: String) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::shops::open_seller_door(&market, &op, &token).await)?;
    go(&format!("/sign-in?next=/invitations/{token}"));
    Ok(())
}

/// Accepts an invitation and goes on to the shop.
#[server(endpoint = "shops/accept_invitation")]
pub async fn accept_invitation(token: String) -> Answer<SeatView, InvitationRefusal> {
    let (market, op) = request().await?;
    let seat = answer(marketplace::shops::accept_invitation(&market, &op, &token).await)?;
    go("/");
    Ok(seat)
}

/// What the shop's owner has, and what it allows.
#[server(endpoint = "shops/shop_plan")]
pub async fn shop_plan() -> Answer<PlanView> {
    let (market, op) = request().await?;
    let active = Some(domain::catalog::ProductState::Active);
    let shelf = answer(marketplace::catalog::my_products(&market, &op, "", active, 1).await)?;
    answer(marketplace::shops::plan(&market, &op, u32::try_from(shelf.total).ok()).await)
}

/// Begins the trial of PRO.
#[server(endpoint = "shops/start_trial")]
pub async fn start_trial() -> Answer<(), PlanRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::start_trial(&market, &op).await)
}

/// Asks for a larger plan.
#[server(endpoint = "shops/request_plan")]
pub async fn request_plan(form: NewPlanRequest) -> Answer<(), PlanRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::request_plan(&market, &op, form).await)
}

/// Takes the wish for a larger plan back.
#[server(endpoint = "shops/withdraw_plan_request")]
pub async fn withdraw_plan_request() -> Answer<(), PlanRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::withdraw_plan_request(&market, &op).await)
}

/// Goes back to the free plan.
#[server(endpoint = "shops/leave_plan")]
pub async fn leave_plan() -> Answer<(), PlanRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::leave_plan(&market, &op).await)
}

/// Where the shop's money would go.
#[server(endpoint = "shops/shop_payouts")]
pub async fn shop_payouts() -> Answer<PayoutView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::payouts(&market, &op).await)
}

/// Opens a page of the provider's for the owner, and leads to the link to it: a form may lead to no other site.
#[server(endpoint = "shops/connect_payouts")]
pub async fn connect_payouts() -> Answer<OnboardingLink, PayoutRefusal> {
    let (market, op) = request().await?;
    let link = answer(marketplace::shops::connect_payouts(&market, &op).await)?;
    go("/settings/payouts?ready=1");
    Ok(link)
}

/// Asks the provider now how the shop's account stands.
#[server(endpoint = "shops/refresh_payouts")]
pub async fn refresh_payouts() -> Answer<PayoutView, PayoutRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::refresh_payouts(&market, &op).await)
}

/// The shop's web addresses.
#[server(endpoint = "shops/shop_storefront")]
pub async fn shop_storefront() -> Answer<StorefrontView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::storefront(&market, &op).await)
}

/// Claims a name.
#[server(endpoint = "shops/claim_domain")]
pub async fn claim_domain(form: NewDomain) -> Answer<(), DomainRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::claim_domain(&market, &op, form).await)?;
    go("/settings/domains?claimed=1");
    Ok(())
}

/// Gives a name up.
#[server(endpoint = "shops/drop_domain")]
pub async fn drop_domain(host: String) -> Answer<(), DomainRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::drop_domain(&market, &op, &host).await)
}

/// Looks for the record of a name now.
#[server(endpoint = "shops/check_domain")]
pub async fn check_domain(host: String) -> Answer<DomainState, DomainRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::check_domain(&market, &op, &host).await)
}

/// How the shop stands with its end.
#[server(endpoint = "shops/shop_life")]
pub async fn shop_life() -> Answer<LifeView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::life(&market, &op).await)
}

/// Closes the shop.
#[server(endpoint = "shops/close_shop")]
pub async fn close_shop(closing: Closing) -> Answer<(), LifeRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::close(&market, &op, closing).await)
}

/// Opens a closed shop again.
#[server(endpoint = "shops/restore_shop")]
pub async fn restore_shop() -> Answer<(), LifeRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::restore(&market, &op).await)
}

/// The admin's list of shops.
#[server(endpoint = "shops/all_shops")]
pub async fn all_shops(filter: ShopFilter) -> Answer<Paged<ShopRow>> {
    let (market, op) = request().await?;
    answer(marketplace::shops::all(&market, &op, &filter).await)
}

/// The shops that somebody works in, for an admin.
#[server(endpoint = "shops/shops_of")]
pub async fn shops_of(account: AccountId) -> Answer<Vec<SeatChoice>> {
    let (market, op) = request().await?;
    answer(marketplace::shops::shops_of(&market, &op, account).await)
}

/// One shop, for an admin.
#[server(endpoint = "shops/any_shop")]
pub async fn any_shop(shop: ShopId) -> Answer<ShopDetail> {
    let (market, op) = request().await?;
    answer(marketplace::shops::detail(&market, &op, shop).await)
}

/// Takes a shop out of the shop window.
#[server(endpoint = "shops/suspend_shop")]
pub async fn suspend_shop(suspension: Suspension) -> Answer<(), SuspendRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::suspend(&market, &op, suspension).await)
}

/// Lets a suspended shop go on.
#[server(endpoint = "shops/unsuspend_shop")]
pub async fn unsuspend_shop(shop: ShopId) -> Answer<(), SuspendRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::unsuspend(&market, &op, shop).await)
}

/// Wishes for a plan that wait for an admin.
#[server(endpoint = "shops/plan_requests")]
pub async fn plan_requests(page: u32) -> Answer<Paged<QueueRow>> {
    let (market, op) = request().await?;
    answer(marketplace::shops::queue(&market, &op, page).await)
}

/// Grants or refuses a wish for a plan.
#[server(endpoint = "shops/answer_plan_request")]
pub async fn answer_plan_request(reply: PlanAnswer) -> Answer<(), AnswerRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::shops::answer_plan_request(&market, &op, reply).await)
}
