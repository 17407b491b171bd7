//! Finds words that tell people to do what may hurt them. Each language lists patterns of words. A match is ignored
//! if it is denied, warned of or excused in the same sentence.
//!
//! A pattern is words separated by blanks: `word`, `stem*`, `*part*`, `this|that`, `@list` for a list of the language,
//! `#` for a number of 10 or more, `.` for up to two other words, `..` for up to six, `...` for up to twelve. What
//! stands on both sides of `&` may come in any order, near each other in one sentence. Words after `!` excuse it
//! anywhere in its sentence. A pattern after `+` is found even if it is denied, because the denial is part of it:
//! "don't stop when it hurts".

use std::collections::HashMap;
use std::ops::Range;

use super::harm_rules::{HarmKind, HarmRules};

/// The longest stem of a pattern, in letters.
const MAX_STEM: usize = 24;

/// How far apart the parts around "&" may stand, in words.
const REACH: usize = 18;

/// How many words on a denial reaches a word that reverses it.
const REVERSED: usize = 5;

/// Only this many bytes of a text are searched: prompts are far shorter.
const MAX_BYTES: usize = 8000;

/// The patterns of a language, ready to be looked for.
#[derive(Debug)]
pub struct HarmFinder {
    /// Which sets each whole word, and each beginning of a word, is in.
    whole: HashMap<&'static str, Vec<Set>>,
    stems: HashMap<&'static str, Vec<Set>>,
    /// The same for parts within a word: German and Dutch join words.
    parts: Vec<(&'static str, Set)>,
    /// Sets so far, by how they are written.
    sets: HashMap<&'static str, Set>,
    patterns: Vec<Pattern>,
    excuses: Vec<Pattern>,
    /// The patterns that begin with a set.
    beginning: HashMap<Set, Vec<usize>>,
    denials: Set,
    carriers: Set,
    openers: Set,
    turns: Set,
    barriers: Set,
    reversals: Set,
    /// The sets that have every number of 10 or more.
    numbers: Vec<Set>,
}

/// A set of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Set(usize);

/// Sets in their order, and how many other words may stand before each.
type Sequence = Vec<(usize, Set)>;

#[derive(Debug)]
struct Pattern {
    kind: HarmKind,
    /// The words it begins with.
    parts: Sequence,
    /// What must stand near it as well.
    near: Vec<Sequence>,
    /// What excuses it.
    unless: Vec<Set>,
    is_denial: bool,
}

struct Word {
    sets: Vec<Set>,
    at: Range<usize>,
    sentence: usize,
    clause: usize,
}

impl Word {
    fn is(&self, set: Set) -> bool {
        self.sets.contains(&set)
    }
}

impl HarmFinder {
    /// Reads the patterns of a language.
    #[must_use]
    pub fn new(rules: &'static HarmRules) -> Self {
        let mut finder = Self {
            whole: HashMap::new(),
            stems: HashMap::new(),
            parts: Vec::new(),
            sets: HashMap::new(),
            patterns: Vec::new(),
            excuses: Vec::new(),
            beginning: HashMap::new(),
            denials: Set(0),
            carriers: Set(0),
            openers: Set(0),
            turns: Set(0),
            barriers: Set(0),
            reversals: Set(0),
            numbers: Vec::new(),
        };
        finder.denials = finder.set(rules.denials, rules);
        finder.carriers = finder.set(rules.carriers, rules);
        finder.openers = finder.set(rules.openers, rules);
        finder.turns = finder.set(rules.turns, rules);
        finder.barriers = finder.set(rules.barriers, rules);
        finder.reversals = finder.set(rules.reversals, rules);
        for pattern in rules.excuses {
            let excuse = finder.pattern(HarmKind::Pain, "", pattern, rules);
            finder.excuses.push(excuse);
        }
        for harm in rules.harms {
            for pattern in harm.patterns {
                let pattern = finder.pattern(harm.kind, harm.unless, pattern, rules);
                finder.beginning.entry(pattern.parts[0].1).or_default().push(finder.patterns.len());
                finder.patterns.push(pattern);
            }
        }
        finder
    }

    /// The first words in a text that tell people to do something harmful, and where they stand.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<(HarmKind, Range<usize>)> {
        let words = self.words(text);
        (0..words.len()).find_map(|at| {
            let here = words[at].sets.iter().filter_map(|set| self.beginning.get(set)).flatten();
            here.map(|index| &self.patterns[*index]).find_map(|pattern| {
                let found = self.all_of(&words, at, pattern)?;
                let (first, last) = (*found.iter().min()?, *found.iter().max()?);
                let place = words[first].at.start..words[last].at.end;
                (!self.is_excused(&words, pattern, &found)).then_some((pattern.kind, place))
            })
        })
    }

