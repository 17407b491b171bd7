//! English words that tell people to do what may hurt them, a file for each kind of harm. `words` has lists of words
//! for all of them; `language::harm` says how patterns are written.

mod breath;
mod heat;
mod joints;
mod medicine;
mod pain;
mod places;
mod signals;
mod words;

use std::sync::LazyLock;

use crate::language::harm::HarmFinder;
use crate::language::harm_rules::HarmRules;

/// Finds them.
pub(in crate::language) static FINDER: LazyLock<HarmFinder> = LazyLock::new(|| HarmFinder::new(&RULES));

static RULES: HarmRules = HarmRules {
    lists: words::LISTS,
    denials: "@deny",
    carriers: "or nor",
    openers: "until till that",
    turns: "but yet then",
    reversals: "stop stops stopping pause quit ease skip avoid wait give mind afraid fear scared hesitate shy matter matters reason bother care wimp heed",
    barriers: "if when whenever unless because although while",
    excuses: &[
        "+not|doesnt|isnt|dont true|right|needed|apply|applies",
        "better|safer|more|rather|best than|left|avoided",
        "better|best not",
        "forbidden|banned . to massage|press|rub|use|put",
        "prohibited|contraindicated|contraindication|contraindications",
        "sit|sits|sitting . out",
        "leave|leaves|left . alone|out|be|free|peace",
        "+myth|idea|mistake|dangerous|danger|risky|risk|risks|unsafe|harmful|foolish|unwise",
        "+this|that|it|which|pain|bruises|bruise|hurting|hard|pressing|simply . wrong",
        "+some|many people . think|say|believe",
        "stay|stays|keep|keeps|keeping|steer|hands . away|clear|off",
        "keep .. off|away . the|your|any|@bad|from",
        "take . hand|hands|pressure|weight|thumb|thumbs|fingers|ball|it .. off|away",
        "go|work|stay|stroke|roll|circle around|round|beside . it|them|that",
        "bruise|bruises easily",
        "let them|tears",
        "have you taken|had",
        "press|pressed|pressing . too hard|deep|firm|firmly|strong|much|rough|heavy",
        "only . .. doctor|gp|nurse|midwife|surgeon . .. can|may|should|decides",
        "as|than|like prescribed|directed",
        "advise|advises|warn|warns against massage|massaging|rubbing|pressing",
        "put|lift|raise|lay . .. legs|feet|leg|foot|it|them|arm up|high",
        "just|only stroke|strokes|lay|imagine|listen|watch",
        "+yawn|laugh|giggle|hum|sing .. until|till",
        "tears are|may|can . fine|welcome|come|flow",
        "+not|doesnt|dont|isnt|arent|never . mean|means|prove|proof|show|sign|signs|measure|needed",
        "+no|not . reason|grounds|excuse . to stop|skip|quit|change|drop . .. @med",
        "+no . sign|proof|measure|badge of|that",
        "+heard|taught . that|to|of|it|about",
        "+used|always to|been . think|believe|told|say",
        "+forget|drop|bury . .. saying|idea|myth|motto|notion|phrase|slogan|everything",
        "+forget no pain",
        "+dont|not|never|nobody . do|believe|say|follow|need|preach|in .. no pain",
        "+should any|anything|something|you|it|this|one .. hurt|ache|sting|become|begin|feel|turn",
        "is|are|was|were . far|much|way too",
        "+not|never|dont use|apply|place . on|over|in|near|at",
        "kettle boils|is|sings|heats",
        "then let|release|relax",
        "just|only hold . it|them|both",
        "do|try|this|that . lying|sitting down",
        "away|clear from|of",
        "side|sides|left|right|next . of|to . .. @spine",
        "around|beside|alongside|above|below|past|outside|near . @bad|vein|veins|spine|knee|eyes|bone|bones|armpit|them",
        "can|could|may|might loosen|slow|harm|damage|injure|hurt|cause|break|tear|make|bruise",
        "helps|good . nobody",
        "ask|asking|tell|call|see|let|talk|talking|speak|consult|check .. doctor|nurse|midwife|therapist|gp",
        "are|is your .. today",
        "+that|thats|its|it|is|are nothing . worry",
        "+dont|not|never . stop|skip|quit|drop|change|cut|halve .. @med",
        "call . help|emergency|ambulance",
        "press|hit|tap . h|q|key|keys|button|space|enter",
        "wise|safer|better to leave|skip|avoid",
    ],
    retractions: &[
        "it|that|this|they|massage|he|she . doesnt|isnt|neednt|arent|wont|shouldnt !matter|hurt|count|end|stop|mean|work|if|when",
        "dont|never do|try . that|this|it|so",
        "opposite|nonsense|untrue|rubbish|mistaken",
        "not . so|true|here|us|today|necessary",
        "thats|is|are|was|were . myth|wrong|false|outdated|mistaken|nonsense",
        "leave . alone|out|be",
        "leave|skip . .. that|it|this out",
        "let them|it",
        "see|call|ask|tell|show|have|get|go .. doctor|gp|nurse|ambulance|help|emergency|checked|looked|midwife !dont never not no without neednt",
        "leave|skip . it|them|this|that !dont never not until on hour",
        "listen|listening to it|them !dont never not no",
        "rest|raise|cool it|them !dont never not",
        "@deny . need|have|must . to",
    ],
    harms: &[
        pain::HARMS,
        signals::HARMS,
        heat::HARMS,
        places::HARMS,
        joints::HARMS,
        breath::HARMS,
        medicine::HARMS,
    ],
};
