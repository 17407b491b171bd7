//! The words of a text, and which sets of words each is in: what `harm` looks for patterns in.

use std::collections::HashMap;
use std::ops::Range;

use super::harm_rules::HarmRules;

/// The longest stem of a pattern, in letters.
const MAX_STEM: usize = 24;

/// Only this many bytes of a text are searched: prompts are far shorter.
const MAX_BYTES: usize = 8000;

/// The sets of words that the patterns of a language use.
#[derive(Debug)]
pub(super) struct WordSets {
    rules: &'static HarmRules,
    /// Which sets each whole word, and each beginning of a word, is in.
    whole: HashMap<&'static str, Vec<Set>>,
    stems: HashMap<&'static str, Vec<Set>>,
    /// The same for parts within a word: German and Dutch join words.
    parts: Vec<(&'static str, Vec<Set>)>,
    /// Sets so far, by how they are written.
    sets: HashMap<&'static str, Set>,
    /// The sets that have a whole set in them, by its index.
    wider: Vec<Vec<Set>>,
    /// The sets that have every number of 10 or more.
    numbers: Vec<Set>,
    turns: Set,
    /// How many bytes the shortest beginning of a word has.
    shortest: usize,
}

/// A set of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Set(pub(super) usize);

/// Which sets there are, a bit for each.
#[derive(Clone)]
pub(super) struct Sets(Vec<u64>);

impl Sets {
    fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    pub(super) fn has(&self, set: Set) -> bool {
        self.0[set.0 / 64] >> (set.0 % 64) & 1 == 1
    }

    /// Whether it is new.
    fn add(&mut self, set: Set) -> bool {
        let is_new = !self.has(set);
        self.0[set.0 / 64] |= 1 << (set.0 % 64);
        is_new
    }
}

/// Sets in their order, and how many other words may stand before each.
pub(super) type Sequence = Vec<(usize, Set)>;

/// A word of a text.
pub(super) struct Word {
    /// The sets it is in.
    pub(super) sets: Vec<Set>,
    bits: Sets,
    pub(super) at: Range<usize>,
    pub(super) sentence: usize,
    pub(super) clause: usize,
    /// Whether it is part of a denial that urges.
    pub(super) is_spur: bool,
}

impl Word {
    pub(super) fn is(&self, set: Set) -> bool {
        self.bits.has(set)
    }
}

impl WordSets {
    pub(super) fn new(rules: &'static HarmRules) -> Self {
        let mut sets = Self {
            rules,
            whole: HashMap::new(),
            stems: HashMap::new(),
            parts: Vec::new(),
            sets: HashMap::new(),
            wider: Vec::new(),
            numbers: Vec::new(),
            turns: Set(0),
            shortest: MAX_STEM,
        };
        sets.turns = sets.set(rules.turns);
        sets
    }

    pub(super) fn sequence(&mut self, text: &'static str) -> Sequence {
        let (mut parts, mut gap) = (Vec::new(), 0);
        for part in text.split(' ') {
            match part {
                "." => gap = 2,
                ".." => gap = 6,
                "..." => gap = 12,
                _ => parts.push((std::mem::take(&mut gap), self.set(part))),
            }
        }
        parts
    }

    /// Adds to each word the wider sets of its sets, once there are no more of them to come.
    pub(super) fn widened(mut self) -> Self {
        let all = |set: Set, wider: &[Vec<Set>]| {
            let mut found = vec![set];
            for at in 0.. {
                let Some(set) = found.get(at) else { break };
                let more: Vec<Set> =
                    wider[set.0].iter().filter(|set| !found.contains(set)).copied().collect();
                found.extend(more);
            }
            found
        };
        let parts = self.parts.iter_mut().map(|(_, sets)| sets);
        for sets in self.whole.values_mut().chain(self.stems.values_mut()).chain(parts) {
            *sets = sets.iter().flat_map(|set| all(*set, &self.wider)).collect();
        }
        self.numbers = self.numbers.iter().flat_map(|set| all(*set, &self.wider)).collect();
        self.shortest = self.stems.keys().map(|stem| stem.len()).min().unwrap_or(MAX_STEM);
        self
    }

    /// How many sets there are.
    pub(super) fn count(&self) -> usize {
        self.sets.len()
    }

    /// The set of words that is written so.
    pub(super) fn set(&mut self, written: &'static str) -> Set {
        if let Some(set) = self.sets.get(written) {
            return *set;
        }
        let set = Set(self.sets.len());
        self.sets.insert(written, set);
        self.wider.push(Vec::new());
        match written.strip_prefix('@').filter(|list| !list.contains([' ', '|'])) {
            Some(list) => {
                let words = self.rules.lists.iter().find(|(name, _)| *name == list);
                debug_assert!(words.is_some(), "there is no list {written}");
                self.fill(set, words.map_or("", |(_, words)| words));
            }
            None => self.fill(set, written),
        }
        set
    }

    fn fill(&mut self, set: Set, written: &'static str) {
        for word in written.split([' ', '|']) {
            if word.starts_with('@') {
                let list = self.set(word);
                self.wider[list.0].push(set);
                continue;
            }
            if word == "#" {
                self.numbers.push(set);
                continue;
            }
            if let Some(part) = word.strip_prefix('*') {
                let part = part.trim_end_matches('*');
                match self.parts.iter_mut().find(|(known, _)| *known == part) {
                    Some((_, sets)) => sets.push(set),
                    None => self.parts.push((part, vec![set])),
                }
                continue;
            }
            let (map, word) = match word.strip_suffix('*') {
                Some(stem) => (&mut self.stems, stem),
                None => (&mut self.whole, word),
            };
            map.entry(word).or_default().push(set);
        }
    }

    /// The words of a text, in small letters and without apostrophes; numbers apart from their units. And all of the
    /// sets that they are in.
    pub(super) fn words(&self, text: &str) -> (Vec<Word>, Sets) {
        let (mut words, mut all) = (Vec::new(), Sets::none(self.sets.len()));
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
            let (sets, bits) = self.sets_of(&word);
            if bits.has(self.turns) {
                clause += 1;
            }
            sets.iter().for_each(|set| {
                all.add(*set);
            });
            words.push(Word { sets, bits, at: start..end, sentence, clause, is_spur: false });
        }
        (words, all)
    }

    fn sets_of(&self, word: &str) -> (Vec<Set>, Sets) {
        let mut found = (Vec::with_capacity(16), Sets::none(self.sets.len()));
        let mut add = |sets: &[Set]| found.0.extend(sets.iter().filter(|set| found.1.add(**set)));
        self.whole.get(word).into_iter().for_each(|sets| add(sets));
        let stems = word.char_indices().map(|(at, c)| &word[..at + c.len_utf8()]);
        let stems = stems.take(MAX_STEM).filter(|stem| stem.len() >= self.shortest);
        stems.filter_map(|stem| self.stems.get(stem)).for_each(|sets| add(sets));
        self.parts.iter().filter(|(part, _)| word.contains(part)).for_each(|(_, sets)| add(sets));
        if word.parse().is_ok_and(|n: u32| n >= 10) {
            add(&self.numbers);
        }
        found
    }
}

/// The words that match a pattern from the word `at` on; they are in one sentence.
pub(super) fn matched(
    words: &[Word],
    at: usize,
    parts: &[(usize, Set)],
    barriers: Set,
) -> Option<Vec<usize>> {
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
