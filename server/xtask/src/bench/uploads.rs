//! Sellers send thirty pictures of ten megabytes at once, and files that only pretend to be pictures: how much memory
//! that takes, and whether everybody gets an answer.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::bar::Bar;
use super::market::{Market, PASSWORD};
use super::memory::resident_megabytes;
use super::shopper::{Answer, Shopper, field};
use super::{Bench, painted};
use crate::server::Server;

pub const BENCH: Bench = Bench {
    name: "uploads",
    bars: &[
        Bar::at_least("pictures taken", 30.0, "of 30"),
        Bar::at_most("memory over before", 300.0, "MB"),
        Bar::at_most("until all were taken", 60.0, "s"),
        Bar::at_least("hostile files refused", 8.0, "of 8"),
        Bar::at_most("no answer, or 5xx", 0.0, "answers"),
    ],
    measure,
};

/// Pictures that are sent at once, each to a product of its own.
const PICTURES: usize = 30;
/// As heavy as a picture may be.
const BYTES: usize = 10 * 1024 * 1024;
/// Twenty-four megapixels, as a camera takes them.
const SIZE: (u32, u32) = (6_000, 4_000);
/// Somebody with many products in the market that is measured.
const SELLER: &str = "seller-magento-luma@example.org";

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let mut seller = sign_in(&server)?;
    let products = products(&mut seller)?;
    // One that nobody counts: what is loaded once is loaded.
    let first = send(&mut seller, &products[0], &painted::png(1_200, 900, 600_000, 1))?;
    ensure!(took(&first), "the first picture was not taken: {} {}", first.status, first.body);
    let before = resident_megabytes(server.pid())?;

    let begin = Instant::now();
    let (answers, most) = watched(server.pid(), || everybody(&seller, &products[1..=PICTURES]))?;
    let lasted = begin.elapsed().as_secs_f64();
    let taken = answers.iter().flatten().filter(|answer| took(answer)).count();
    let mut broken = count_broken(&answers);

    let hostile = hostile();
    let answers: Vec<_> = hostile.iter().map(|file| send(&mut seller, &products[0], file).ok()).collect();
    let refused = answers.iter().flatten().filter(|answer| answer.body.contains("Refused")).count();
    broken += count_broken(&answers);
    let page = seller.get("/products")?;
    ensure!(page.status == 200, "the server does not answer any more: {}", page.status);
    eprintln!("  memory: {before:.0} MB before, {most:.0} MB at most; {taken} taken in {lasted:.1} s");
    server.stop()?;
    Ok(vec![figure(taken), most - before, lasted, figure(refused), figure(broken)])
}

fn figure(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn sign_in(server: &Server) -> Result<Shopper> {
    let mut seller = Shopper::new(server.seller);
    let answer = seller
        .call("identity/sign_in", &[field("credentials[email]", SELLER), field("credentials[password]", PASSWORD)])?;
    ensure!(answer.status == 200, "{SELLER} did not come in: {} {}", answer.status, answer.body);
    Ok(seller)
}

/// Products of the seller, more than there are pictures to send.
fn products(seller: &mut Shopper) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for page in 1..=20 {
        let page = page.to_string();
        let list = seller.call("catalog/my_products", &[field("words", ""), field("page", &page)])?.json();
        let items = list["items"].as_array().context("the seller has no list of products")?;
        let ids = items.iter().filter_map(|item| item["id"].as_str()).map(str::to_owned);
        found.extend(ids);
        if items.is_empty() || found.len() > PICTURES {
            break;
        }
    }
    // A small market has few products; each has room for some more.
    ensure!(found.len() >= 8, "the seller has only {} products", found.len());
    let few = found.clone();
    found.extend(few.iter().cycle().take((PICTURES + 1).saturating_sub(few.len())).cloned());
    Ok(found)
}

/// Every picture to its product, all at the same moment, each from a browser of its own.
fn everybody(seller: &Shopper, products: &[String]) -> Vec<Option<Answer>> {
    let hands = (100_u64..).zip(products).map(|(seed, product)| (seller.again(), product, seed));
    let pictures: Vec<_> =
        hands.map(|(hand, product, seed)| (hand, product, painted::png(SIZE.0, SIZE.1, BYTES, seed))).collect();
    thread::scope(|scope| {
        let sent: Vec<_> = pictures
            .into_iter()
            .map(|(mut hand, product, picture)| scope.spawn(move || send(&mut hand, product, &picture).ok()))
            .collect();
        sent.into_iter().map(|hand| hand.join().ok().flatten()).collect()
    })
}

/// Sends one picture as the page's script does.
fn send(seller: &mut Shopper, product: &str, file: &[u8]) -> Result<Answer> {
    seller.send_file(&format!("/products/{product}/images"), "image", file)
}

/// Whether the one picture that was sent is the product's now.
fn took(answer: &Answer) -> bool {
    answer.status == 200 && answer.json()[0]["Ok"].is_object()
}

fn count_broken(answers: &[Option<Answer>]) -> usize {
    answers.iter().filter(|answer| answer.as_ref().is_none_or(|answer| answer.status >= 500)).count()
}

/// Does something, and says how much memory the server held at most meanwhile.
fn watched<T>(pid: u32, deed: impl FnOnce() -> T) -> Result<(T, f64)> {
    let (over, most) = (AtomicBool::new(false), AtomicU64::new(0));
    let done = thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let now = resident_megabytes(pid).unwrap_or(0.0);
                // Megabytes are positive, and positive numbers sort like their bits.
                most.fetch_max(now.to_bits(), Ordering::Relaxed);
                thread::sleep(Duration::from_millis(5));
            }
        });
        let done = deed();
        over.store(true, Ordering::Relaxed);
        done
    });
    ensure!(fs::exists(format!("/proc/{pid}"))?, "the server is gone");
    Ok((done, f64::from_bits(most.into_inner())))
}

/// Files that are no pictures, or want to be more than that.
fn hostile() -> [Vec<u8>; 8] {
    let whole = painted::png(2_000, 1_500, 3_000_000, 9);
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>"#;
    [
        Vec::new(),
        svg.to_vec(),
        b"<!doctype html><script>alert(document.cookie)</script>".to_vec(),
        painted::claim(60_000, 60_000),
        painted::png(7_000, 7_000, 200_000, 3),
        whole[..whole.len() / 2].to_vec(),
        b"GIF89a\xff\xff\xff\xff\x80\0\0".to_vec(),
        [&b"\xff\xd8\xff"[..], &vec![7; 9_000_000]].concat(),
    ]
}
