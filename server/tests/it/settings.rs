//! What the program says of its settings before anything runs.

use secrecy::SecretString;
use server::config::{Config, DatabaseConfig, MediaConfig, PaymentsConfig};
use server::settings::Settings;

fn problems(settings: &Settings) -> Vec<&'static str> {
    let reading = Config::read(settings);
    assert_eq!(reading.config.is_some(), reading.findings.iter().all(|found| found.problem.is_none()));
    reading.findings.iter().filter(|found| found.problem.is_some()).map(|found| found.setting).collect()
}

#[test]
fn without_settings_everything_is_private() {
    let config = Config::read(&Settings::default()).config.expect("nothing is wrong with nothing");
    assert!(matches!(config.database, DatabaseConfig::Private(None)));
    assert!(matches!(config.payments, PaymentsConfig::Sandbox { listen: None, public_url: None }));
    assert!(config.sites.iter().all(|site| site.listen.ip().is_loopback()));
    assert!(config.proxies.is_empty());
}

#[test]
fn every_wrong_setting_is_named_and_no_secret_is_told() {
    let wrong = Settings {
        database_url: Some(SecretString::from("mysql://root:hunter2@db/agora")),
        shopper_addr: Some("localhost".into()),
        seller_addr: Some("127.0.0.1:3002".into()),
        public_admin_url: Some("admin.example".into()),
        hold_ttl_seconds: Some("soon".into()),
        trusted_proxies: Some("10.0.0.0/99".into()),
        agora_key: Some(SecretString::from("hunter2")),
        log_format: Some("xml".into()),
        ..Settings::default()
    };
    let named =
        ["DATABASE_URL", "SHOPPER_ADDR", "ADMIN_ADDR", "PUBLIC_ADMIN_URL", "HOLD_TTL_SECONDS", "TRUSTED_PROXIES"];
    assert_eq!(problems(&wrong), [&named[..], &["AGORA_KEY", "LOG_FORMAT"]].concat());
    let told = format!("{:?}", Config::read(&wrong).findings);
    assert!(!told.contains("hunter2"), "{told}");
}

#[test]
fn stripe_needs_the_secret_of_its_webhooks() {
    let key = Settings { stripe_secret_key: Some(SecretString::from("sk_test_1")), ..Settings::default() };
    assert_eq!(problems(&key), ["STRIPE_WEBHOOK_SECRET"]);
    let both = Settings { stripe_webhook_secret: Some(SecretString::from("whsec_old,whsec_new")), ..key };
    let config = Config::read(&both).config.expect("nothing is wrong");
    assert!(matches!(config.payments, PaymentsConfig::Stripe { webhook_secrets, .. } if webhook_secrets.len() == 2));
}

#[test]
fn a_bucket_needs_both_its_keys_and_tells_neither() {
    let bucket = Settings { s3_bucket: Some("agora-media".into()), ..Settings::default() };
    assert_eq!(problems(&bucket), ["S3_ACCESS_KEY", "S3_SECRET_KEY"]);
    let whole = Settings {
        s3_endpoint: Some("http://127.0.0.1:9000".into()),
        s3_access_key: Some(SecretString::from("hunter1")),
        s3_secret_key: Some(SecretString::from("hunter2")),
        ..bucket
    };
    let reading = Config::read(&whole);
    let told = format!("{:?}", reading.findings);
    assert!(!told.contains("hunter"), "{told}");
    let config = reading.config.expect("nothing is wrong");
    assert!(matches!(config.media, MediaConfig::S3(store) if store.region == "us-east-1"));
    assert_eq!(problems(&Settings { s3_bucket: Some("Agora Media".into()), ..Settings::default() }), ["S3_BUCKET"]);
}

#[test]
fn empty_variables_are_none() {
    let empty = Settings {
        database_url: Some(SecretString::from("")),
        shopper_addr: Some(String::new()),
        stripe_secret_key: Some(SecretString::from(" ")),
        ..Settings::default()
    };
    assert_eq!(problems(&empty), Vec::<&str>::new());
}

#[test]
fn the_door_is_careful_where_real_money_is_taken_or_somebody_says_so() {
    let careful = |settings: &Settings| Config::read(settings).config.expect("nothing is wrong").sign_in.is_careful();
    let money = Settings {
        stripe_secret_key: Some(SecretString::from("sk_test_1")),
        stripe_webhook_secret: Some(SecretString::from("whsec_1")),
        ..Settings::default()
    };
    let said = |said: &str, settings: &Settings| Settings { careful_sign_in: Some(said.into()), ..settings.clone() };
    assert!(!careful(&Settings::default()) && careful(&money));
    assert!(careful(&said("yes", &Settings::default())) && !careful(&said("no", &money)));
    assert_eq!(problems(&said("perhaps", &money)), ["CAREFUL_SIGN_IN"]);
    let approval = Settings { seller_approval: Some("never".into()), ..Settings::default() };
    assert_eq!(problems(&approval), ["SELLER_APPROVAL"]);
}

#[test]
fn google_needs_a_secret_and_may_be_somebody_else() {
    let id = Settings { google_client_id: Some("agora".into()), ..Settings::default() };
    assert_eq!(problems(&id), ["GOOGLE_CLIENT_SECRET"]);
    let both = Settings { google_client_secret: Some(SecretString::from("hunter2")), ..id };
    let google = Config::read(&both).config.expect("nothing is wrong").sign_in.settings().google;
    assert_eq!(google.map(|google| google.issuer).as_deref(), Some("https://accounts.google.com"));
    let mock = Settings { google_issuer: Some("http://127.0.0.1:9400".into()), ..both };
    let google = Config::read(&mock).config.expect("nothing is wrong").sign_in.settings().google;
    assert_eq!(google.map(|google| google.issuer).as_deref(), Some("http://127.0.0.1:9400"));
    assert!(!format!("{:?}", Config::read(&mock).findings).contains("hunter2"));
}
