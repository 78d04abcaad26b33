//! The large story of the first page and the two small ones beside it.

use domain::catalog::{ImageView, ProductCard, ShopTeaser};
use leptos::prelude::*;
use ui::{ButtonKind, ButtonSize, Icon, LinkButton, icons};

use crate::paths;

/// What the stories are about; each shows a picture that no other one shows.
pub struct Stories {
    product: Option<ProductCard>,
    cut: Option<ProductCard>,
    shop: Option<ShopTeaser>,
}

impl Stories {
    /// Chosen from what the first page shows further down.
    pub fn of(newest: &[ProductCard], reduced: &[ProductCard], shops: &[ShopTeaser]) -> Self {
        let product = newest.first().or(reduced.first()).cloned();
        let shown = |card: &ProductCard| card.image.as_ref().map(|image| image.key.clone());
        let mut used: Vec<String> = product.as_ref().and_then(shown).into_iter().collect();
        let cut = reduced.iter().find(|card| shown(card).is_some_and(|key| !used.contains(&key))).cloned();
        used.extend(cut.as_ref().and_then(shown));
        let fresh = |shop: &&ShopTeaser| shop.images.iter().any(|image| !used.contains(&image.key));
        let shop = shops.iter().find(fresh).cloned().map(|mut shop| {
            shop.images.retain(|image| !used.contains(&image.key));
            shop
        });
        Self { product, cut, shop }
    }
}

/// One large story with a product, two small ones.
#[component]
pub fn Hero(
    /// What they are about.
    stories: Stories,
    /// Things in the market.
    products: u32,
    /// Shops in the market.
    shops: usize,
) -> impl IntoView {
    let Stories { product, cut, shop } = stories;
    let lead = format!(
        "{} things from {shops} shops. You pay once, every shop sends its part, and the stock you see is the stock there is.",
        ui::grouped(u64::from(products))
    );
    let (image, shown) = product.map(|product| (product.image.clone(), shown(&product))).unzip();
    view! {
        <div class="grid grid-cols-1 gap-4 lg:gap-5 xl:grid-cols-[1.72fr_1fr]">
            <div class="relative overflow-hidden rounded-xl bg-photo grid sm:grid-cols-2 lg:min-h-[35rem]">
                <div class="relative z-10 p-6 pt-8 sm:p-8 lg:p-12 flex flex-col items-start">
                    <h1 id="hero" class="text-display">
                        "Many shops, one basket"
                    </h1>
                    <p class="mt-5 text-lead max-w-[22rem] text-ink/80">{lead}</p>
                    <LinkButton href=paths::newest() kind=ButtonKind::Ink size=ButtonSize::Large class="mt-7">
                        "See what is new"
                    </LinkButton>
                    {shown}
                </div>
                <div class="relative min-h-[20rem] sm:min-h-0 -mt-6 sm:mt-0">
                    {image
                        .flatten()
                        .map(|image| {
                            view! {
                                <Backdrop
                                    image
                                    eager=true
                                    sizes="(width >= 80rem) 32rem, (width >= 30rem) 50vw, 100vw"
                                    class="absolute inset-0 h-full w-full object-cover bg-transparent sm:-start-10 sm:w-[calc(100%+2.5rem)] max-w-none [mask-image:linear-gradient(to_bottom,transparent,#000_18%)] sm:[mask-image:linear-gradient(to_right,transparent,#000_45%)]"
                                />
                            }
                        })}
                </div>
            </div>
            <div class="grid grid-cols-2 xl:grid-cols-1 gap-4 lg:gap-5">
                {cut
                    .map(|cut| {
                        view! {
                            <Story
                                href=paths::reduced()
                                title="Reduced right now".to_owned()
                                text=cut_words(&cut)
                                image=cut.image
                            />
                        }
                    })}
                {shop
                    .map(|shop| {
                        view! {
                            <Story href=paths::shop(&shop.handle) title=shop.name text=shop.bio image=shop.images.into_iter().next() />
                        }
                    })}
            </div>
        </div>
    }
}

fn shown(product: &ProductCard) -> impl IntoView + use<> {
    let words = format!("Shown: {}, {}", product.title, product.price);
    view! {
        <a class="mt-auto pt-10 hidden sm:flex items-center gap-2 text-small hover:underline underline-offset-4" href=paths::product(&product.slug)>
            {words}
            <Icon name=icons::ARROW_RIGHT small=true />
        </a>
    }
}

fn cut_words(cut: &ProductCard) -> String {
    match cut.compare_at {
        Some(was) => format!("{}, {} instead of {was}", cut.title, cut.price),
        None => format!("{}, {}", cut.title, cut.price),
    }
}

/// A small story: words at the start, its picture at the end.
#[component]
fn Story(
    href: String,
    title: String,
    text: String,
    #[prop(optional_no_strip)] image: Option<ImageView>,
) -> impl IntoView {
    view! {
        <a class="group relative overflow-hidden rounded-xl bg-photo min-h-[15rem] md:min-h-[18rem] xl:min-h-0 grid xl:grid-cols-2" href=href>
            <span class="relative z-10 p-5 lg:p-6">
                <span class="block text-h3">{title}</span>
                <span class="mt-1 text-small text-ink/80 line-clamp-3">{text}</span>
            </span>
            <span class="relative block min-h-[8rem]">
                {image
                    .map(|image| {
                        view! {
                            <Backdrop
                                image
                                sizes="(width >= 80rem) 16rem, 46vw"
                                class="absolute inset-0 h-full w-full object-cover bg-transparent [mask-image:linear-gradient(to_bottom,transparent,#000_30%)] xl:[mask-image:linear-gradient(to_right,transparent,#000_50%)]"
                            />
                        }
                    })}
            </span>
        </a>
    }
}

/// A picture that fades into the ground it stands on; words beside it say what it is.
#[component]
fn Backdrop(
    image: ImageView,
    sizes: &'static str,
    class: &'static str,
    #[prop(optional)] eager: bool,
) -> impl IntoView {
    view! {
        <img
            class=class
            src=image.src(800)
            srcset=image.srcset()
            sizes=sizes
            width=image.width.to_string()
            height=image.height.to_string()
            alt=""
            loading=if eager { "eager" } else { "lazy" }
            fetchpriority=eager.then_some("high")
            decoding="async"
        />
    }
}
