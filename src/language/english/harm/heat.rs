//! English words that tell people to use heat or cold that burns.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Heat,
        unless: "not never dont avoid without shouldnt mustnt @cool",
        patterns: &[
            // Too hot for any skin.
            "+boiling|scalding|blistering|sizzling & lay|pour|press|wrap|put|hold|soak|dip|leave & skin|towel|cloth|back|neck|feet|foot|hands|face|belly|on !not never dont no avoid without @cool",
            "hottest|boiling|scalding|bubbling|steaming|sizzling|redhot|blistering|boils|bubbles & @skinside",
            "straight|fresh|directly|right . out|from|off . of . .. kettle|oven|stove|pot|pan|boiling|freezer|fire & @skinside",
            "scalding|boiling . hot",
            "should|must|supposed|needs|has|may|can|to|nice . be|and . scalding|boiling|blistering|burning",
            "hot|hotter|heat|warm|warmth & as|so . much|hot|high|warm|long . .. can|could|hardly|barely|scarcely|possibly|just . .. bear|stand|take|tolerate|endure|touch|manage",
            "as hot|hotter as . can|possible|possibly|it|they|gets|goes|comes|will",
            "+hot as . it|they . comes|gets|goes|can !not never dont no",
            "hot|heat|warm|heated . .. hardly|barely|cant|scarcely . .. bear|stand|touch|take",
            "lighter|candle|flame|match|iron|hairdryer|torch|cigarette & skin|back|neck|arm|leg|close|hold !imagine watch look breathe picture blow",
            "microwave|heat|oven & long|minutes|max|full|hot . as|possible|until & skin|press|neck|back|on !test warm check",
            // On what is hurt or cannot feel.
            "@heatthing & numb|anaesthetic|insensate|anesthetic|sunburn|sunburned|sunburnt|burn|burned|burnt|blister|wound|rash|swollen|inflamed|diabetes|diabetic|asleep & @put|on|in|into|over|@hotter",
            "hot & numb|diabetes|diabetic & @put|water|bath|bottle|soak|dip",
            "@heatthing . .. cant|cannot|not|no|wont|hardly|dont . feel|feeling|sense & @put|leave|longer|higher|@hotter",
            // Too long.
            "@heatthing & sleep|asleep|overnight|doze|nap|night|bed & @put|lie|go|fall|keep|leave|let|full|high|highest|maximum|with|all !before imagine water",
            "@heatthing & highest|maximum|max|hottest|full & @put|lie|turn|set|keep|leave|skin|on|bare",
            "keep|keeps|leave|leaves|hold|press . it|the|that|your|them . .. @heatthing|it|on & even|although|though|until|till|if|when|turns & burn|burns|burning|burned|red|blister|blisters|sting|stings|hurts|smell !take off remove",
            "skin . .. red|burn|burns|burning|blister|blisters|blistered|stings|glows & leave|keep|stay|longer|even|hotter|good|sign|until|till & @heatthing|hot|heat|it !take off rub stroke",
            "sauna|steam|bath|tub & faint|dizzy|until|till|collapse|black|longer . .. faint|dizzy|stand|bear|can|out|spins|red",
            "massager|gun|pad|hairdryer|electric|device . .. bath|tub|shower|water|pool & take|use|with|into|under|while",
            // Cold.
            "ice|icepack|frozen|cubes|cold pack & bare|straight|directly|direct & skin|back|neck|belly|on",
            "ice|icepack|cubes & until|till & numb|white|blue|burns|burn|feel|hurts",
            "ice|icepack|frozen & hour|hours|overnight|night|thirty|forty|fifty|sixty|30|40|45|60 !imagine walk",
            "ice & hour|hours|night|asleep|sleep",
            "ice|icepack|cubes|frozen . .. leave|keep|hold|let . .. hour|hours|night !cloth towel",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "",
        patterns: &[
            "+if|when|where|because|since . .. cant|cannot|not|dont|wont|hardly|barely|longer . feel . .. heat|hot|warmth|temperature & turn|hotter|up|longer|more|higher|leave !out away off skip never",
            "+no feeling|sensation .. feet|foot|hands|hand|legs|toes|fingers|skin & hot|radiator|boiling|heat|oven !never out avoid skip lukewarm",
            "+dont|never|not . take|remove|lift|move . .. off|away|it . even|when|if|though|until . .. burns|burn|stings|hurts|red|blisters",
            "+hot|boiling|heat . .. skin|spot|place|area|feet|hands . .. cant|cannot|not|no|wont . feel !never avoid skip out dont",
            "+wont|cant|dont|not . feel . .. heat|hot|burn & so|leave|longer|keep|fine|hotter|good !never skip avoid out",
            "+feet|foot|hands|hand|legs|skin|fingers|toes|area . .. cant|dont|no|not|wont . feel|feeling & hot|boiling !never out avoid skip @cool",
        ],
    },
    // On what cannot feel it, or for too long.
    Harm {
        kind: HarmKind::Heat,
        unless: "cool look looked healed wait instead timer case imagine",
        patterns: &[
            "heat|hot|warm|pad|bottle .. cant|cannot|not . feel",
            "heat|pad|bottle|gun .. numb",
            "+leave|keep|let . ice|icepack .. bare|naked|thirty|forty|fifty|sixty|30|40|45|50|60|hour",
            "ice|icepack .. bare|naked skin",
            "ice|icepack .. thirty|forty|fifty|sixty|30|40|45|50|60|hour|hours . minutes|hour|hours|min",
            "asleep|sleep|doze|overnight .. heat|hot|heated|heating|ball|electric",
            "ball|roller|heat|pad|hot .. all|whole|through|entire . night",
            "ball|roller|hot|heat .. overnight",
        ],
    },
];
