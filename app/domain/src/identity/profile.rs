//! What a person says of themselves, and signing up to sell.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::NewAccount;
use crate::orders::Country;
use crate::text::{self, Checks, FieldProblem, Problem};

/// Nobody is older than this.
const OLDEST_YEARS: u32 = 130;

/// What a person types about themselves. Everything but the name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProfileDraft {
    pub name: String,
    /// E.164 once it was checked.
    pub phone: String,
    /// `1984-05-21`.
    pub born_on: String,
    /// ISO 3166 code of two letters.
    pub country: String,
    /// A language, such as `en` or `pt-PT`.
    pub locale: String,
}

/// A profile that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedProfile {
    pub name: String,
    pub phone: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub country: Option<String>,
    pub locale: Option<String>,
}

impl ProfileDraft {
    /// The typed form, or what is wrong with each field. A birth date in the future is wrong, so `today` decides.
    pub fn check(&self, today: NaiveDate) -> Result<CheckedProfile, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let name = checks.field("name", text::line(&self.name, 1, 100)).unwrap_or_default();
        let phone = optional(&self.phone, |typed| checks.field("phone", text::phone(typed)));
        let born_on = optional(&self.born_on, |typed| checks.field("born_on", day_before(typed, today)));
        let country = optional(&self.country, |typed| checks.field("country", country(typed)));
        let locale = optional(&self.locale, |typed| checks.field("locale", locale(typed)));
        checks.done()?;
        Ok(CheckedProfile { name, phone, born_on, country, locale })
    }
}

/// Nothing for what was left empty.
fn optional<T>(typed: &str, check: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let typed = typed.trim();
    if typed.is_empty() { None } else { check(typed) }
}

fn day_before(typed: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let day: NaiveDate = typed.parse().map_err(|_| Problem::NotADay)?;
    let oldest = today.checked_sub_months(chrono::Months::new(OLDEST_YEARS * 12)).unwrap_or(NaiveDate::MIN);
    if day < today && day > oldest { Ok(day) } else { Err(Problem::NotADay) }
}

fn country(typed: &str) -> Result<String, Problem> {
    Country::named(typed).map(|country| country.code.to_owned()).ok_or(Problem::NotACountry)
}

/// A language of two small letters, and a country of two large ones behind a hyphen if there is one.
fn locale(typed: &str) -> Result<String, Problem> {
    let (language, country) = typed.split_once('-').map_or((typed, None), |(language, rest)| (language, Some(rest)));
    let two = |part: &str, good: fn(&u8) -> bool| part.len() == 2 && part.bytes().all(|b| good(&b));
    let good = two(language, u8::is_ascii_lowercase) && country.is_none_or(|part| two(part, u8::is_ascii_uppercase));
    if good { Ok(typed.to_owned()) } else { Err(Problem::NotOffered) }
}

/// A person as their own pages show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileView {
    pub name: String,
    pub email: String,
    pub phone: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub country: Option<String>,
    pub locale: Option<String>,
    pub joined_at: DateTime<Utc>,
    /// Whether they come in with a password at all.
    pub has_password: bool,
    /// Whether a code of an app is asked for at the door.
    pub has_authenticator: bool,
    /// Whether Google opens the account.
    pub has_google: bool,
    /// When the account will be erased, if that was asked for.
    pub erase_at: Option<DateTime<Utc>>,
}

/// Why a profile stayed what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProfileRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
}

/// What a person types to sign up and sell.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewSeller {
    pub name: String,
    pub email: String,
    pub password: String,
    pub phone: String,
    /// Not sent by a list in which nothing was chosen.
    #[serde(default)]
    pub country: String,
}

hide! { NewSeller { name, email, country } }

impl NewSeller {
    /// The trimmed form, or what is wrong with each field.
    pub fn check(self) -> Result<Self, Vec<FieldProblem>> {
        let Self { name, email, password, phone, country: typed } = self;
        let person = NewAccount { name, email, password }.check();
        let mut checks = Checks::new();
        let phone = checks.field("phone", text::phone(phone.trim()));
        let country = checks.field("country", country(&typed));
        match (person, checks.done()) {
            (Ok(NewAccount { name, email, password }), Ok(())) => {
                let (phone, country) = (phone.unwrap_or_default(), country.unwrap_or_default());
                Ok(Self { name, email, password, phone, country })
            }
            (person, rest) => Err(person.err().into_iter().chain(rest.err()).flatten().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-20".parse().expect("a day")
    }

    fn fields(draft: &ProfileDraft) -> Vec<String> {
        draft.check(today()).expect_err("something is wrong").into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn everything_but_the_name_may_be_empty() {
        let draft = ProfileDraft { name: " Ana ".into(), ..ProfileDraft::default() };
        let checked = draft.check(today()).expect("a name is enough");
        assert_eq!((checked.name.as_str(), checked.phone, checked.born_on), ("Ana", None, None));
        assert_eq!(fields(&ProfileDraft::default()), ["name"]);
    }

    #[test]
    fn nobody_is_born_tomorrow_or_in_the_middle_ages() {
        for day in ["2026-11-20", "2026-11-21", "1400-01-01", "1984-02-30", "21.5.1984", "0000-00-00"] {
            let draft = ProfileDraft { name: "Ana".into(), born_on: day.into(), ..ProfileDraft::default() };
            assert_eq!(fields(&draft), ["born_on"], "{day}");
        }
        let draft = ProfileDraft { name: "Ana".into(), born_on: "2026-11-19".into(), ..ProfileDraft::default() };
        assert!(draft.check(today()).is_ok());
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let draft = ProfileDraft {
            name: "Ana".into(),
            phone: "12".into(),
            born_on: "x".into(),
            country: "ZZ".into(),
            locale: "English".into(),
        };
        assert_eq!(fields(&draft), ["phone", "born_on", "country", "locale"]);
        let draft =
            ProfileDraft { locale: "pt-PT".into(), country: "pt".into(), name: "Ana".into(), ..Default::default() };
        assert_eq!(draft.check(today()).expect("good").country.as_deref(), Some("PT"));
    }

    #[test]
    fn sellers_say_how_they_are_reached() {
        let seller = NewSeller {
            name: String::new(),
            email: "ana@example.org".into(),
            password: "plant kettle oboe".into(),
            phone: "912".into(),
            country: "PT".into(),
        };
        let problems = seller.clone().check().expect_err("two are wrong");
        assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["name", "phone"]);
        let good = NewSeller { name: "Ana".into(), phone: "+351 912 345 678".into(), ..seller };
        assert_eq!(good.check().expect("good").phone, "+351912345678");
    }
}
