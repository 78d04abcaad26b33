//! What is said of the goods of the demo market, by product: several may have something to say of one.

/// What somebody says, and what the shop says to it.
pub struct Words {
    /// The product.
    pub slug: &'static str,
    /// 1 to 5.
    pub stars: u8,
    /// Empty where there is none.
    pub title: &'static str,
    pub body: &'static str,
    /// Empty where there is none.
    pub reply: &'static str,
}

const fn of(slug: &'static str, stars: u8, title: &'static str, body: &'static str, reply: &'static str) -> Words {
    Words { slug, stars, title, body, reply }
}

/// All of it; who buys a product first says the first of what stands here of it.
pub const SAID: [Words; 62] = [
    of(
        "gooseneck-kettle",
        5,
        "It pours where I look",
        "The spout is slow and steady, even when the kettle is nearly full. The handle stays cool, and after six weeks there is no mark on the steel.",
        "",
    ),
    of(
        "gooseneck-kettle",
        4,
        "",
        "Lovely to pour with and easy to clean. It takes a minute longer to boil than my old one, so I start it before I grind.",
        "Thank you. The thicker base is the reason: it takes a moment longer, and holds its heat for the second cup.",
    ),
    of(
        "ceramic-dripper",
        5,
        "Small, plain and right",
        "Sits firmly on a mug and on the server alike. Coffee comes out cleaner than from the plastic one I had before.",
        "",
    ),
    of(
        "ceramic-dripper",
        4,
        "",
        "Good dripper. Warm it with hot water first, or the first cup is lukewarm. The paper size is not in the box, so note it before you throw the box away.",
        "Good point, we now print the filter size on the card inside. It is number two.",
    ),
    of(
        "glass-coffee-server",
        5,
        "Survived the dishwasher",
        "Twenty rounds in the dishwasher and still clear. The lid closes with a soft click and does not drip when it is half full.",
        "",
    ),
    of(
        "hand-grinder",
        5,
        "Even grounds, strong arm",
        "The grind is much more even than from my blade mill. A coarse dose takes about a minute, which is about what my patience allows before breakfast.",
        "",
    ),
    of(
        "hand-grinder",
        3,
        "Good burrs, small jar",
        "The burrs are excellent, but the jar holds beans for two cups only. With guests I fill it three times.",
        "That is fair. A larger jar that fits the same thread comes in spring; write to us and we send you one at cost.",
    ),
    of(
        "french-press",
        4,
        "",
        "Makes a full litre that stays hot through breakfast. The plunger was stiff for the first week and runs well now.",
        "",
    ),
    of(
        "stovetop-pot",
        5,
        "Like at my grandmother's",
        "Heavy in the hand, no rattle, and the seal has not needed a thought yet. It brews in four minutes on a small flame.",
        "",
    ),
    of(
        "cast-iron-teapot",
        5,
        "Keeps tea hot for an hour",
        "I pour the last cup after an hour and it still steams. Heavier than I thought from the picture, so lift it with both hands.",
        "",
    ),
    of(
        "house-coffee",
        5,
        "The parcel smelled of it",
        "Roasted four days before it arrived. Chocolate and a little orange, and good in a moka pot as well as in a filter.",
        "",
    ),
    of(
        "house-coffee",
        4,
        "",
        "A round, mild coffee that everybody in the office likes. I would take it a shade darker myself.",
        "Then try it ground a touch finer first. And thank you for sharing it with the office.",
    ),
    of(
        "three-legged-stool",
        5,
        "Stands straight on old floors",
        "Our floor is anything but level and this stool does not care. The oil finish smells faintly of wood, not of varnish.",
        "",
    ),
    of(
        "bent-back-chair",
        4,
        "",
        "Comfortable for a long dinner. Two screws came loose after a month; tightening them took a minute with the key from the box.",
        "Wood settles in a new room. We added a note about it to the leaflet, and a spare key is on its way to you.",
    ),
    of(
        "round-side-table",
        5,
        "Exactly as tall as the sofa",
        "It slides under the arm of the sofa and carries two cups and a lamp without wobbling.",
        "",
    ),
    of(
        "oak-bench",
        5,
        "Four people fit after all",
        "Meant for two, carries four children at a birthday. The edges are rounded, which I only noticed when nobody cried.",
        "",
    ),
    of(
        "cast-iron-casserole",
        5,
        "The best pot in the house",
        "Bread, stew, beans: everything comes out better. The lid sits so close that nothing cooks dry.",
        "",
    ),
    of(
        "cast-iron-casserole",
        2,
        "A chip under the handle",
        "The pot cooks well, but the enamel had a chip below the handle when I unpacked it. I can live with it, though at this price I should not have to.",
        "You should not. A new pot left us this morning, and you need not send the first one back.",
    ),
    of(
        "oak-chopping-board",
        5,
        "Kind to knives",
        "Thick, quiet and kind to knives. I oil it once a month, and it looks better than on the first day.",
        "",
    ),
    of(
        "cooks-knife",
        5,
        "Sharp out of the box",
        "Goes through a ripe tomato without pressing. The balance is right where the blade begins, so the hand does not tire.",
        "",
    ),
    of(
        "glass-jar-oak-lid",
        4,
        "",
        "Nice heavy glass. The oak lid closes well for flour and rice; for coffee I would want a rubber ring.",
        "",
    ),
    of(
        "spun-dome-pendant",
        5,
        "Warm light, no glare",
        "Hangs over our kitchen table and lights the plates, not the eyes. The cable was long enough for a high ceiling.",
        "",
    ),
    of(
        "paper-lantern",
        4,
        "",
        "Soft light and easy to put together. The paper is thin, so put it up where nobody throws a ball.",
        "",
    ),
    of(
        "globe-table-lamp",
        5,
        "My reading corner is back",
        "The dimmer goes down to a glow that does not wake anybody. Looks good switched off, too.",
        "",
    ),
    of(
        "mushroom-lamp",
        5,
        "",
        "Smaller than I imagined and better for it. It stands on the shelf and makes the whole corner friendly.",
        "",
    ),
    of(
        "jointed-desk-lamp",
        4,
        "Stays where I put it",
        "The joints hold without springs pinging about. The switch is on the cable, which I keep looking for in the dark.",
        "The next batch has the switch on the base as well. Until then a bit of tape on the cable helps, we use it ourselves.",
    ),
    of(
        "portable-lamp",
        5,
        "Balcony, tent, power cut",
        "Charged it on Friday and used it every evening for a week. Bright enough to read, and the handle is where a hand wants it.",
        "",
    ),
    of(
        "tripod-floor-lamp",
        4,
        "",
        "Stands firmly even on a carpet. Putting it together took ten minutes and one short argument about left and right.",
        "",
    ),
    of(
        "roll-top-backpack",
        5,
        "Dry after an hour of rain",
        "Cycled through an hour of rain and the laptop stayed dry. The straps have stopped squeaking after a week.",
        "",
    ),
    of(
        "insulated-bottle",
        4,
        "",
        "Tea from seven in the morning is still hot at four. The lid needs two turns more than I have patience for.",
        "",
    ),
    of(
        "enamel-camp-mug",
        5,
        "Dropped twice, still whole",
        "Fell off a rock and out of a car, and all it has is character. Light enough for long walks.",
        "",
    ),
    of(
        "camp-lantern",
        5,
        "",
        "Hung it in the tent for four nights on one charge. The warm setting keeps the insects away better than the white one.",
        "",
    ),
    of(
        "dry-bag",
        5,
        "The phone thanks you",
        "Went under with the canoe and came up dry inside. Roll it three times, not two.",
        "",
    ),
    of(
        "monstera-deliciosa",
        5,
        "Arrived like a gift",
        "Packed so well that not one leaf was bent. It put out a new leaf in the second week.",
        "",
    ),
    of(
        "snake-plant",
        5,
        "Cannot be killed, I tried",
        "I forgot it for a month behind a curtain and it looks the same as on the day it came.",
        "",
    ),
    of(
        "trailing-pothos",
        4,
        "",
        "Healthy and already long. The hanging pot has no saucer, so water it over the sink.",
        "We water ours the same way. A plain saucer of 14 cm fits, if you would rather leave it hanging.",
    ),
    of(
        "boston-fern",
        3,
        "Thirsty, and it tells you",
        "Full and green when it came, then it dropped leaves for two weeks until I understood how much water it wants.",
        "Thank you for keeping at it. A fern that has travelled wants a mist every day for the first fortnight; our card says so now.",
    ),
    of(
        "olive-tree",
        5,
        "A little south on the balcony",
        "Straight stem, dense crown, and it has three tiny olives. It came with soil that held through the journey.",
        "",
    ),
    of(
        "three-cacti",
        5,
        "",
        "All three arrived upright, each wrapped by itself. One flowered at Christmas, which I did not know they do.",
        "",
    ),
    of(
        "terracotta-pot",
        4,
        "",
        "Good thick clay and a saucer that fits. The first watering leaves a white bloom that wipes off.",
        "",
    ),
    of(
        "long-spout-watering-can",
        5,
        "Reaches the top shelf",
        "The thin spout gets between leaves without drowning anything. One litre is light enough to lift over my head.",
        "",
    ),
    of(
        "cloth-notebook-a5",
        5,
        "Lies flat at last",
        "Opens flat from the first page to the last. Ink does not go through, not even my wettest pen.",
        "",
    ),
    of(
        "cloth-notebook-a5",
        4,
        "",
        "Beautiful paper and a good cover. I wish it had page numbers, as I keep an index at the back.",
        "We have heard this twice this week, and the next printing has them. Thank you for saying so.",
    ),
    of(
        "everyday-fountain-pen",
        5,
        "Starts every time",
        "Left it in a bag for three weeks and it wrote with the first stroke. Fine line, no scratching.",
        "",
    ),
    of(
        "bottled-ink",
        5,
        "",
        "A quiet blue that dries fast enough for a left hand. The bottle stands well and the label says what is in it.",
        "",
    ),
    of(
        "six-pencils",
        5,
        "Break less than mine",
        "Fell off the desk more than once and the leads are whole. They sharpen to a long point.",
        "",
    ),
    of(
        "dipped-mug",
        5,
        "My morning mug now",
        "Fits two hands, keeps coffee warm while I read the post, and the glaze line is different on each. I ordered two more.",
        "",
    ),
    of(
        "dipped-mug",
        4,
        "A little smaller than it looks",
        "The shape is lovely and the foot does not scratch the table. A large tea fills it to the rim, so mind the saucer.",
        "Thank you. It holds 300 ml to the glaze line; the taller one is on the wheel and comes in autumn.",
    ),
    of(
        "espresso-cup",
        5,
        "",
        "Thick enough to keep an espresso hot to the last sip. The saucer holds the spoon without a sound.",
        "",
    ),
    of(
        "dinner-plate",
        4,
        "Heavy in a good way",
        "They stack well and look calm on the table. Check the width of your dishwasher basket, they are wide.",
        "",
    ),
    of(
        "deep-bowl",
        5,
        "Soup, salad, everything",
        "We use these every day. Deep enough for noodles, and they do not get too hot in the microwave oven.",
        "",
    ),
    of(
        "serving-bowl",
        5,
        "",
        "The centre of every dinner since it came. The glaze pools blue at the bottom, which no picture shows.",
        "",
    ),
    of(
        "camp-blanket",
        5,
        "Smells of wool, as it should",
        "Thick, warm and big enough for two on a bench. A few hairs at first, none after a week.",
        "",
    ),
    of(
        "linen-cushion",
        4,
        "",
        "Good linen and a zip that is hidden well. The filling was flat after the parcel and rose overnight.",
        "",
    ),
    of(
        "waffle-towels",
        5,
        "Dry by evening",
        "They take up more water than they look and are dry again by the evening. Softer after each wash.",
        "",
    ),
    of(
        "flat-woven-rug",
        4,
        "Does not slip",
        "Lies flat from the first day and the colours are as in the picture. A mat below it makes it softer.",
        "",
    ),
    of("ribbed-beanie", 5, "", "Warm without itching, and it keeps its shape in the pocket of a coat.", ""),
    of(
        "canvas-tote",
        4,
        "Carries more than I can",
        "Two litres of milk, bread and a melon, and the seams did not complain. An inner pocket would make it perfect.",
        "An inner pocket is on the next one. We counted the melons we carry home, and you are right.",
    ),
    of(
        "harbour-jug",
        5,
        "Pours without a drop",
        "The lip is made by somebody who pours. Not one drop on the table since it came.",
        "",
    ),
    of("bud-vase", 5, "", "One twig is enough and the table looks set. It stands firmly for something so slim.", ""),
    of(
        "moon-jar",
        5,
        "Quiet and perfect",
        "It is not quite round, and that is why I look at it every day. Packed in straw and paper, no plastic at all.",
        "",
    ),
    of(
        "oil-bottle",
        3,
        "Nice glass, tight cork",
        "The bottle pours a thin thread as promised. The cork broke when I pulled it the second time.",
        "Corks dry out on the way. Two new ones are in the post; soak them for a minute before the first use.",
    ),
];

#[cfg(test)]
mod tests {
    use super::SAID;
    use domain::reviews::{ReviewDraft, checked_reply};

    #[test]
    fn everything_that_is_said_can_be_said() {
        for words in &SAID {
            let draft =
                ReviewDraft { rating: words.stars.to_string(), title: words.title.into(), body: words.body.into() };
            assert!(draft.check().is_ok(), "{}: {}", words.slug, words.title);
            assert!(words.reply.is_empty() || checked_reply(words.reply).is_ok(), "{}", words.slug);
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_not_there() {
        let goods = demo::demo_market();
        for words in &SAID {
            assert!(goods.products.iter().any(|product| product.slug == words.slug), "{}", words.slug);
        }
    }
}
