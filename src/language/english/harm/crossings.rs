//! English words for harm that is said in two parts: what must not be touched or ignored, and the urge to do it.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Place,
        unless: "",
        patterns: &[
            // What must not be worked.
            "+scratch|scratches|pick|picks|peel|peels|squeeze|pull|rip|pop|lance|pierce|burst & mole|moles|birthmark|scar|scars|stitches|staples|scab|scabs|wart|blister|blisters|boil|pimple|cyst|graft & nail|nails|bleed|bleeds|bleeding|apart|open|off|surgery|operation|needle|pin|thumbs !never stop leave avoid doctor nurse surgeon instead tempting urge",
            "+broken|fractured|dislocated|torn|ruptured|snapped & twist|twisted|bend|bent|rotate|rotated|force|forced|wiggle|wiggled|straighten|straightened|pull|pulled & @part|bone|collarbone & cast|splint|daily|every|back|straight|place|forth|yourself|before !never not dont doctor surgeon physio only until without",
            "+strike|hit|punch|tap|beat|pound|hammer|slap|thump ... broken|cracked|fractured|injured . @part|rib|ribs|bone|bones|collarbone !never not dont nobody doctor",
            "+boxed|boxing|slap|clap|hit|strike|smack & ear|ears !never not dont gentl* soft* softly lightly near beside",
            "+hollow|groove|pit|notch & windpipe|throat|collarbone|trachea & sink|press|dig|push|hook|thumb !never not dont nothing",
            "+chilli|chili|pepper|mustard|vinegar|salt|lemon|bleach|turpentine|petrol|acid|spirits & cracked|broken|raw|wound|wounds|cut|cuts|chapped|eczema|blister & rub|pour|apply|dab !never not dont no nothing",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@caution",
        patterns: &[
            "@handle & mole|moles|birthmark|incision|scar|scars|stitches|staples|graft|fistula|shunt|implant|pus|purulent|festering|weeping|oozing & bleed|bleeds|bleeding|nail|apart|surgery|operation|fresh|yesterday|heal|scratch|deep|hard|firmly|open|pick|week|weeks",
            "@handle|friction|pressure & @taboo|@injured & hard|firmly|deep|vigorously|strongly|force|weight|thumbs|knuckles|elbow|daily|minutes|times|every|fist|heel|both",
            "broke|fractured|sprained|tore|twisted|dislocated|snapped|cracked|bruised|burnt|burned|cut & last|yesterday|ago|just|week|today|morning|night|hour|days & @handle",
            "@injured . wrist|ankle|arm|leg|rib|ribs|collarbone|toe|finger|foot|bone|bones|neck|knee|shoulder|hip|tendon|ligament|muscle|hand & @handle",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@deny never gentl* stop doctor danger dangerous wrong imagine",
        patterns: &[
            // The weight of a body.
            "stand|stands|standing|walk|walks|walking|tread|treads|treading|trample|kneel|kneels|kneeling|jump|jumps|climb|climbs|balance|march|marches . .. on|onto|along|over|across|up|down . .. spine|back|backbone|neck|vertebrae|kidneys|belly|stomach|ribs|throat|ribcage|chest|tailbone",
            "@force & belly|stomach|tummy|abdomen|womb & pregnant|pregnancy|trimester|expecting|unborn|baby",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@caution",
        patterns: &[
            "push|pushes|breathe|go|work|power|roll|press|fight|stay|move|drive|plough|muscle|force . past|through|beyond|over . .. @sign|pain|pains|burning|stabbing|shooting|ache|sting|agony|throbbing|nausea",
            "deeper|harder|longer|further|farther|more|beyond than|what . .. @body|@part . allows|wants|likes|lets|can|permits|tolerates",
            "@sign & just|simply|merely|only & @carryon",
            "@sign|drooping|droops|slurred|stabbing & pass|passes|weakness|leaving|ignore & @carryon",
            "@sign|drooping|slurred & will|soon . pass|vanish|fade|disappear|settle",
            "makes|make|making|leaves|turns you|them|him|her|your|it . .. @sign|sick|black & hold|keep|stay|force|push|though|although|even",
            "@hurt|stabbing|stab|stabs & take|bear|stand|endure|handle|tough|toughen|suck|survive & it|more|another|come|champ|ten & @carryon",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "@caution comfortabl*",
        patterns: &[
            "underwater|under|submerged & breath|breathe|water & until|till|longer & urge|need|gone|burn|cant|black|lungs|passes",
            "@breath & urge|hunger|need|desire & gone|passes|vanishes|fades|disappears|goes|over & until|till|wait|hold|held|stay",
            "@sign & breathe|breathing|pant & faster|harder|quicker",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny skip avoid wait doctor pharmacist ask tomorrow later never",
        patterns: &[
            "@booze & pour|drink|drain|down|sip|swallow|have|take|knock|gulp|chase|wash|treat|fix|mix|combine & before|first|begin|start|session|muscles|massage|relax*|loosen*|looser|deeper|pain|feel|elbow|thumbs|pressure|pills|tablets|easier|nerves|numb*|painless",
            "@sedative & pill|pills|tablet|tablets|@booze|two|couple|double|handful & @booze|before|first|deeper|more|pleasant|relax*|exercise|massage|pressure|audio|start !bed usual",
            "@painkiller & first|beforehand|before|then & harder|deeper|hard|deep|feel|feeling|press|dig|anything|pain|bear|stand",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "",
        patterns: &[
            "+need|needs|require|requires|take|takes no|neither . @med|@painkiller !without unless before doctor",
            "+@painkiller ... without|not|nothing|no|less . feel|feeling|thing|pain|hurt !never dont doctor mask masks",
            // What asks for eyes that are open.
            "+drive|drives|driving|motorway|highway|freeway|wheel|steering|traffic|commute|forklift|cycling|machinery|autobahn & sleep|asleep|doze|drift|eyes|eyelids|lids|nap|hypnosis|trance|nod|dream|slumber & close|closed|shut|fall|sink|deep|deeper|let|heavy|drift|drop|droop|off|play|listen|meditation|still !never not dont no until unless parked park passenger before stop arrived imagine after only pull",
            "+no . doctor|doctors|hospital|clinic|specialist|scan|xray . needs|need|has|have|ought|must|required|should . .. see|look|know|check|examine|hear|touch|find",
            "+tell|say|mention|report . your|the|my . @expert . .. nothing|little|lie !unless without",
            "+@expert|doctors . .. @says|wants|told . .. ~ but . .. never|dont|know|no|only|nothing|always !follow listen please",
            "+go|do|manage|train|try|attend|take|come|spend ... without . your|the|an|any|taking @med|inhaler|inhalers|spray !never not dont if",
            "instead|rather of|than . .. bother|bothering|trouble|troubling|wake|waking|disturb|disturbing|call|calling|annoy|annoying . .. @expert|911|999|112 !never not dont",
            "+@expert|doctors . .. scare|scares|frighten|frightens|fuss|fret|panic|exaggerate|exaggerates|overstate|dramatise|dramatize|invent|profit|profits !never not dont if",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@deny stop doctor help lukewarm imagine",
        patterns: &[
            // Asleep in water; a head that is flung; a limb without blood.
            "bath|bathtub|tub|pool|jacuzzi|water|spa|lake|sea & asleep|doze|drift|nap|hypnosis|slumber|nod|unconscious|sleep & fall|falls|let|drift|sink|start|play|yourself|slide|lie|off|deep !before after bed later imagine pillow then sound sounds waves glass drink above like ship boat",
            "head|neck & swing|swinging|fling|hurl|toss|whip|throw|whirl|spin|roll|circle|circles & faster|momentum|full|quick|quickly|wild|wildly|hard|weight|fast !gentl* slowly small half smaller soft softly shoulder shoulders",
            "leg|foot|hand|arm|calf|toe|toes|finger|fingers|limb & blue|white|cold|pale|mottled|lifeless|black|grey & gone|turned|goes|turns|turning|suddenly|is|has|went & rub|massage|knead|keep|harder|hard|deeper|ignore|press|carry !warm socks gloves weather walk snow ice cloth towel if",
            "still|yet . bear|stand|take|tolerate|endure|breathe|talk|smile|speak|bearable|tolerable & too|not . .. soft|softly|weak|weakly|light|lightly|gentle|gently|enough|little !never dont",
            "still|yet . bear|stand|take|tolerate|endure|smile|talk|speak|bearable|tolerable ~ too|not|harder|deeper . .. soft|softly|weak|weakly|light|lightly|gentle|gently|enough|little|harder|deeper",
            // The sharpest pain, gone through.
            "ripping|tearing|searing|stabbing|shooting|scalding|piercing|snapping|popping|burning|knifelike|excruciating|blinding & feeling|sensation|pain|heat|stretch|it|muscle|tendon & hold|through|past|smile|stay|ignore|welcome|enjoy|keep|further|deeper|harder|push",
            "sting|burn|ache|pain|pressure|throb|soreness|discomfort & rise|rises|build|builds|grow|grows|climb|climbs|swell|mount|turn|turns|become|becomes|peak & scream|unbearable|agony|fire|blinding|tears|shout|max|maximum|torture & then|push|let|until|keep|once|more|stay|hold|press",
            "ram|jam|gouge|stab|bore|wedge|plunge|drill|spear|dig|force & thumb|thumbs|finger|fingers|elbow|knuckle|knuckles|fist|heel|knee & far|hollow|armpit|groin|socket|throat|eye|eyes|ribs|kidneys|navel|spine|collarbone|temple|temples|bone & go|can|in|into|under|behind !never light gentl*",
            "sore|cracked|bruised|tender|aching|battered & rib|ribs|kidney|kidneys|tailbone|shin|breastbone & press|push|dig|knead|hammer|lean|pound & until|hard|harder|firmly|weight|longer",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@hedge",
        patterns: &[
            // Where nothing in the whole text is kind or careful.
            "^@handle|strokes|pressure|massaging|roller|gun|elbow|thumbs|knuckles|fist|salt & @peril",
            "^child|children|kid|kids|toddler|son|daughter|partner|friend|husband|wife|someone|somebody & stand|stands|walk|walks|jump|jumps|kneel|kneels|bounce|bounces|trample|sit|sits & back|spine|neck|belly|kidneys|ribs|stomach",
            "^third|fourth|fifth|sixth|seventh|eighth|ninth month & weight|lean|press|knead|hard|firmly|elbow|belly|sacrum|twist",
            "^baby|infant|newborn|babies & shake|shaking|vibrating|upside|honey|tight|tightly|hard|firmly|hang|hangs|ankles|dangle|throw|twist|crack|yank|thumb|thumbs",
            "run up|at|off & heel|elbow|jump|drop|fall|fist|knee & knot|back|spine|thigh|muscle",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@hedge",
        patterns: &[
            "^@alarm & @urge",
            "^until|till & @alarm|@pained",
            "^lose|loses|lost & colour|color|feeling|sensation|consciousness|sight|count & until|till|keep|stay|hold",
            "massage|pressure|roller|work & black|blue|purple|mottled & leaves|leave|skin|good|proper|deep",
            "+only when|once . .. @alarm|cry|scream & enough|deep|right|working|works|done|there|properly",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "@hedge",
        patterns: &[
            "^@breath|lips & @sign|black|blackness|stars|dark|darkens|spins|burst|bursts|bursting|blue|panic|screaming|scream|ringing|faints & until|till|hold|held|holding|keep|push|reach|good|great|right|close|near|nearly|almost|welcome|faster|harder|through|wait|beat|more|again|longer|next|stay|stop",
            "^blue lips|fingernails & almost|nearly|near|zone|there|just|only|mean|means",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool check test off before timer cloth towel low lukewarm unless if doctor",
        patterns: &[
            "^@heatthing & sleep|asleep|overnight|blister|blisters|bare|highest|maximum|hottest|scorch|scorches|scald",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny doctor pharmacist usual prescribed ask tell later badly evening if",
        patterns: &[
            "^@booze & massage|massaging|knots|knot|muscle|muscles|@handle|easier|looser|stretch|stretching|session|shoulders",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "",
        patterns: &[
            "+dont|never|not . release|let|open|remove|breathe|inhale|move|surface ... before|until|till . .. spin|spins|dizzy|faint|black|burst|bursts|blue|dark|stars|sway|sways|must",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny gentl* light lightly allowed ok right follow stop rest",
        patterns: &[
            "^@expert & says|said|wants|wanted|thinks|insists|insisted|orders|forbade|forbids|warned|warns & but|anyway|nonsense|rubbish|exaggerates|overcautious|whatever|yet",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@deny doctor gentl* light lightly hover",
        patterns: &[
            "neck|throat & flow|blood|circulation|artery|arteries|pulse & choke|cut|shut|block|stop|pinch|press|clamp|squeeze|interrupt|close|both & count|seconds|second|thirty|twenty|until|off|sides",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "@hedge small harmless",
        patterns: &[
            "^crack|cracks|crunch|crunches|clunk|clunks|pop|pops|snap|snaps & neck|spine|vertebra|vertebrae|cervical|jaw",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool test check someone",
        patterns: &[
            "^numb|insensitive|senseless|unfeeling & hot|hotter|boiling|heat|radiator",
            "^hot|heat|heated|hotter|stones|stone|bottle & ring|mark|marks|imprint|print|blister|blisters|scorch|scar & skin|best|leaves|days|leave|red",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny doctor pharmacist",
        patterns: &["double|triple|handful|extra . dose|doses|of|your . @med|@sedative|@painkiller"],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@deny stop doctor gentl* imagine",
        patterns: &[
            "sit|sits|kneel|kneels|stand|lie|lean . on . .. shoulders|back|hips|thighs|knees & force|push|pushes|press|bounce|split|splits",
            "run|roll|drag|glide|pass|drive|gun|roller|set & spine|backbone|vertebra|vertebrae|tailbone & over|along|bone|skull|highest|full|hard !flat base palms beside either muscle muscles sides",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@deny gentl* slowly soft* small careful pleasant pleasantly comfortabl*",
        patterns: &[
            "head|neck & fall|falls|drop|drops & faster|stone|force|forcefully|hard|jerk|momentum|again & forward|back|backwards|side|again|faster",
            "head|neck & far|fully|way & back|sideways|side|forward|down & press|push|pull|force|yank",
            "could|can you . press|push|go|dig|lean . any|still harder|deeper|firmer|further & then|do|so|why",
            "edge|limit|brink|verge|border|end of . .. what|pain|bear|tolerance|endurance & press|push|right|go|up|do|hold",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@deny stop doctor help sit call ambulance rest",
        patterns: &[
            "^chest|heart|arm|jaw & tight|tightens|tighten|ache|aches|heavy|crushing|numb|stabs & regardless|anyway|carry|onward|continue|nevertheless|ignore|nonetheless",
            "^numb|dead|lifeless & gone|goes|completely|fully|entirely & count|stay|hold|hundred|minutes",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "@deny stop gentl* slow slowly",
        patterns: &[
            "^pant|panting|puff|puffing|huff|hyperventilate & minutes|minute|spin|dizzy|until|long|stars|dog|row",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "",
        patterns: &[
            "+cant|cannot|barely|hardly|no|not . lift|raise|move|bend|turn|straighten|walk|stand|sit . .. arm|arms|leg|legs|neck|head|hand|knee|stairs & enough|until|till|tomorrow|know|proof|done !stop doctor never if",
            "+no . such . thing . as . too . hard|deep|strong|firm|much|rough",
            "+cant|cannot|never . press|push|dig|rub|squeeze|knead . too . hard|deep|much|firmly",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny doctor healed says agrees physio stays leave",
        patterns: &[
            "brace|splint|cast|sling|collar|boot|stitches|bandage ~ slip|take|pull|tear|cut|slide|strip|peel|rip . .. off|out|away|open",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "@deny gentl* slowly doctor physio",
        patterns: &[
            "straighten|bend|unlock|free|move & locked|stuck|blocked|jammed|frozen & shove|force|jerk|push|yank|tug|thrust",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool wait",
        patterns: &[
            "oil|wax|water|tea|butter & smokes|smoking|bubbles|boils|sizzles|steams & pour|drip|drop|rub|spread",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny doctor",
        patterns: &["@med ... take|takes|taking . their|its|the place"],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@deny beside muscle muscles gentl* light",
        patterns: &["right|directly|straight on|along . top|edge . of . the|your spine|backbone|vertebrae"],
    },
];
