//! What a shop says about itself, how it sells, and what it wants to be told: the forms of its settings.

use serde::{Deserialize, Serialize};

use super::form::{Marks, Slip, Why, cut, number, web_address};
use super::handle;
use super::places;
use crate::text::{self, Problem};

/// Most words of a shop's few lines about itself.
pub const BIO_WORDS: u32 = 100;
/// Most links to other places.
pub const MOST_LINKS: usize = 5;

/// What a shop sells, as the market's list of shops is filtered.
pub const CATEGORIES: [(&str, &str); 20] = [
    ("art", "Art"),
    ("baby", "Baby and toys"),
    ("bags", "Bags and accessories"),
    ("beauty", "Beauty"),
    ("books", "Books and paper"),
    ("clothing", "Clothing"),
    ("crafts", "Crafts and supplies"),
    ("electronics", "Electronics"),
    ("flowers", "Flowers and plants"),
    ("food", "Food and drink"),
    ("furniture", "Furniture"),
    ("garden", "Garden"),
    ("health", "Health"),
    ("home", "Home and living"),
    ("jewellery", "Jewellery"),
    ("music", "Music and instruments"),
    ("pets", "Pets"),
    ("shoes", "Shoes"),
    ("sports", "Sports and outdoors"),
    ("other", "Other things"),
];

/// The days of the week, Monday first.
pub const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// When a shop opens and closes on one day, as it was typed; both empty when it stays closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DayHours {
    pub from: String,
    pub to: String,
}

impl DayHours {
    /// The day as it is stored: `09:00-18:00`, or nothing when it is closed.
    fn check(&self) -> Result<String, Why> {
        let (from, to) = (self.from.trim(), self.to.trim());
        match (from.is_empty(), to.is_empty()) {
            (true, true) => return Ok(String::new()),
            (false, false) => {}
            _ => return Err(Why::HalfADay),
        }
        let (opens, closes) = (minutes(from).ok_or(Why::NotATime)?, minutes(to).ok_or(Why::NotATime)?);
        if opens < closes { Ok(format!("{}-{}", clock(opens), clock(closes))) } else { Err(Why::ClosesFirst) }
    }

    /// The same from what is stored.
    pub fn stored(day: &str) -> Self {
        day.split_once('-').map_or_else(Self::default, |(from, to)| Self { from: from.to_owned(), to: to.to_owned() })
    }

    /// Whether the shop stays closed.
    pub fn is_closed(&self) -> bool {
        self.from.trim().is_empty() && self.to.trim().is_empty()
    }
}

/// Whether a shop is open, by its own clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpenState {
    /// It is, until this time of today.
    Open {
        /// `18:00`.
        until: String,
    },
    /// It is not, and opens then.
    Closed {
        /// Today, 0, or so many days later.
        in_days: usize,
        /// The day of the week, 0 for Monday.
        day: usize,
        /// `09:00`.
        from: String,
    },
}

/// Whether a shop with these hours is open on a day of the week, 0 for Monday, so many minutes after midnight. Nothing
/// when it has no hours at all.
pub fn open_state(hours: &[DayHours], day: usize, minute: u32) -> Option<OpenState> {
    let on = |in_days: usize| {
        let day = (day + in_days) % DAYS.len();
        let found = hours.get(day)?;
        Some((day, minutes(&found.from)?, minutes(&found.to)?))
    };
    if let Some((_, from, to)) = on(0)
        && (from..to).contains(&minute)
    {
        return Some(OpenState::Open { until: clock(to) });
    }
    (0..=DAYS.len()).find_map(|in_days| {
        let (day, from, _) = on(in_days)?;
        (in_days > 0 || minute < from).then(|| OpenState::Closed { in_days, day, from: clock(from) })
    })
}

/// Minutes since midnight; `24:00` is the end of a day.
fn minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || minutes.len() != 2 || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= 24 * 60).then_some(all)
}

fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// What a shop says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProfileForm {
    pub name: String,
    /// Its address in the market.
    pub handle: String,
    pub bio: String,
    /// One of [`CATEGORIES`].
    pub category: String,
    pub address: String,
    pub city: String,
    /// Two letters.
    pub country: String,
    /// One of [`places::TIME_ZONES`].
    pub time_zone: String,
    pub website: String,
    pub links: Vec<String>,
    /// Seven days from Monday, or none.
    pub hours: Vec<DayHours>,
}