    /// The words that match the whole of a pattern that begins at the word `at`. Of what must stand near it, what is not
    /// denied.
    fn all_of(&self, words: &[Word], at: usize, pattern: &Pattern) -> Option<Vec<usize>> {
        let mut found = matched(words, at, &pattern.parts, self.barriers)?;
        for near in &pattern.near {
            let reach = at.saturating_sub(REACH)..=(at + REACH).min(words.len() - 1);
            let mut there = reach
                .filter(|other| words[*other].sentence == words[at].sentence)
                .filter_map(|other| matched(words, other, near, self.barriers));
            found.extend(there.find(|more| {
                more.iter().all(|at| !found.contains(at))
                    && (pattern.is_denial || !self.is_denied(words, more))
            })?);
        }
        Some(found)
    }

    fn is_excused(&self, words: &[Word], pattern: &Pattern, found: &[usize]) -> bool {
        let sentence = words[found[0]].sentence;
        let excuses = || self.excuses.iter().filter(|excuse| excuse.is_denial || !pattern.is_denial);
        let is_excuse = |at: usize| {
            let is_match = |excuse: &Pattern| matched(words, at, &excuse.parts, self.barriers).is_some();
            excuses().any(is_match)
        };
        if (0..words.len()).any(|at| words[at].sentence == sentence && is_excuse(at)) {
            return true;
        }
        let is_unless = |at: usize| pattern.unless.iter().any(|set| words[at].is(*set));
        let in_sentence = |at: &usize| words[*at].sentence == sentence;
        let holds = |at: usize| {
            !(self.is_reversed(words, at) || words[at].is(self.denials) && self.reverses(words, at, found))
        };
        if (0..words.len()).filter(in_sentence).any(|at| is_unless(at) && holds(at)) {
            return true;
        }
        !pattern.is_denial && self.is_denied(words, found)
    }

    /// Whether a word of caution is denied: "don't stop".
    fn is_reversed(&self, words: &[Word], at: usize) -> bool {
        let is_before = |from: usize| words[from].clause == words[at].clause && words[from].is(self.denials);
        words[at].is(self.reversals) && (at.saturating_sub(REVERSED)..at).any(is_before)
    }

    /// Whether a denial means the opposite: "don't stop", "no reason to skip". Words of what is told do not count:
    /// "don't stop your tablets".
    fn reverses(&self, words: &[Word], at: usize, told: &[usize]) -> bool {
        let after = words.iter().enumerate().skip(at + 1).take(REVERSED);
        let mut inside = after.take_while(|(_, word)| word.clause == words[at].clause);
        inside.any(|(after, word)| word.is(self.reversals) && !told.contains(&after))
    }

    /// Whether one of the words stands in a part of its sentence that is denied.
    fn is_denied(&self, words: &[Word], found: &[usize]) -> bool {
        let sentence = words[found[0]].sentence;
        let is_near = |word: &&Word| word.sentence == sentence;
        let is_denied = |clause: usize| {
            let mut inside = words.iter().enumerate().filter(|(_, word)| word.clause == clause);
            inside.any(|(at, word)| {
                let is_void = || self.is_reversed(words, at) || self.reverses(words, at, found);
                word.is(self.denials) && !found.contains(&at) && !is_void()
            })
        };
        let carries = |clause: usize| {
            let mut inside = words.iter().filter(|word| word.clause == clause);
            inside.clone().any(|word| word.is(self.carriers))
                || inside.next().is_some_and(|word| word.is(self.openers))
        };
        found.iter().any(|at| {
            let clause = words[*at].clause;
            let first = words.iter().filter(is_near).map(|word| word.clause).min().unwrap_or(clause);
            is_denied(clause) || carries(clause) && (first..clause).any(is_denied)
        })
    }

    fn pattern(
        &mut self,
        kind: HarmKind,
        unless: &'static str,
        text: &'static str,
        rules: &HarmRules,
    ) -> Pattern {
        let (text, is_denial) = text.strip_prefix('+').map_or((text, false), |text| (text, true));
        let (text, own) = text.split_once(" !").unwrap_or((text, ""));
        let mut sequences = text.split(" & ").map(|text| self.sequence(text, rules)).collect::<Vec<_>>();
        let near = sequences.split_off(1);
        let parts = sequences.remove(0);
        let unless = if is_denial { "" } else { unless };
        let unless = [own, unless].into_iter().filter(|words| !words.is_empty());
        let unless = unless.map(|words| self.set(words, rules)).collect();
        Pattern { kind, parts, near, unless, is_denial }
    }

