//! Narrows what was found by everything that was chosen, and counts in the same walk what every other choice would leave.
//!
//! A product that fails no choice is in the list, and counts for every kind. One that fails a single kind counts for that
//! kind alone: it is what another value of that kind would bring. So each kind is counted without its own choice, by one
//! walk over the rows and without a second question.

use std::cmp::Ordering;
use std::collections::HashMap;

use domain::catalog::Sort;
use domain::search::{Colour, STARS};

use crate::facts::{Fact, Facts, bit};

/// The kinds of choices.
#[derive(Clone, Copy)]
enum Kind {
    Price = 1,
    Stock = 2,
    Reduced = 4,
    Brand = 8,
    Colour = 16,
    Size = 32,
    Stars = 64,
    Shop = 128,
    Country = 256,
    Category = 512,
    Destination = 1_024,
}

/// A shop that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChosenShop {
    /// By its number in the table of facts.
    Known(u16),
    /// One of which nothing is known.
    Unknown,
}

/// What was chosen, by numbers of the table of facts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// By shop: whether it sells at all.
    pub open: Vec<bool>,
    /// By shop: the number of its country, and how many countries there are.
    pub countries_of: Vec<u16>,
    pub all_countries: usize,
    /// By category, if one was chosen: whether it is that one or below it.
    pub categories: Option<Vec<bool>>,
    /// The one that was chosen.
    pub shop: Option<ChosenShop>,
    pub min_price: Option<i64>,
    pub max_price: Option<i64>,
    pub in_stock: bool,
    pub reduced: bool,
    pub brands: Option<Vec<u32>>,
    pub colours: Option<u16>,
    pub sizes: Option<Vec<u16>>,
    pub stars: Option<u8>,
    pub countries: Option<Vec<u16>>,
    /// By shop, if a country was chosen: whether it sends there.
    pub sends_there: Option<Vec<bool>>,
}

/// Something that may be in the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub place: u32,
    pub score: f32,
}

/// The list, and what every choice would leave.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    pub kept: Vec<Hit>,
    pub by_shop: Vec<u32>,
    pub by_country: Vec<u32>,
    /// By shop, whether or not it sends where it was asked to.
    pub by_sender: Vec<u32>,
    pub by_category: Vec<u32>,
    pub by_brand: HashMap<u32, u32>,
    pub by_size: HashMap<u16, u32>,
    pub by_colour: [u32; Colour::ALL.len()],
    pub by_stars: [u32; STARS.len()],
    pub in_stock: u32,
    pub reduced: u32,
    pub prices: Option<(i64, i64)>,
}

/// Goes through what was found.
pub(crate) fn narrow(facts: &Facts, found: impl Iterator<Item = Hit>, choice: &Choice) -> Counted {
    let mut counted = Counted {
        by_shop: vec![0; facts.shops.all().len()],
        by_country: vec![0; choice.all_countries],
        by_sender: vec![0; facts.shops.all().len()],
        by_category: vec![0; facts.categories.all().len()],
        ..Counted::default()
    };
    for hit in found {
        let Some(fact) = facts.row(hit.place) else { continue };
        if !at(&choice.open, fact.shop) {
            continue;
        }
        let fails = choice.fails(fact);
        if fails == 0 {
            counted.kept.push(hit);
            counted.count(choice, fact, u16::MAX);
        } else if fails.is_power_of_two() {
            counted.count(choice, fact, fails);
        }
    }
    counted
}

impl Choice {
    /// The kinds of choices that leave this product out.
    fn fails(&self, fact: &Fact) -> u16 {
        let mut fails = 0;
        let mut check = |kind: Kind, good: bool| fails |= if good { 0 } else { kind as u16 };
        // Amounts of another currency are no larger and no smaller: they are not compared at all.
        let priced = |good: bool| fact.of_market && good;
        check(Kind::Price, self.min_price.is_none_or(|min| priced(fact.price >= min)));
        check(Kind::Price, self.max_price.is_none_or(|max| priced(fact.price <= max)));
        check(Kind::Stock, !self.in_stock || fact.in_stock);
        check(Kind::Reduced, !self.reduced || fact.reduced);
        check(Kind::Brand, self.brands.as_ref().is_none_or(|brands| brands.contains(&fact.brand)));
        check(Kind::Colour, self.colours.is_none_or(|colours| fact.colours & colours != 0));
        check(Kind::Size, self.sizes.as_ref().is_none_or(|sizes| fact.sizes.iter().any(|size| sizes.contains(size))));
        check(Kind::Stars, self.stars.is_none_or(|stars| fact.rating >= u16::from(stars) * 100));
        check(Kind::Shop, self.shop.is_none_or(|shop| shop == ChosenShop::Known(fact.shop)));
        check(Kind::Category, self.categories.as_ref().is_none_or(|categories| at(categories, fact.category)));
        let country = self.countries_of.get(usize::from(fact.shop));
        let sent = |countries: &Vec<u16>| country.is_some_and(|country| countries.contains(country));
        check(Kind::Country, self.countries.as_ref().is_none_or(sent));
        check(Kind::Destination, self.sends_there.as_ref().is_none_or(|shops| at(shops, fact.shop)));
        fails
    }
}

