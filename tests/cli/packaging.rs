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
fn the_entry_for_desktops_is_valid_and_claims_balm_s_own_files_alone() {
    let path = repository().join("packaging/balm.desktop");
    let entry = std::fs::read_to_string(&path).unwrap();
    for line in ["Terminal=true", "NoDisplay=true", "Exec=balm play %f", "Icon=balm"] {
        assert!(entry.lines().any(|l| l == line), "{line}");
    }
    let kinds: Vec<&str> = entry.lines().filter_map(|line| line.strip_prefix("MimeType=")).collect();
    assert_eq!(kinds, ["application/vnd.balm.routine+zip;"]);
    let room = Room::new();
    let mut validate = room.command_of("desktop-file-validate", &[path.to_str().unwrap()]);
    match validate.output() {
        Ok(output) => assert!(output.status.success() && output.stdout.is_empty(), "{output:?}"),
        Err(_) => eprintln!("skipped: desktop-file-validate is not installed"),
    }
}

/// A desktop knows a file that balm packed by its name, and without it by what is inside.
#[test]
fn a_packed_file_is_known_to_the_desktop() {
    let room = Room::new();
    room.write("own.toml", PACKED);
    assert_eq!(room.balm(&["pack", "own.toml", "-o", "own.balm"]).code, Some(0));
    std::fs::copy(room.path("own.balm"), room.path("nameless")).unwrap();
    let packages = room.path("share/mime/packages");
    std::fs::create_dir_all(&packages).unwrap();
    std::fs::copy(repository().join("packaging/balm.xml"), packages.join("balm.xml")).unwrap();
    let update =
        room.command_of("update-mime-database", &[room.path("share/mime").to_str().unwrap()]).output();
    if !update.is_ok_and(|update| update.status.success()) {
        eprintln!("skipped: shared-mime-info is not installed");
        return;
    }
    for name in ["own.balm", "nameless"] {
        let mut gio = room.command_of("gio", &["info", "-a", "standard::content-type", name]);
        gio.env("XDG_DATA_DIRS", room.path("share")).env("XDG_DATA_HOME", room.path("share"));
        match gio.output() {
            Ok(told) => {
                let told = String::from_utf8(told.stdout).unwrap();
                assert!(told.contains("application/vnd.balm.routine+zip"), "{name}: {told}");
            }
            Err(_) => eprintln!("skipped: gio is not installed"),
        }
    }
}

const PACKED: &str = "\
balm = 1
title = \"Own\"
[[step]]
title = \"Arrive\"
technique = \"arrive\"
for = \"10s\"
say = \"Sit down. If anything hurts, stop.\"
[[step]]
title = \"Come back\"
technique = \"finish\"
for = \"10s\"
";

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