impl ProfileForm {
    /// The form as it is stored, or what is wrong with it. Whether the handle is free only the server knows.
    pub fn check(self) -> Result<CheckedProfile, Slip<Self>> {
        let mut marks = Marks::new();
        let good = CheckedProfile {
            name: marks.field("name", text::line(&self.name, 2, 100)).unwrap_or_default(),
            handle: marks.field("handle", handle::check(&self.handle)).unwrap_or_default(),
            bio: marks.field("bio", bio(&self.bio)).unwrap_or_default(),
            category: marks.field("category", category(&self.category)).unwrap_or_default(),
            address: marks.field("address", text::paragraph(&self.address, 0, 300)).unwrap_or_default(),
            city: marks.field("city", text::line(&self.city, 0, 100)).unwrap_or_default(),
            country: marks.field("country", places::country(&self.country)).unwrap_or_default(),
            time_zone: marks.field("time_zone", places::time_zone(&self.time_zone)).unwrap_or_default(),
            website: marks.field("website", web_address(&self.website)).unwrap_or_default(),
            links: links(&mut marks, &self.links),
            hours: hours(&mut marks, &self.hours),
        };
        marks.done(self.short())?;
        Ok(good)
    }

    /// The form with nothing longer than what can be sent back.
    fn short(self) -> Self {
        Self {
            name: cut(&self.name, 150),
            handle: cut(&self.handle, 100),
            bio: cut(&self.bio, 1_500),
            category: cut(&self.category, 40),
            address: cut(&self.address, 400),
            city: cut(&self.city, 150),
            country: cut(&self.country, 10),
            time_zone: cut(&self.time_zone, 50),
            website: cut(&self.website, 250),
            links: self.links.iter().take(MOST_LINKS).map(|link| cut(link, 250)).collect(),
            hours: self
                .hours
                .iter()
                .take(DAYS.len())
                .map(|day| DayHours { from: cut(&day.from, 10), to: cut(&day.to, 10) })
                .collect(),
        }
    }
}

/// A profile that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedProfile {
    pub name: String,
    pub handle: String,
    pub bio: String,
    pub category: String,
    pub address: String,
    pub city: String,
    pub country: String,
    pub time_zone: String,
    pub website: String,
    pub links: Vec<String>,
    /// Seven days as they are stored, or none.
    pub hours: Vec<String>,
}

/// A few lines about a shop.
pub fn bio(typed: &str) -> Result<String, Problem> {
    let bio = text::paragraph(typed, 0, 2_000)?;
    if bio.split_whitespace().count() > BIO_WORDS as usize {
        Err(Problem::TooManyWords { max: BIO_WORDS })
    } else {
        Ok(bio)
    }
}

fn category(key: &str) -> Result<String, Problem> {
    let found = CATEGORIES.iter().find(|(known, _)| *known == key);
    found.map(|(key, _)| (*key).to_owned()).ok_or(Problem::NotOffered)
}

/// The links that were filled in, each once.
fn links(marks: &mut Marks, typed: &[String]) -> Vec<String> {
    let mut good: Vec<String> = Vec::new();
    for (row, link) in typed.iter().enumerate() {
        let field = format!("links[{row}]");
        let Some(link) = marks.field(&field, web_address(link)) else { continue };
        if good.contains(&link) {
            marks.wrong(&field, Problem::Repeated);
        } else if !link.is_empty() {
            good.push(link);
        }
    }
    marks.ensure("links[0]", good.len() <= MOST_LINKS, Problem::OutOfRange { min: 0, max: 5 });
    good
}

fn hours(marks: &mut Marks, typed: &[DayHours]) -> Vec<String> {
    let mut days: Vec<String> = Vec::new();
    for at in 0..DAYS.len() {
        let day = typed.get(at).map_or(Ok(String::new()), DayHours::check);
        days.push(marks.field(&format!("hours[{at}]"), day).unwrap_or_default());
    }
    if days.iter().all(String::is_empty) { Vec::new() } else { days }
}