impl Counted {
    /// Counts a product for the kinds in `kinds`.
    fn count(&mut self, choice: &Choice, fact: &Fact, kinds: u16) {
        let for_kind = |kind: Kind| kinds & kind as u16 != 0;
        let one_more = |counts: &mut [u32], at: usize| {
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        };
        if for_kind(Kind::Price) && fact.of_market {
            let (least, most) = self.prices.unwrap_or((fact.price, fact.price));
            self.prices = Some((least.min(fact.price), most.max(fact.price)));
        }
        if for_kind(Kind::Stock) && fact.in_stock {
            self.in_stock += 1;
        }
        if for_kind(Kind::Reduced) && fact.reduced {
            self.reduced += 1;
        }
        if for_kind(Kind::Brand) {
            *self.by_brand.entry(fact.brand).or_default() += 1;
        }
        if for_kind(Kind::Colour) && fact.colours != 0 {
            for (count, colour) in self.by_colour.iter_mut().zip(Colour::ALL) {
                *count += u32::from(fact.colours & bit(colour) != 0);
            }
        }
        if for_kind(Kind::Size) {
            for size in &fact.sizes {
                *self.by_size.entry(*size).or_default() += 1;
            }
        }
        if for_kind(Kind::Stars) {
            for (count, stars) in self.by_stars.iter_mut().zip(STARS) {
                *count += u32::from(fact.rating >= u16::from(stars) * 100);
            }
        }
        if for_kind(Kind::Shop) {
            one_more(&mut self.by_shop, usize::from(fact.shop));
        }
        if for_kind(Kind::Destination) {
            one_more(&mut self.by_sender, usize::from(fact.shop));
        }
        if for_kind(Kind::Category) {
            one_more(&mut self.by_category, usize::from(fact.category));
        }
        if for_kind(Kind::Country)
            && let Some(country) = choice.countries_of.get(usize::from(fact.shop))
        {
            one_more(&mut self.by_country, usize::from(*country));
        }
    }
}

fn at(of: &[bool], number: u16) -> bool {
    of.get(usize::from(number)).copied().unwrap_or(false)
}

/// The places of one page of the list: `passed` over, and then `wanted`. Every order ends with the place, so that no
/// product is on two pages or on none.
pub(crate) fn page(facts: &Facts, kept: &mut [Hit], sort: Sort, passed: usize, wanted: usize) -> Vec<u32> {
    if passed >= kept.len() {
        return Vec::new();
    }
    let order = |a: &Hit, b: &Hit| before(facts, sort, *a, *b).then_with(|| a.place.cmp(&b.place));
    let last = (passed + wanted).min(kept.len());
    if last < kept.len() {
        kept.select_nth_unstable_by(last - 1, order);
    }
    let head = &mut kept[..last];
    head.sort_unstable_by(order);
    head[passed..].iter().map(|hit| hit.place).collect()
}

fn before(facts: &Facts, sort: Sort, a: Hit, b: Hit) -> Ordering {
    let (Some(one), Some(other)) = (facts.rows().get(a.place as usize), facts.rows().get(b.place as usize)) else {
        return Ordering::Equal;
    };
    let newest = || other.since.cmp(&one.since);
    match sort {
        Sort::Relevance => b.score.total_cmp(&a.score).then_with(newest),
        Sort::Newest => newest(),
        Sort::PriceUp => (!one.of_market, one.price).cmp(&(!other.of_market, other.price)),
        Sort::PriceDown => other.of_market.cmp(&one.of_market).then_with(|| other.price.cmp(&one.price)),
        Sort::Rating => (other.rating, other.ratings).cmp(&(one.rating, one.ratings)),
        Sort::BestSelling => (other.sold, other.ratings).cmp(&(one.sold, one.ratings)).then_with(newest),
    }
}

/// What was found in shops that are open, with nothing counted.
pub(crate) fn open(facts: &Facts, found: &[Hit], choice: &Choice) -> Vec<Hit> {
    let is_open = |hit: &&Hit| facts.row(hit.place).is_some_and(|fact| at(&choice.open, fact.shop));
    found.iter().filter(is_open).copied().collect()
}
