//! What packages bring: every file that is named is there or can be made, and what systems read of it is in order.

use std::path::Path;

use crate::room::Room;

const WORKFLOW: &str = include_str!("../../.github/workflows/release.yml");

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files that the program makes for packages, in the folder `out`.
fn generated() -> Room {
    let room = Room::new();
    let generate = repository().join("packaging/generate");
    room.run(room.command_of(generate.to_str().unwrap(), &[env!("CARGO_BIN_EXE_balm"), "out"])).says("");
    room
}

#[test]
fn every_file_of_the_debian_package_exists_or_is_made() {
    let room = generated();
    let manifest = std::fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let deb = &manifest["package"]["metadata"]["deb"];
    let assets: Vec<Vec<&str>> = deb["assets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|asset| asset.as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect())
        .collect();
    assert!(assets.len() > 10);
    for asset in &assets {
        let [from, to, mode] = asset[..] else { panic!("{asset:?}") };
        assert!(to.starts_with("usr/") && ["644", "755"].contains(&mode), "{asset:?}");
        let path = match from.strip_prefix("target/packaging/") {
            Some(made) => room.path("out").join(made),
            None if from == "target/release/balm" => env!("CARGO_BIN_EXE_balm").into(),
            None => repository().join(from),
        };
        let (folder, name) = (path.parent().unwrap(), path.file_name().unwrap().to_str().unwrap());
        let is_there = match name.strip_prefix('*') {
            None => path.is_file(),
            Some(ending) => std::fs::read_dir(folder).is_ok_and(|mut files| {
                files.any(|f| f.unwrap().file_name().to_str().unwrap().ends_with(ending))
            }),
        };
        assert!(is_there, "{asset:?}");
    }
    for made in ["completions/balm.bash", "completions/balm.zsh", "completions/balm.fish", "man/balm-play.1"]
    {
        assert!(room.path("out").join(made).is_file(), "{made}");
    }
}

#[test]
fn completions_ask_the_balm_of_whoever_types() {
    let room = generated();
    for shell in ["bash", "zsh", "fish"] {
        let script = std::fs::read_to_string(room.path(&format!("out/completions/balm.{shell}"))).unwrap();
        assert!(script.contains("balm"), "{script}");
        // Not that of whoever made the package.
        for foreign in [env!("CARGO_MANIFEST_DIR"), env!("CARGO_BIN_EXE_balm"), "/tmp/"] {
            assert!(!script.contains(foreign), "{shell}: {script}");
        }
    }
}

#[test]
fn the_entry_for_desktops_is_valid_and_claims_no_files() {
    let path = repository().join("packaging/balm.desktop");
    let entry = std::fs::read_to_string(&path).unwrap();
    for line in ["Terminal=true", "NoDisplay=true", "Exec=balm play %f", "Icon=balm"] {
        assert!(entry.lines().any(|l| l == line), "{line}");
    }
    assert!(!entry.contains("MimeType"));
    let room = Room::new();
    let mut validate = room.command_of("desktop-file-validate", &[path.to_str().unwrap()]);
    match validate.output() {
        Ok(output) => assert!(output.status.success() && output.stdout.is_empty(), "{output:?}"),
        Err(_) => eprintln!("skipped: desktop-file-validate is not installed"),
    }
}

#[test]
fn the_icon_is_a_small_square_picture() {
    let icon = std::fs::read_to_string(repository().join("packaging/balm.svg")).unwrap();
    assert!(icon.len() < 4096);
    let icon = roxmltree::Document::parse(&icon).unwrap();
    let root = icon.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("width")), ("svg", root.attribute("height")));
}

#[test]
fn the_release_has_few_rights_pinned_actions_and_scripts_that_exist() {
    let lines: Vec<&str> = WORKFLOW.lines().map(str::trim).collect();
    let actions: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("- uses: ")).collect();
    assert!(actions.len() >= 4);
    for action in actions {
        let (name, version) = action.split_once('@').expect(action);
        assert!(name.starts_with("actions/"), "{action}");
        let version: Vec<&str> = version.strip_prefix('v').expect(action).split('.').collect();
        assert!(version.len() == 3 && version.iter().all(|part| part.parse::<u32>().is_ok()), "{action}");
    }
    // Only what drafts the release may write.
    assert!(WORKFLOW.contains("\npermissions:\n  contents: read\n"));
    let rights: Vec<&str> = lines.iter().copied().filter(|line| line.ends_with(": write")).collect();
    assert_eq!(rights, ["contents: write"]);
    assert!(!WORKFLOW.contains("secrets."));
    for script in [".ci/run", "packaging/deb", "packaging/archive"] {
        assert!(WORKFLOW.contains(script) && repository().join(script).is_file(), "{script}");
    }
    // Tabs and odd indents make no YAML.
    assert!(
        WORKFLOW.lines().all(|l| !l.contains('\t') && (l.len() - l.trim_start().len()).is_multiple_of(2))
    );
    for job in ["  linux:", "  macos:", "  draft:"] {
        assert!(WORKFLOW.lines().any(|line| line == job), "{job}");
    }
}
