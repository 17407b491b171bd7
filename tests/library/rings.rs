//! Inside a room: no ring of imports larger than two files, and no name that two types have.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::{SourceFile, Token, sources, tokens};

/// The modules above a file, and its own: `["cli", "export", "job"]`.
type Module = Vec<String>;

#[test]
fn no_ring_of_imports_is_larger_than_two_files() {
    let imports = imports(&sources());
    let reach: BTreeMap<&Module, BTreeSet<&Module>> =
        imports.keys().map(|module| (module, reached(module, &imports))).collect();
    let ring = |module: &Module| -> Vec<String> {
        let others = reach[module].iter().filter(|other| reach[**other].contains(module));
        others.map(|other| other.join("/")).collect()
    };
    let wrong: BTreeSet<Vec<String>> = imports.keys().map(ring).filter(|ring| ring.len() > 2).collect();
    assert!(wrong.is_empty(), "files that import each other in a ring: {wrong:#?}");
}

#[test]
fn a_type_name_stands_for_one_thing_in_a_room() {
    let mut named: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for file in sources() {
        let Some(room) = file.room else { continue };
        for name in types(&tokens(&file.text)) {
            named.entry((room.clone(), name)).or_default().push(file.path.clone());
        }
    }
    named.retain(|_, files| files.len() > 1);
    assert!(named.is_empty(), "{named:#?}");
}

#[test]
fn the_reader_sees_imports_and_types() {
    let file = |path: &str, text: &str| SourceFile::of(path, text);
    let files = [
        file("src/a/mod.rs", "mod b; mod c; pub use b::{self, B}; use crate::z::Z;"),
        file("src/a/b.rs", "use super::c::C; struct B; impl I for B { type Item = u8; }"),
        file("src/a/c.rs", "use crate::a::{B, x::Y}; enum C {} type D = u8; // struct E;"),
    ];
    let module = |text: &str| text.split('/').map(str::to_owned).collect::<Module>();
    let imports = imports(&files);
    assert_eq!(imports[&module("a/b")], BTreeSet::from([module("a/c")]));
    assert_eq!(imports[&module("a/c")], BTreeSet::from([module("a/b"), module("a")]));
    assert_eq!(types(&tokens(&files[2].text)), ["C", "D"]);
    assert_eq!(types(&tokens(&files[1].text)), ["B"]);
}

/// What each file imports from its own room, through re-exports.
fn imports(files: &[SourceFile]) -> BTreeMap<Module, BTreeSet<Module>> {
    let files: BTreeMap<Module, Vec<Token>> = files
        .iter()
        .filter(|file| file.room.is_some())
        .map(|file| (module_of(&file.path), without_tests(tokens(&file.text))))
        .collect();
    let known: BTreeSet<Module> = files.keys().cloned().collect();
    let uses: BTreeMap<&Module, Vec<(bool, Vec<String>)>> =
        files.iter().map(|(module, tokens)| (module, paths(tokens))).collect();
    let mut passed_on: BTreeMap<(Module, String), Module> = BTreeMap::new();
    for (module, paths) in &uses {
        for (_, path) in paths.iter().filter(|(is_public, _)| *is_public) {
            if let Some((from, Some(name))) = resolved(module, path, &known) {
                passed_on.insert(((*module).clone(), name), from);
            }
        }
    }
    let target = |module: &Module, path: &[String]| {
        let (mut at, name) = resolved(module, path, &known)?;
        let name = name?;
        let mut steps = 0;
        while let Some(next) = passed_on.get(&(at.clone(), name.clone())).filter(|_| steps < 9) {
            (at, steps) = (next.clone(), steps + 1);
        }
        (at != *module && at[0] == module[0]).then_some(at)
    };
    let of = |module: &Module| {
        let private = uses[module].iter().filter(|(is_public, _)| !is_public);
        private.filter_map(|(_, path)| target(module, path)).collect()
    };
    files.keys().map(|module| (module.clone(), of(module))).collect()
}

/// A file up to its own tests: they see all of it anyway.
fn without_tests(mut tokens: Vec<Token>) -> Vec<Token> {
    let begins = |w: &[Token]| w[0].1 == "mod" && w[1].1 == "tests" && w[2].1 == "{";
    if let Some(at) = tokens.windows(3).position(begins) {
        tokens.truncate(at);
    }
    tokens
}

/// The module a path leads to, and the first name in it that is no module.
fn resolved(module: &Module, path: &[String], known: &BTreeSet<Module>) -> Option<(Module, Option<String>)> {
    let mut rest = path;
    let mut at = match rest.first()?.as_str() {
        "crate" => {
            rest = &rest[1..];
            Vec::new()
        }
        "super" => {
            let ups = rest.iter().take_while(|part| *part == "super").count();
            rest = &rest[ups..];
            module[..module.len().checked_sub(ups)?].to_vec()
        }
        first => {
            let child: Module = module.iter().cloned().chain([first.to_owned()]).collect();
            known.contains(&child).then(|| module.clone())?
        }
    };
    while let Some(part) = rest.first() {
        let child: Module = at.iter().cloned().chain([part.clone()]).collect();
        if !known.contains(&child) {
            break;
        }
        (at, rest) = (child, &rest[1..]);
    }
    (!at.is_empty()).then(|| (at, rest.first().cloned()))
}

fn module_of(path: &str) -> Module {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}

/// Every path of every `use`, and whether it is passed on.
fn paths(tokens: &[Token]) -> Vec<(bool, Vec<String>)> {
    let word = |at: usize| tokens.get(at).map_or("", |(_, word)| word.as_str());
    let mut all = Vec::new();
    for at in (0..tokens.len()).filter(|at| word(*at) == "use") {
        let is_public = at > 0 && (word(at - 1) == "pub" || word(at - 1) == ")");
        let (mut stems, mut path, mut i) = (Vec::new(), Vec::<String>::new(), at + 1);
        while !["", ";"].contains(&word(i)) {
            match word(i) {
                "{" => stems.push(path.clone()),
                "," | "}" => {
                    all.push((is_public, path.clone()));
                    path = stems.last().cloned().unwrap_or_default();
                    if word(i) == "}" {
                        stems.pop();
                    }
                }
                "::" | "self" => {}
                "as" => i += 1,
                part => path.push(part.to_owned()),
            }
            i += 1;
        }
        all.push((is_public, path));
    }
    all
}

/// The names of the types that a file defines; those an `impl` gives to a trait are none.
fn types(tokens: &[Token]) -> Vec<String> {
    let mut deep = 0;
    let mut names = Vec::new();
    for pair in tokens.windows(2) {
        let (word, next) = (pair[0].1.as_str(), &pair[1].1);
        match word {
            "{" => deep += 1,
            "}" => deep -= 1,
            "struct" | "enum" | "trait" => names.push(next.clone()),
            "type" if deep == 0 => names.push(next.clone()),
            _ => {}
        }
    }
    names
}

/// Everything that a file imports, directly or through others.
fn reached<'m>(from: &Module, imports: &'m BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<&'m Module> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&Module> = imports[from].iter().collect();
    while let Some(module) = next.pop() {
        if seen.insert(module) {
            next.extend(imports.get(module).into_iter().flatten());
        }
    }
    seen
}