/// How a shop sells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SellingForm {
    /// Units at which something is low.
    pub low_stock: String,
    /// Days in which a buyer may send things back.
    pub return_days: String,
    /// Tax in percent, two decimals at most.
    pub tax_percent: String,
    pub prices_include_tax: bool,
    pub tax_id: String,
    /// When and how an order can be called off.
    pub cancellation: String,
}

/// How a shop sells, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedSelling {
    pub low_stock: u32,
    pub return_days: u32,
    pub tax_bps: u32,
    pub prices_include_tax: bool,
    pub tax_id: String,
    pub cancellation: String,
}

impl SellingForm {
    /// The form as it is stored, or what is wrong with it.
    pub fn check(self) -> Result<CheckedSelling, Slip<Self>> {
        let mut marks = Marks::new();
        let tax_id: String = self.tax_id.trim().to_uppercase();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/');
        let good = CheckedSelling {
            low_stock: marks.field("low_stock", number(&self.low_stock, 0, 10_000)).unwrap_or_default(),
            return_days: marks.field("return_days", number(&self.return_days, 0, 365)).unwrap_or_default(),
            tax_bps: marks.field("tax_percent", percent(&self.tax_percent)).unwrap_or_default(),
            prices_include_tax: self.prices_include_tax,
            tax_id: marks.field("tax_id", text::line(&tax_id, 0, 30)).unwrap_or_default(),
            cancellation: marks
                .field("cancellation", text::paragraph(&self.cancellation, 0, 2_000))
                .unwrap_or_default(),
        };
        marks.ensure("tax_id", good.tax_id.chars().all(plain), Problem::NotOffered);
        let typed = Self {
            low_stock: cut(&self.low_stock, 20),
            return_days: cut(&self.return_days, 20),
            tax_percent: cut(&self.tax_percent, 20),
            tax_id: cut(&self.tax_id, 60),
            cancellation: cut(&self.cancellation, 2_200),
            ..self
        };
        marks.done(typed)?;
        Ok(good)
    }
}

/// Basis points from a percentage between 0 and 50, with a point or a comma.
fn percent(typed: &str) -> Result<u32, Problem> {
    let wrong = Problem::OutOfRange { min: 0, max: 50 };
    let typed = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 2 || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(wrong);
    }
    let bps = format!("{whole}{part:0<2}").parse::<u32>().map_err(|_| wrong.clone())?;
    if bps <= 5_000 { Ok(bps) } else { Err(wrong) }
}

/// Basis points as a percentage: `2300` is `23`, `650` is `6.5`.
pub fn percent_of(bps: u32) -> String {
    let (whole, part) = (bps / 100, bps % 100);
    match part {
        0 => whole.to_string(),
        part if part % 10 == 0 => format!("{whole}.{}", part / 10),
        part => format!("{whole}.{part:02}"),
    }
}

/// How a shop wants to be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NoticeForm {
    /// By mail.
    pub email: bool,
    /// By a notice on the seller site.
    pub web: bool,
    /// By a message of the browser.
    pub push: bool,
}

impl NoticeForm {
    /// The channels as they are stored.
    pub fn channels(self) -> Vec<String> {
        let chosen = [("email", self.email), ("web", self.web), ("push", self.push)];
        chosen.into_iter().filter(|(_, on)| *on).map(|(name, _)| name.to_owned()).collect()
    }

    /// The same from what is stored.
    pub fn stored(channels: &[String]) -> Self {
        let on = |name: &str| channels.iter().any(|channel| channel == name);
        Self { email: on("email"), web: on("web"), push: on("push") }
    }
}

/// Why settings were not stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettingsRefusal<F> {
    /// Fields to correct.
    Invalid(Slip<F>),
    /// The shop is closed; what it says stays as it is.
    Closed,
}