    fn sequence(&mut self, text: &'static str, rules: &HarmRules) -> Sequence {
        let (mut parts, mut gap) = (Vec::new(), 0);
        for part in text.split(' ') {
            match part {
                "." => gap = 2,
                ".." => gap = 6,
                "..." => gap = 12,
                _ => parts.push((std::mem::take(&mut gap), self.set(part, rules))),
            }
        }
        parts
    }

    /// The set of words that is written so.
    fn set(&mut self, written: &'static str, rules: &HarmRules) -> Set {
        if let Some(set) = self.sets.get(written) {
            return *set;
        }
        let set = Set(self.sets.len());
        self.sets.insert(written, set);
        self.fill(set, written, rules);
        set
    }

    fn fill(&mut self, set: Set, written: &'static str, rules: &HarmRules) {
        for word in written.split([' ', '|']) {
            if let Some(list) = word.strip_prefix('@') {
                let list = rules.lists.iter().find(|(name, _)| *name == list);
                debug_assert!(list.is_some(), "there is no list {word}");
                list.into_iter().for_each(|(_, words)| self.fill(set, words, rules));
                continue;
            }
            if word == "#" {
                self.numbers.push(set);
                continue;
            }
            if let Some(part) = word.strip_prefix('*') {
                self.parts.push((part.trim_end_matches('*'), set));
                continue;
            }
            let (map, word) = match word.strip_suffix('*') {
                Some(stem) => (&mut self.stems, stem),
                None => (&mut self.whole, word),
            };
            map.entry(word).or_default().push(set);
        }
    }

    /// The words of a text, in small letters and without apostrophes; numbers apart from their units.
    fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let (mut sentence, mut clause) = (0, 0);
        let mut rest = text.char_indices().take_while(|(at, _)| *at < MAX_BYTES).peekable();
        while let Some((start, c)) = rest.next() {
            if !c.is_alphanumeric() {
                let ends = rest.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
                match c {
                    '.' | '!' | '…' | ';' | '\n' if ends => (sentence, clause) = (sentence + 1, clause + 1),
                    // A question may be a condition: "Swollen? Then knead it."
                    ',' | '?' | ':' | '(' | ')' | '–' | '—' | '"' | '“' | '”' => clause += 1,
                    _ => {}
                }
                continue;
            }
            let is_digit = c.is_ascii_digit();
            let (mut word, mut end) = (String::from_iter(c.to_lowercase()), start + c.len_utf8());
            while let Some((at, c)) = rest.next_if(|(_, c)| {
                matches!(c, '\'' | '’') || c.is_alphanumeric() && c.is_ascii_digit() == is_digit
            }) {
                end = at + c.len_utf8();
                word.extend(c.to_lowercase().filter(|c| c.is_alphanumeric()));
            }
            let sets = self.sets_of(&word);
            if sets.contains(&self.turns) {
                clause += 1;
            }
            words.push(Word { sets, at: start..end, sentence, clause });
        }
        words
    }

    fn sets_of(&self, word: &str) -> Vec<Set> {
        let mut sets = self.whole.get(word).cloned().unwrap_or_default();
        let stems = word.char_indices().map(|(at, c)| &word[..at + c.len_utf8()]);
        stems.take(MAX_STEM).filter_map(|stem| self.stems.get(stem)).for_each(|found| sets.extend(found));
        sets.extend(self.parts.iter().filter(|(part, _)| word.contains(part)).map(|(_, set)| *set));
        if word.parse().is_ok_and(|n: u32| n >= 10) {
            sets.extend(&self.numbers);
        }
        sets
    }
}

/// The words that match a pattern from the word `at` on; they are in one sentence.
fn matched(words: &[Word], at: usize, parts: &[(usize, Set)], barriers: Set) -> Option<Vec<usize>> {
    let ((_, first), rest) = parts.split_first()?;
    if !words.get(at)?.is(*first) {
        return None;
    }
    let Some((gap, _)) = rest.first() else { return Some(vec![at]) };
    let sentence = words[at].sentence;
    for next in at + 1..=at + 1 + gap {
        if words.get(next).is_none_or(|word| word.sentence != sentence) {
            return None;
        }
        if let Some(mut found) = matched(words, next, rest, barriers) {
            found.insert(0, at);
            return Some(found);
        }
        if words[next].is(barriers) {
            return None;
        }
    }
    None
}
