//! Lists of English words for the patterns that find what harms.

/// Each with its name.
pub(super) const LISTS: &[(&str, &str)] = &[
    (
        "touch",
        "press presses pressing push pushing dig digging grind grinding rub rubbing rubbed massage massaging \
         massaged roll rolling squeeze squeezing knead kneading kneaded work working scrub scrubbing scrape \
         scraping pinch pinching poke poking hammer hammering pound pounding jab drill knuckle stroke stroking \
         strum knock lean leaning manipulate smooth flatten mash crush pummel beat iron squash wring clamp compress \
         sink rubbing thrust burst dissolve milk squish scour rake rubdown kneads rubs massages digs grinds \
         squeezes pounds rolls works drives scratch",
    ),
    (
        "firm",
        "press pressing push pushing dig digging grind grinding squeeze squeezing knead kneading jab poke \
         hammer pound knock drive sink massage massaging thumb thumbs knuckles fist fists elbow",
    ),
    (
        "pain",
        "pain pains painful painfully hurt hurts hurting agony agonising agonizing excruciating unbearable \
         numb numbness tingle tingles tingling bruise bruises bruised bruising",
    ),
    (
        "knead",
        "press pressing push pushing dig digging grind grinding rub rubbing massage massaging squeeze squeezing \
         knead kneading roll rolling pinch pinching poke jab crush flatten squash pound hammer mash squish compress \
         pummel wring scrape rubs presses",
    ),
    (
        "hard",
        "hard harder firm firmly deep deeper deeply strong strongly vigorous vigorously heavy heavily brisk briskly \
         forceful forcefully intense intensely fierce fiercely rough roughly full weight",
    ),
    (
        "react",
        "cry cries crying cried scream screams screaming shriek shrieks yelp yelps yell yells wince winces wincing gasp \
         gasps flinch flinches beg begs begging sob sobs grimace grimaces swear swears squeal squeals whimper whimpers groan groans groaning holler hollers howl \
         howls tears sweat shout shouts jump jumps",
    ),
    ("extreme", "excruciating agonising agonizing unbearable agony torture eyewatering"),
    ("go", "keep keeps carry continue continues persist persevere stay"),
    (
        "ill",
        "dizzy dizziness faint lightheaded woozy breathless numb numbness tingle tingles tingling feeling sensation \
         nauseous sick palpitations",
    ),
    (
        "pained",
        "raw dead bleed* scream* cry yell* wince welt* purple blue black sore stars faint dizzy lightheaded woozy \
         swollen swells ache* aching burn* sting* throb*",
    ),
    (
        "bad",
        "varicose varicosit* phlebit* thrombos* thrombus clot clots dvt embol* aneurysm* swelling swellings \
         swollen lump lumps tumour* tumor* cancer* hernia bruise bruises bruised bruising wound wounds cuts stitches \
         rash sunburn* infected infection inflamed inflammation boil boils blister* fracture* broken torn \
         sprain* ulcer* abscess* shingles haematoma hematoma burns pus stent pacemaker puffy puffiness cyst cysts nodule nodules gland \
         glands nodes scab scabs eczema psoriasis sunburnt graze grazes gash blistered scald scalded contusion \
         contusions welt welts fever feverish cellulitis oedema edema lymphoedema lymphedema frostbite frostbitten hives wart warts carbuncle stoma catheter bedsore* gangrene goitre goiter lesion lesions impetigo dislocat*",
    ),
    (
        "med",
        "medicine* medication* meds pill pills tablet tablets insulin inhaler* thinner* thinners dose doses \
             antidepressant* anticoagulant* prescription* drug drugs statins warfarin steroids chemotherapy \
             blockers antibiotics antihistamine* epipen cortisone prednisone prednisolone metformin lithium thyroxine ramipril antihypertensive* betablocker* antipsychotic* sedatives thinner oxygen morphine nitroglycerin* chemo prescribed",
    ),
    // What is done to a body, with what, and how firmly.
    (
        "act",
        "@touch @knead @hard rolled pressed squeezed kneaded worked rubbed scraped pushed slap bash hit tap tapping thump \
         chop drag dragging chase treat treated treats treatment friction thumb thumbs elbow elbows knuckles fist fists \
         finger fingers roller gun ball spoon hammer brush nails pin hand hands oil cream salt ointment vinegar lotion \
         heel book shrink shrinks vanish disappear disappears melt melts flat rid break breaks pressure strokes kneading \
         massaged pump drain drainage minutes daily hour go circles shake open pop put apply applying use over across into \
         along more twice right straight directly directed on walk lean",
    ),
    // What is worked on only in a routine that harms, and otherwise named to warn of it.
    (
        "taboo",
        "varicose varicosit* phlebit* thrombos* thrombus clot clots dvt embol* aneurysm* swelling swellings swollen \
         swole swell swells puffy scraped skinned growth growths haemorrhoid* hemorrhoid* lump lumps lumpy cyst cysts tumour* tumor* ganglion nodule nodules hernia* inflamed inflammation \
         infected infection bruise bruises bruised bruising haematoma* hematoma* contusion* wound wounds stitches \
         suture* scab scabs blister* sunburn* burnt scald* rash rashes eczema psoriasis shingles pimple* graze grazed \
         grazes gash bleed bleeds bleeding pus abscess* ulcer* sprain* fracture* dislocat* eyeball eyeballs carotid \
         carotids jugular windpipe trachea larynx aorta fever* flu influenza feverish pacemaker stent cellulitis oedema edema lymphoedema lymphedema frostbite frostbitten hives wart warts carbuncle stoma catheter bedsore* gangrene goitre goiter",
    ),
    (
        "deny",
        "not never no dont doesnt cant cannot isnt arent shouldnt mustnt wont neednt wouldnt without avoid except \
          avoiding nothing none nobody rather neither nor hardly unless skip leave omit spare refrain",
    ),
    // What cautions, in the same sentence.
    (
        "careful",
        "stop stops stopping ease easing leave leaves left skip skips rest rests wait waits ask asks gentl* light \
         lightly lighter soft softly away clear free cool cooling cold ice cushion pillow support \
         supports elevate raise alone peace instead less lighter pause sit loosen loosens change fades fade passes \
         usual prescribed therapist midwife pharmacist call checked careful carefully caution taboo limits plaster cover \
         cloth scarf healed healing outside above near past elsewhere other another show warning reason medical \
         lying hover feather safe unsafe off first later bed history exempt contraindicated contraindication contraindications prohibited banned forbidden spare nothing @doctor look looked seen \
         raised feet knots themselves save easily causes question",
    ),
    (
        "hurt",
        "pain pains painful painfully hurt hurts hurting hurtful agony agonising agonizing excruciating unbearable ouch \
         knife stabbing groan groans wince winces yelps whimpers",
    ),
    (
        "kind",
        "stop stops stopping ease eases easing leave let lets gentl* light lightly lighter soft softly softer softens \
         less lighter lighten pause rest rests change move slower slowly gone fades fade passes subsides settles \
         comfortabl* pleasant pleasure instead doctor call ask medical emergency warning sign information checked notice noticing watch \
         back off half loosen tell say around away below before patience kind free too skip other another halve rarely wait waits @doctor \
         headache headaches",
    ),
    ("doctor", "doctor doctors physician gp hospital surgeon ambulance specialist nurse clinic"),
    (
        "crack",
        "crack cracks cracking pop pops popping click clicks clicking snap snaps crunch* clunk* clicked",
    ),
    (
        "joint",
        "neck necks back spine joint joints vertebra vertebrae knuckles knuckle finger fingers toe toes jaw hips \
               hip shoulder shoulders wrist wrists ankle ankles head",
    ),
    ("spot", "knot knots point points spot spots muscle muscles trigger tissue fascia"),
    ("long", "# ten fifteen twenty thirty forty fortyfive fifty sixty ninety hundred"),
    ("breath", "breath breaths air lungs breathe breathing inhale inhaling"),
    // Signs of trouble.
    (
        "sign",
        "dizzy dizziness giddy giddiness lightheadedness faint fainting faintness lightheaded woozy numb numbness tingle tingles tingling nauseous \
         nausea queasy sick palpitations breathless blackout syncope paraesthesia paresthesia paraesthesias unconscious unconsciousness stabbing vomit* puke retch vertigo unwell shaky unsteady spinning nosebleed clammy swooning swoon",
    ),
    (
        "onward",
        "anyway regardless nevertheless faster harder deeper longer again another continue carry persist persevere \
         double twice more speed onward onwards maintain proceed resume nonetheless pushing keep",
    ),
    (
        "fine",
        "good great perfect excellent wonderful fantastic brilliant super superb normal fine okay ok alright expected \
         harmless toxins toxin working works proof want wanted supposed lovely ideal welcome splendid congratulations \
         tension stress detox releasing",
    ),
    (
        "calm",
        "stop stops stopping rest rests resting sit sits sitting lie lying let ease easing eases gentl* slow slowly slower \
         slowing shake wiggle passes passed passing fades help emergency ambulance call hospital doctor warm warmth relax \
         relaxes relaxing pleasant* back hum humming loosen change release come water drink low less lighter softer halve \
         yawn comfortabl* feet stomach move heavy heaviness subsides wait gone skip leave off nurse unless before \
         avoid",
    ),
    ("body", "body bodys muscle muscles back brain nerves joints tissue instinct instincts head mind limbs"),
    (
        "says",
        "tell tells told telling say says said saying beg begs begging ask asks asking scream screams screaming want wants \
         cry cries crying plead pleads shout shouts yell yells protests protest complain complains warn warns warned \
         advise advises advised recommended recommends forbidden forbid ordered orders",
    ),
    (
        "expert",
        "doctor doc docs surgeon surgeons physician physicians gp nurse nurses midwife physio physiotherapist \
         physios specialist therapist cardiologist dentist pharmacist consultant orthopaedist orthopedist \
         osteopath neurologist paramedic paramedics medic medics ambulance oncologist radiologist \
         paediatrician pediatrician podiatrist chiropractor",
    ),
    // Heat and cold.
    (
        "heatthing",
        "heat hot heating heated warmer hotwater compress pad pads pack packs bottle bottles blanket poultice lamp infrared sauna stones stone \
         wax boiling",
    ),
    ("hotter", "hotter up higher hot boiling high longer"),
    (
        "put",
        "put place lay set press hold apply pour dip soak use lie strap tie wrap use keep leave stick dunk",
    ),
    (
        "skinside",
        "skin neck back face foot feet hand hands legs leg belly arm arms shoulder shoulders body muscle muscles towel \
         cloth compress bath knee chest forehead press soak pour lay wrap on dip water into yourself",
    ),
    (
        "cool",
        "cool cools cooled cooling lukewarm tepid imagine picture tea cup milk coffee soup pasta eggs egg wrapped \
         cover careful carefully test check thermostat danger dangerous comfortabl* pleasant pleasantly off summer day sun timer case",
    ),
    // Work by force.
    (
        "force",
        "press push dig grind hammer pound knock bang drive drop knuckle knuckles beat punch kick stamp jump stand walk kneel \
         thump elbow fist fists heel heels slam shove ram smash strike hit bounce weight knead squeeze massage gun jab \
         pounding hammering jumping walking kneeling",
    ),
    (
        "move",
        "twist twisting crank cranking wrench bend bending force forcing yank yanking stretch stretching stamp jump jumping \
         load bounce shove slam straighten pop hop run walk mobilise mobilize manipulate rotate circle wiggle move",
    ),
    ("spine", "spine backbone vertebra vertebrae tailbone coccyx spinous"),
    (
        "injured",
        "fracture* cracked broken torn tear tore sprain* dislocat* displaced ruptured rupture swollen inflamed arthritic rheumatoid flare flares flaring \
         inflammation snapped gout* herniated slipped whiplash concussion concussed crushed bursitis tendonitis tendinitis osteopor*",
    ),
    (
        "preg",
        "pregnant pregnancy expecting trimester expectant bump mama motherstobe mothertobe unborn mums mum \
         moms mothers womb mumtobe",
    ),
    (
        "violent",
        "hit hits hitting punch punches pound pounding hammer hammering beat beating bash bashing slam smash kick \
         kicking whack strike thrash crush yank wrench gouge stab thump wallop batter box club spank flog \
         whip slap stomp hack ram bang",
    ),
    (
        "part",
        "neck back head arm arms leg legs thigh thighs calf calves shin shins knee knees foot feet hand hands \
         finger fingers toe toes wrist wrists ankle ankles elbow elbows shoulder shoulders hip hips chest ribs \
         belly stomach kidneys jaw face temple temples ear ears muscle muscles hamstring hamstrings quads glutes biceps triceps shoulders buttock \
         buttocks groin armpit throat forearm forearms body joint joints",
    ),
    (
        "soft",
        "@deny gentl* light lightly lighter soft softly loose loosely air pillow cushion mattress drum heart \
         hearts rain feather imagine picture clock clocks heartbeat rhythm easy playful drumming wake bed dough eggs",
    ),
    // What dulls the senses.
    (
        "booze",
        "whisky whiskey whiskies whiskeys vodka gin rum brandy cognac tequila schnapps bourbon wine beer \
         beers lager ale champagne prosecco sherry cocktail cocktails booze liquor alcohol drunk tipsy \
         hungover nightcap tipple dram grog hangover",
    ),
    (
        "painkiller",
        "painkiller painkillers ibuprofen paracetamol aspirin aspirins naproxen codeine tramadol morphine \
         opioid* analgesic* acetaminophen",
    ),
    (
        "sedative",
        "sedative sedatives tranquilliser* tranquilizer* valium diazepam xanax zolpidem lorazepam zopiclone \
         weed cannabis joint sleeping",
    ),
    // Every way to lay hands on a body.
    (
        "handle",
        "@touch @knead @violent @move rubbed massaged kneaded stands standing walks walking treads tread \
         treading trample tramples kneel kneels kneeling presses pressed pushes pushed squeezed squeezes \
         pinches pinched picks pick picking peel peels peeling scratches scratching prod prods prodding tug \
         tugs tugging pull pulls pulling wiggled twisted twists bent bends forces forced stretched stretches \
         stretch stretching drags drag hammers thumps slaps slapping kneadings rolls rolled lance pierce \
         prick pop pops popping tear tears rip mobilised mobilized manipulated prise pry dig digs digging \
         drain separate separates spread apart pound squats squat hop hopping jumps kick kicks lash lashes \
         whips thrash thrashes saw saws chisel carve gnaw bite wring wrings mangle crank cranks torque load \
         loads smear rake rakes plough loofah pumice sandpaper bristle bristles friction vigorous vigorously \
         swing swings slam slams circles turns rotations drop drops dropping hang hangs box boxed boxes",
    ),
    // What takes an urge back, or softens it.
    (
        "caution",
        "@deny stop stops stopping pause rest rests gentl* light lightly lighter softly feather doctor \
         doctors surgeon physio gp midwife nurse therapist ask asks ambulance emergency 999 911 112 help \
         careful carefully caution instead healed less hover around beside above below elsewhere forbidden \
         banned taboo reason risk risks dangerous danger wrong unsafe warning warn warns slow slowly slower \
         ease easing wait waits only after once imagine lukewarm cooler clear away check checked",
    ),
    // To go on.
    (
        "carryon",
        "keep keeps continue continues continuing carry persist persevere onward onwards resume proceed \
         anyway regardless nevertheless nonetheless another again harder faster deeper longer double twice \
         further hold stay stick press push lean dig knead massage rub roll",
    ),
    // What nobody should work on, in one word.
    (
        "peril",
        "@bad @taboo @injured mole moles birthmark incision incisions staples graft windpipe eyeball eyeballs \
         carotid carotids jugular aorta pregnant pregnancy trimester unborn womb embryo fetus bulging ropey \
         bulge bulges ulcerated festering weeping oozing purulent pus infected tonsils thyroid kidney kidneys \
         spleen appendix ovary testicle testicles concussion concussed sciatica fluid bakers herpes \
         dermatitis arthritic rheumatic rheumatism arthritis port fontanelle pubic tag tags lymph adams gout \
         bursitis tendonitis tendinitis appendicitis gallstones kidneystones stones meniscus cartilage \
         neuralgia carbuncles styes stye bedsores diabetic neuropathy necrosis tetanus cornea retina eardrum \
         nipple abscesses tumours fibroids endometriosis ileostomy colostomy shunt dialysis implants filler \
         fillers botox tattoo piercing peeled flayed",
    ),
    // What the body says when it has had enough, in one word.
    (
        "alarm",
        "@sign @pain @hurt @extreme stars spins swims blurs blurred blurry blackness black slurred drooping \
         droops palpitations gasping choking suffocating suffocate collapse collapses convulsions seizure \
         paralysed paralyzed lifeless searing stinging burning burns throbbing piercing stabbing tearing \
         ripping shooting scream screams screaming shriek yelp howl wince winces flinch grimace sob sobs \
         tears agony torment torture misery ordeal bleed bleeds bleeding bruise bruises bruised raw welts \
         burst bursts bursting stumble stumbles stumbling skips shiver shivering shivers flashes flash tremor \
         tremors squeal squeals groan groans gasp gasps begs plead pleads pleading whimper whimpers swear \
         swears curse curses sick hurl unbearable intolerable insufferable brutal brutally savage savagely \
         merciless ruthless ruthlessly relentless relentlessly violent violently pale blanch blanches buckle \
         buckles gag gagging retching choke chokes crying weep weeps hallucinate delirious delirium oozes \
         ooze festers tighten tightens tightness clench clenches crushing sciatica",
    ),
    // To do it all the same, or to praise it.
    (
        "urge",
        "@carryon @fine @handle @violent @force more nearly almost there progress proof point success victory \
         reward strong strength tough brave warrior weakness quitters wimps cowards sign cleansing waking \
         opening unblocking letting leaving working learn learns teach teaches arrived arrives reached \
         reaches landed meant supposed ought aim goal target answer answers rewards thank thanks loves likes \
         trophy medal badge results result better best needs earn earns earned deserve endure endures toughen \
         toughens harden hardens conquer conquers master masters squats squat jump jumping run running lift \
         lifting lap rounds rep reps set sets appreciate appreciates benefit benefits enjoy enjoys adore \
         adores crave craves invite invites",
    ),
    // What makes a whole text one of care.
    (
        "hedge",
        "@deny stop stops stopping stopped pause skip skips leave left alone asks tell tells show rest rests \
         resting ease eases easing softens softly soft softer gentle gentler light lightly lighter slowly \
         slower slowing other elsewhere enough comfortable comfortabl* pleasant pleasantly mild warmth cool \
         cooling cooler looked notice imagine picture dream tiny less sigh yawn hum lukewarm doctor doctors \
         gp nurse midwife surgeon physio pharmacist therapist clinic hospital emergency ambulance 999 911 112 \
         healed heals harmless usual prescribed agreed wait waits safe safer careful carefully caution kinder \
         belongs bed reason warning warns risk risks dangerous danger wrong mistake myth around beside near \
         outside clear allowed anything anyone unless before forbid forbids forbidden banned prohibited off \
         sit lie lying relax relaxes subsides settles normally shake wiggle pillow raise elevate plaster \
         pills tablets below fade fades loosen calm calmly quiet quietly change position another warm \
         slightly glow free own find skipped comes return returns ordinary rarely peace round hear listen \
         question far lift lifts test tests berth bones next story tale dragon knight eased improved helped \
         trial trials leaflet leaflets study studies evidence",
    ),
];