/// All settings of a shop, each as its form shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    pub profile: ProfileForm,
    pub selling: SellingForm,
    pub notices: NoticeForm,
    /// The pictures' keys, if there are pictures.
    pub logo: Option<String>,
    pub cover: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> ProfileForm {
        ProfileForm {
            name: "Fern & Loom".to_owned(),
            handle: "fern-loom".to_owned(),
            category: "home".to_owned(),
            country: "pt".to_owned(),
            time_zone: "Europe/Lisbon".to_owned(),
            ..ProfileForm::default()
        }
    }

    fn wrong(form: ProfileForm) -> Vec<String> {
        form.check().map_or_else(|slip| slip.wrong.into_iter().map(|wrong| wrong.field).collect(), |_| Vec::new())
    }

    #[test]
    fn a_shop_is_open_by_its_own_clock() {
        let mut hours = vec![DayHours::default(); 7];
        hours[0] = DayHours::stored("09:00-18:00");
        hours[4] = DayHours::stored("10:00-24:00");
        let closed = |in_days, day, from: &str| Some(OpenState::Closed { in_days, day, from: from.to_owned() });
        assert_eq!(open_state(&hours, 0, 9 * 60), Some(OpenState::Open { until: "18:00".to_owned() }));
        assert_eq!(open_state(&hours, 0, 8 * 60), closed(0, 0, "09:00"));
        assert_eq!(open_state(&hours, 0, 18 * 60), closed(4, 4, "10:00"));
        assert_eq!(open_state(&hours, 4, 1439), Some(OpenState::Open { until: "24:00".to_owned() }));
        assert_eq!(open_state(&hours, 5, 0), closed(2, 0, "09:00"));
        assert_eq!(open_state(&[], 0, 600), None);
    }

    #[test]
    fn a_profile_is_tidied() {
        let day = |from: &str, to: &str| DayHours { from: from.to_owned(), to: to.to_owned() };
        let links = vec![" https://pin.example/fern ".to_owned(), String::new()];
        let form = ProfileForm { hours: vec![day("9:00", "18:30"), day("", "")], links, ..profile() };
        let good = form.check().expect("is good");
        assert_eq!((good.country.as_str(), good.hours.len()), ("PT", 7));
        assert_eq!((good.hours[0].as_str(), good.hours[1].as_str()), ("09:00-18:30", ""));
        assert_eq!(good.links, ["https://pin.example/fern"]);
        assert_eq!(DayHours::stored(&good.hours[0]), day("09:00", "18:30"));
    }

    #[test]
    fn every_wrong_field_is_named_at_once_and_what_was_typed_comes_back() {
        let form = ProfileForm {
            name: "x".to_owned(),
            handle: "admin".to_owned(),
            bio: "word ".repeat(101),
            category: "weapons".to_owned(),
            country: "Portugal".to_owned(),
            time_zone: "Moon".to_owned(),
            website: "fern".to_owned(),
            links: vec!["x".to_owned()],
            hours: vec![DayHours { from: "18:00".to_owned(), to: "09:00".to_owned() }],
            ..ProfileForm::default()
        };
        let slip = form.clone().check().expect_err("is refused");
        assert_eq!(slip.typed.website, "fern");
        let fields = ["name", "handle", "bio", "category", "country", "time_zone", "website", "links[0]", "hours[0]"];
        assert_eq!(wrong(form), fields);
    }

    #[test]
    fn hours_are_whole_days_in_order() {
        let day = |from: &str, to: &str| DayHours { from: from.to_owned(), to: to.to_owned() }.check();
        assert_eq!(day("00:00", "24:00"), Ok("00:00-24:00".to_owned()));
        assert_eq!(day("09:00", ""), Err(Why::HalfADay));
        assert_eq!(day("09:00", "09:00"), Err(Why::ClosesFirst));
        for bad in ["9", "9:5", "25:00", "24:01", "12:60", "-1:00", "aa:bb", "１２:00"] {
            assert_eq!(day(bad, "23:00"), Err(Why::NotATime), "{bad}");
        }
    }

    #[test]
    fn percentages_are_basis_points() {
        for (typed, bps) in [("23", 2_300), ("6,5", 650), (" 7.25 % ", 725), ("0", 0), ("50", 5_000)] {
            assert_eq!(percent(typed), Ok(bps), "{typed}");
        }
        for bad in ["50.01", "-1", "1.234", "abc", ".5", "100"] {
            assert!(percent(bad).is_err(), "{bad}");
        }
        assert_eq!((percent_of(2_300), percent_of(650), percent_of(725)), ("23".into(), "6.5".into(), "7.25".into()));
    }
}
