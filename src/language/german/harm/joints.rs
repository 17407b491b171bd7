//! German words that tell people to crack joints, or to move them with a jerk.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Crack,
        unless: "@deny langsam* sanft* selbst harmlos kleiner weniger",
        patterns: &[
            "ruck|ruckartig*|einrenk*|einzurenken|eingerenkt",
            "kracht|knackt|knacken & @joint|wirbel|rücken|bis|lass",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "langsam* kleiner sanft* harmlos",
        patterns: &[
            "bis .. @crack|knacken|knirsch*",
            "lass|lassen|lasse .. @joint .. knacken|krachen",
            "knack*|krach* . mit . @joint",
            "reiß*|reiss*|schleuder*|ruck* .. kopf|nacken|hals|arm|bein|finger*",
            "kopf|nacken|hals|kinn .. ruckartig*|ruck|schnell*|heftig*|schwung|wucht|reißen",
            "wirf|werfen|werf|schleuder*|schmeiß*|peitsch*|schlag* .. kopf|nacken|kinn",
            "kopf .. so schnell . du|wie|sie|es",
            "ruckartig*|ruck|schnell*|heftig* .. kopf|nacken|hals|wirbel*",
            "renk*|einrenken .. @joint|ein|selbst",
            "feder*|wipp* .. dehn*",
            "zieh*|dreh*|reiß*|ruck* . .. kinn|kopf|nacken . .. blitzschnell*|schnell*|schlagartig*|plötzlich*|heftig*|rasch*",
            "blitzschnell*|schlagartig*|plötzlich* & kopf|kinn|nacken|hals|wirbel*",
            "knack*|knacken & dann . .. nacken|rücken|hals",
            "pack*|greif*|nimm|fass* . .. kopf|kinn|nacken . .. dreh*|reiß*|zieh*|ruck* . .. kraft|fest|kräftig*|schnell*|hart|ruck*|stark",
            "dreh*|zieh*|drück* . .. kopf|kinn|ihn . .. mit . kraft|gewalt|schwung|wucht",
            "mit gewalt & finger*|kopf|nacken|hals|arm|bein|gelenk|knie|schulter|hand|zehen|hüfte|rücken",
        ],
    },
];
