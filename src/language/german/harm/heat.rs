//! German words that tell people to use heat or cold that burns.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Heat,
        unless: "nie nicht nichts kein* ohne niemals @cool",
        patterns: &[
            "kochend*|siedend*|brühend*|glühend*|brodelnd*|kochheiß*|siedeheiß*|brühheiß*|glutheiß* & haut|rücken|nacken|hals|bauch|fuß|füße|füßen|hand|hände|bein|knie|gesicht|schulter*|tuch|handtuch|wickel|kompresse|leg*|gieß*|drauf|bad|fußbad|stell*|tauch*|öl",
            "heiß*|hitze|warm|wärme & so|wie . .. aushältst|aushalten|erträgst|ertragen|kannst|können|möglich|geht|kaum",
            "heiß*|hitze & kaum|gerade|eben|fast . .. aushältst|aushalten|erträgst|ertragen|berühren|anfassen|kannst|können|aushält",
            "so heiß . wie|dass|es",
            "heißeste|heißesten|heißestes & wasser|bad|stufe|bad|tuch|aushältst|kannst",
            "@heatthing & *schlaf*|nacht|nachts|bett|über|einnick*|dös* !wasser vor",
            "@heatthing & höchste*|voller|volle|maximal*|maximum|heißeste*|anschlag",
            "@heatthing & taub*|gefühllos*|sonnenbrand*|verbrannt*|verbrennung*|wunde*|diabet*|entzünd*|geschwollen*",
            "@heatthing|tuch|es|sie|ihn & auch|obwohl|selbst|bis . .. brennt|rot|verbrennt|blasen|schmerzt|glüht|feuerrot & haut|lass*|drauf|liegen|@heatthing",
            "haut . .. brennt|rot|feuerrot|blasen|glüht & lass*|drauf|liegen|auf & heiß*|@heatthing|wickel|tuch|kompresse",
            "feuerzeug|kerze|flamme|bügeleisen|föhn|streichholz & haut|rücken|nacken|arm|bein|nah*",
            "eis|eiswürfel|kühlpack|kühlakku*|coolpack & direkt|nackt*|bloß* . .. haut|rücken|nacken|bauch|auf",
            "eis|eiswürfel|kühlpack|kühlakku*|coolpack & stunde|stunden|nacht|bis . .. taub|blau|weiß|nichts",
            "eis|eiswürfel|kühlpack|kühlakku*|coolpack & stunde|stunden|nacht|dreißig|vierzig|fünfzig|sechzig|30|40|60",
            "massagepistole|massagegerät|föhn|heizkissen|gerät . .. badewanne|wanne|dusche|wasser|bad",
            "sauna|dampfbad & bis|länger|so . .. schwindlig|schwindelig|umkipp*|ohnmächtig|schwarz|lange",
            "eis .. nackt*|bloß* haut",
            "wärme*|heiz* .. taub*|ganze nacht|einschlafen",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "",
        patterns: &[
            "+spür*|fühl*|merk* . .. nichts|nicht|kaum|wenig|kein* & heiß*|kochend* & wasser|leg*|stell*|tauch*|wärmflasche|heizkissen|länger|höher|aufdreh* !nie lass* aus meid* lauwarm* vorsicht* test* prüf*",
            "+füßen|fuß|füße|händen|hand|beinen|zehen|fingern|haut . nichts|nicht|kaum|wenig|kein* . spür*|fühl*|merk*|gefühl & heiß*|kochend* & wasser|leg*|stell*|tauch*|wärmflasche|heizkissen|länger|höher !nie lass* aus meid* lauwarm* vorsicht* test* prüf*",
            "+gefühllos*|taub* & heiß*|kochend* & wasser|leg*|stell*|tauch*|wärmflasche|heizkissen|länger|höher !nie lass* aus meid* lauwarm* vorsicht* test* prüf* kein* nicht",
        ],
    },
];
