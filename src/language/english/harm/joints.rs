//! English words that tell people to crack joints, or to move them with a jerk.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Crack,
        unless: "@deny gentl* soft* slow* itself fine nothing careful smaller half harmless own stop rest egg eggs window smile grin joke jokes worries ice river winter shell whip nut nuts may might only trained",
        patterns: &[
            "cracks|crack|crunch|clunk|clunks|yank|yanks|wrench|jerk|jerks|jolt|jolts|thrust|thrusts",
            "pop|pops|snap|snaps|cracking & neck|spine|back|joint|joints|vertebra|vertebrae|chin|jaw|hip|head|knee|kneecap|toe|toes",
            "sudden|quick|sharp|fast|abrupt . push|thrust|twist|turn|pull|tug|jerk|shove|spin",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "gentl* soft* slowly smaller careful stop rest",
        patterns: &[
            "until|till|til|listen|wait .. @crack",
            "crank|cranking|wrench .. @joint",
            "hear|feel . a|the|that|it|them crack|pop|click|snap|crunch|clunk !nothing|worry|harmless",
            "crack|cracking|adjust|readjust|realign|reset|manipulate . @joint !trained",
            "pop|popping|click|clicking . neck|back|spine|joint|joints|vertebra|vertebrae|knuckles|hips|hip|jaw|toes|fingers !if",
            "let|make|get . @joint . crack|pop|click|snap|crunch",
            "give . @joint . crack|pop|click|snap|jerk|yank|twist|tug|wrench",
            "give . @joint . quick|sharp|sudden|hard|good",
            "with a crack|pop|snap|jerk|jolt",
            "twist|turn|swing|rotate|throw .. momentum|speed|force",
            "+set|sets|put|puts|knock|knocks|straighten|straightens .. vertebra|vertebrae|disc|spine|neck . straight|back|place|line",
            "flick|whip|swing|fling .. neck|head|chin|sideways",
            "crackles|crackle|crunches|crunching & until|till|spine|neck|back",
            "snap|jerk|jerking|yank|yanking|wrench|wrenching|whip|fling|thrust|thrusting|throw .. head|neck|spine|chin|vertebra|vertebrae|leg|arm|limb|jaw|shoulder !then",
            "jerk|jerking|yank|yanking|wrench|wrenching|thrust|thrusting .. finger|fingers",
            "snap|snapping . finger|fingers .. back|sideways|socket|sockets|joint|joints",
            "quick|sudden|sharp|fast|hard|jerky|violent|abrupt|forceful|strong . tug|twist|jerk|thrust|yank|wrench|snap|rotation|jolt",
            "jerk|yank|wrench|thrust . quickly|suddenly|sharply|hard",
            "twist|turn|rotate|pull|swing|throw|roll|circle|spin|whip|nod|shake .. neck|head|chin .. quickly|hard|sharply|suddenly|fast|forcefully|jerk",
            "head|neck .. fast|rapid|quick .. circle|circles",
            "bounce|bouncing|bob .. stretch|stretches|further|deeper|farther|lower",
            "head|neck .. with a jerk|snap|yank|jolt|bang",
            "rip|ripping|hurl|heave|slam|smack|bounce|bob|toss .. head|neck|chin|spine",
            "head|neck|chin .. as fast|quickly|hard|quick as",
            "extra|additional|final|last|little push|shove|tug|pull|twist & head|neck|chin & hard|fast|quick|quickly|sharp",
            "grab|take|grip|hold|cup . .. head|chin|neck|jaw . .. twist|turn|pull|yank|jerk|rotate . .. hard|fast|quickly|sharply|force|forcefully|suddenly",
            "head & drop|fall|flop & hard|heavily|force",
            "someone|partner|friend|helper|somebody . .. push|press|pull|jerk|twist|crank|yank|wrench|push . .. head|neck|forehead|chin",
            "edge . .. head|neck & push|press|force|drop",
        ],
    },
];
