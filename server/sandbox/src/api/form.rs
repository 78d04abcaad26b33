//! Reads the fields of a call, nested names and all, and insists that none is left over.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use http::Uri;

use super::refusal::Refusal;
use crate::store::Metadata;

/// The fields of a form, by their full names (`line_items[0][quantity]`). Reading a field takes it out.
#[derive(Debug, Default)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    pub fn parse(form: &[u8]) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(form) {
            fields.entry(name.into_owned()).or_default().push(value.into_owned());
        }
        Self(fields)
    }

    /// Name and value of every field in a stable order: the same call always reads the same.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
    }

    /// A text, or nothing when the field is absent.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        match self.0.remove(name).and_then(|mut values| values.pop()) {
            Some(value) if value.is_empty() => Err(Refusal::empty(name)),
            Some(value) if value.len() > 5000 => Err(Refusal::unfit(name, "is longer than 5000 bytes")),
            found => Ok(found),
        }
    }

    pub fn required(&mut self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| Refusal::missing(name))
    }

    pub fn integer(&mut self, name: &str) -> Result<Option<i64>, Refusal> {
        self.text(name)?
            .map(|text| text.parse().map_err(|_| Refusal::unfit(name, "must be a whole number")))
            .transpose()
    }

    /// Seconds since 1970.
    pub fn instant(&mut self, name: &str) -> Result<Option<DateTime<Utc>>, Refusal> {
        self.integer(name)?
            .map(|seconds| {
                DateTime::from_timestamp(seconds, 0).ok_or_else(|| Refusal::unfit(name, "is not a point in time"))
            })
            .transpose()
    }

    /// One of a few words.
    pub fn one_of(&mut self, name: &str, allowed: &[&str]) -> Result<Option<String>, Refusal> {
        match self.text(name)? {
            Some(word) if !allowed.contains(&word.as_str()) => {
                Err(Refusal::unfit(name, &format!("must be one of: {}", allowed.join(", "))))
            }
            found => Ok(found),
        }
    }

    /// An `http` or `https` address.
    pub fn address(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        match self.text(name)? {
            Some(address) if !is_web_address(&address) => {
                Err(Refusal::unfit(name, "must be an address that begins with http:// or https://"))
            }
            found => Ok(found),
        }
    }

    /// Three letters in lower case, as the API writes currencies.
    pub fn currency(&mut self, name: &str) -> Result<String, Refusal> {
        let code = self.required(name)?.to_ascii_lowercase();
        if code.len() == 3 && code.bytes().all(|b| b.is_ascii_lowercase()) {
            Ok(code)
        } else {
            Err(Refusal::unfit(name, "must be a currency code of three letters"))
        }
    }

    /// All of `name[key]=value`: at most 50 notes, keys to 40 and values to 500 characters.
    pub fn notes(&mut self, name: &str) -> Result<Metadata, Refusal> {
        let mut notes = Metadata::new();
        for (field, value) in self.take_under(name) {
            let key = &field[name.len() + 1..field.len() - 1];
            if key.is_empty() || key.contains(['[', ']']) || key.chars().count() > 40 || value.chars().count() > 500 {
                return Err(Refusal::unfit(&field, "does not fit: keys to 40 and values to 500 characters"));
            }
            notes.insert(key.to_owned(), value);
        }
        if notes.len() > 50 {
            return Err(Refusal::unfit(name, "has more than 50 entries"));
        }
        Ok(notes)
    }

    /// All of `name[]=value` and `name[0]=value`.
    pub fn words(&mut self, name: &str) -> Vec<String> {
        self.take_under(name).into_iter().map(|(_, value)| value).collect()
    }

    /// True when some field lies below `prefix`, as `line_items[3][quantity]` lies below `line_items[3]`.
    pub fn has_under(&self, prefix: &str) -> bool {
        let below = format!("{prefix}[");
        self.0.range(below.clone()..).next().is_some_and(|(name, _)| name.starts_with(&below))
    }

    /// Refuses what nobody asked about: better than to ignore a wish silently.
    pub fn finish(&self) -> Result<(), Refusal> {
        self.0.keys().next().map_or(Ok(()), |name| Err(Refusal::unknown_param(name)))
    }

    fn take_under(&mut self, name: &str) -> Vec<(String, String)> {
        let below = format!("{name}[");
        let names: Vec<String> = self
            .0
            .range(below.clone()..)
            .map(|(field, _)| field)
            .take_while(|field| field.starts_with(&below))
            .filter(|field| field.ends_with(']'))
            .cloned()
            .collect();
        let mut taken = Vec::new();
        for field in names {
            for value in self.0.remove(&field).unwrap_or_default() {
                taken.push((field.clone(), value));
            }
        }
        taken
    }
}

/// True for an absolute `http` or `https` address whose host is safe to repeat in a response header.
pub fn is_web_address(text: &str) -> bool {
    // A success address may carry the template `{CHECKOUT_SESSION_ID}`, which is no URI by itself.
    let Ok(uri) = text.replace(['{', '}'], "").parse::<Uri>() else { return false };
    let plain = |host: &str| host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    matches!(uri.scheme_str(), Some("http" | "https"))
        && uri.authority().is_some_and(|authority| plain(authority.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{Fields, is_web_address};

    #[test]
    fn nested_fields_are_read_whole_and_leftovers_are_refused() {
        let mut fields = Fields::parse(
            b"mode=payment&metadata%5Border_group%5D=7&metadata[empty]=&expand[]=line_items&expand[1]=x&line_items[0][quantity]=2",
        );
        assert!(fields.has_under("line_items[0]") && !fields.has_under("line_items[1]"));
        assert_eq!(fields.required("mode").expect("was sent"), "payment");
        let notes = fields.notes("metadata").expect("is short enough");
        assert_eq!(notes["order_group"], "7");
        assert_eq!(notes["empty"], "");
        assert_eq!(fields.words("expand"), ["x", "line_items"]);
        assert!(fields.finish().is_err());
        assert_eq!(fields.integer("line_items[0][quantity]").expect("is a number"), Some(2));
        assert!(fields.finish().is_ok());
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        assert!(is_web_address("https://agora.example/paid?s={CHECKOUT_SESSION_ID}"));
        assert!(is_web_address("http://127.0.0.1:3000"));
        assert!(!is_web_address("javascript:alert(1)"));
        assert!(!is_web_address("//agora.example"));
        assert!(!is_web_address("https://a.example;script-src/"));
    }
}
