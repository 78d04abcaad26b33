//! The six shops of the demo market.

use crate::market::{Shipping, Shop};

/// Where both ways of a shop go.
const EVERYWHERE: [&str; 2] = ["", ""];

/// All shops, each with two ways to ship.
pub fn shops() -> Vec<Shop> {
    vec![
        shop(
            ("second-pour", "Second Pour", "duarte", "SP"),
            ("Porto", "PT", "2017-03-14"),
            "Coffee gear and pots for everyday cooking. We repair what we sell, and keep spare parts for ten years.",
            [("Standard", 590, Some(7_500), 2, 4), ("Express", 1_490, None, 1, 2)],
            EVERYWHERE,
            (2_300, true, 30),
        ),
        shop(
            ("kiln-and-tide", "Kiln and Tide", "morwenna", "KT"),
            ("St Ives", "GB", "2014-09-01"),
            "Two potters, one kiln, a view of the harbour. Everything is thrown by hand, so sizes vary by a few \
             millimetres.",
            [("Tracked post", 750, Some(9_000), 3, 6), ("Courier", 1_850, None, 2, 3)],
            EVERYWHERE,
            (2_000, true, 30),
        ),
        shop(
            ("north-window", "North Window", "freja", "NW"),
            ("Copenhagen", "DK", "2011-05-20"),
            "Lamps and furniture from small Danish workshops. Each piece says who made it and how to mend it.",
            [("To your door", 3_900, Some(60_000), 4, 9), ("Two people, carried in", 8_900, None, 6, 12)],
            ["", "DE DK NL NO SE"],
            (2_500, true, 60),
        ),
        shop(
            ("fern-and-loam", "Fern & Loam", "tomas", "FL"),
            ("Lisbon", "PT", "2019-02-11"),
            "House plants that survive the post. We grow them on a roof in Graca and send them on Mondays, so \
             none spends a weekend in a van.",
            [("Plant post", 890, Some(6_500), 2, 4), ("Next day, Iberia", 1_690, None, 1, 1)],
            ["", "ES PT"],
            (2_300, true, 14),
        ),
        shop(
            ("long-margin", "Long Margin", "elke", "LM"),
            ("Ghent", "BE", "2016-10-03"),
            "Paper, ink and tools for people who still write things down. Bound and packed above the shop.",
            [("Letter post", 450, Some(4_500), 3, 6), ("Parcel", 990, None, 2, 3)],
            EVERYWHERE,
            (2_100, true, 30),
        ),
        shop(
            ("field-and-thread", "Field and Thread", "caleb", "FT"),
            ("Burlington", "US", "2013-06-07"),
            "Packs, blankets and camp things sewn in Vermont. If a seam gives, send it back and we sew it again.",
            [("Ground", 695, Some(10_000), 3, 6), ("Second day air", 1_995, None, 2, 2)],
            EVERYWHERE,
            (600, false, 45),
        ),
    ]
}

/// Handle, name, owner and order prefix; city, country and the day it opened; what it says of
/// itself; ways to ship (name, price, free from, fewest and most days) and where each goes; tax, whether prices
/// contain it, days to return.
fn shop(
    (handle, name, owner, prefix): (&str, &str, &str, &str),
    (city, country, founded_on): (&str, &str, &str),
    bio: &str,
    shipping: [(&str, i64, Option<i64>, i32, i32); 2],
    countries: [&str; 2],
    (tax_bps, prices_include_tax, return_days): (i32, bool, i32),
) -> Shop {
    Shop {
        key: handle.into(),
        handle: handle.into(),
        name: name.into(),
        bio: bio.into(),
        city: city.into(),
        country: country.into(),
        currency: "USD".into(),
        owner: owner.into(),
        founded_on: Some(founded_on.into()),
        order_prefix: prefix.into(),
        shipping: shipping
            .into_iter()
            .zip(countries)
            .map(|((name, minor, free_above, min_days, max_days), countries)| Shipping {
                name: name.into(),
                minor,
                free_above,
                min_days,
                max_days,
                countries: countries.split_whitespace().map(str::to_owned).collect(),
            })
            .collect(),
        return_days,
        tax_bps,
        prices_include_tax,
    }
}
