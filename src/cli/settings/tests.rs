use super::super::args::Args;
use super::*;

fn parsed(text: &str) -> Settings {
    Settings::parse(Path::new("config.toml"), text).expect("these settings are good")
}

fn refused(text: &str) -> String {
    match Settings::parse(Path::new("config.toml"), text) {
        Err(Failure::Failed { what, code: 2, .. }) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_setting_is_read() {
    let all = "volume = 30\nbed_level = \"-3 dB\"\ndevice = \"den\"\nstart_in = \"1m\"\nplain = true\n\
               folders = [\"~/r\", \"/srv/routines\"]\n";
    let wanted = Settings {
        volume: Volume::new(30).expect("a volume"),
        bed_level: Decibels(-3.0),
        device: Some("den".into()),
        start_in: Duration::from_secs(60),
        plain: true,
        folders: vec!["~/r".into(), "/srv/routines".into()],
        ..Settings::default()
    };
    assert_eq!(parsed(all), wanted);
    assert_eq!(parsed(""), Settings::default());
}

#[test]
fn a_wrong_setting_is_named_with_its_place() {
    for (text, what) in [
        ("# volume\nvolume = 120", "config.toml:2:10: a whole number from 0 to 100"),
        ("volume = -1", "config.toml:1:10: a whole number from 0 to 100"),
        ("volum = 1", "config.toml:1:1: there is no setting called volum (did you mean volume?)"),
        ("bed_level = \"loud\"", "config.toml:1:13: \"loud\" is not a level from \"-30 dB\" to \"6 dB\""),
        ("bed_level = -3", "config.toml:1:13: invalid type: integer `-3`, expected a string"),
        ("bed_level = \"nan dB\"", "config.toml:1:13: \"nan dB\" is not a level from \"-30 dB\" to \"6 dB\""),
        ("start_in = \"13h\"", "config.toml:1:12: at most 12 hours"),
        (
            "folders = [\"/a\", \"b\"]",
            "config.toml:1:18: \"b\" is not a whole path; write it like \"~/routines\"",
        ),
        ("start_in = \"5\"", "config.toml:1:12: is \"5\" seconds or minutes? write \"5s\" or \"5m\""),
    ] {
        assert_eq!(refused(text), what);
    }
}

#[test]
fn the_environment_goes_before_the_file() {
    let file = "volume = 30\ndevice = \"den\"\nstart_in = \"1m\"\n";
    let environment = |name: &str| match name {
        "BALM_VOLUME" => Some("40".to_owned()),
        "BALM_START_IN" => Some("20s".to_owned()),
        "BALM_DEVICE" => Some("kitchen".to_owned()),
        _ => None,
    };
    let settings = parsed(file).under(environment).expect("a good environment");
    assert_eq!(settings.volume, Volume::new(40).expect("a volume"));
    assert_eq!(settings.start_in, Duration::from_secs(20));
    assert_eq!(settings.device.as_deref(), Some("kitchen"));
    let unset = parsed(file).under(|_| Some(String::new())).expect("an empty environment");
    assert_eq!(unset, parsed(file));
}

#[test]
fn a_wrong_variable_is_named() {
    let refused = Settings::default().under(|name| (name == "BALM_VOLUME").then(|| "loud".into()));
    let Err(Failure::Failed { what, code: 2, .. }) = refused else { panic!("{refused:?}") };
    assert_eq!(what, "the environment variable BALM_VOLUME is \"loud\": a whole number from 0 to 100");
}

/// The README and the pages about settings are checked here, where what was typed is understood.
mod readme {
    use clap::{CommandFactory, Parser};

    use super::*;

    const README: &str = include_str!("../../../README.md");
    const SETTINGS: &str = include_str!("../../../docs/settings.md");
    const VOICES: &str = include_str!("../../../docs/voices.md");

    /// What stands in the README between the odd and the even of these marks.
    fn between(mark: &str) -> impl Iterator<Item = &'static str> {
        README.split(mark).skip(1).step_by(2)
    }

    /// As a shell takes a line apart: what stands between quotes is one word.
    fn words(line: &str) -> Vec<String> {
        let parts = line.split('"').enumerate();
        let words = parts.flat_map(|(i, part)| match i % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        });
        words.collect()
    }

    #[test]
    fn every_command_can_be_typed() {
        let code = between("```").flat_map(str::lines);
        let commands: Vec<&str> = code.chain(between("`")).filter(|c| c.starts_with("balm ")).collect();
        let commands: Vec<&str> = commands.into_iter().filter(|c| !c.starts_with("balm = ")).collect();
        assert!(commands.len() >= 8, "{commands:?}");
        for command in commands {
            // What follows is for the shell.
            let own = command.split('>').next().unwrap_or_default();
            let typed = Args::try_parse_from(words(own));
            assert!(typed.is_ok(), "{command}: {}", typed.map_or_else(|e| e.to_string(), |_| String::new()));
        }
    }

    #[test]
    fn every_flag_exists() {
        let command = Args::command();
        let has = |flag: &str| {
            command
                .get_subcommands()
                .flat_map(clap::Command::get_arguments)
                .any(|a| a.get_long() == Some(flag))
        };
        let flags = between("`").filter_map(|span| span.strip_prefix("--")?.split_whitespace().next());
        let flags: Vec<&str> = flags.collect();
        assert!(flags.len() >= 10, "{flags:?}");
        for flag in flags {
            assert!(has(flag), "--{flag}");
        }
    }

    #[test]
    fn every_example_is_read_without_a_finding() {
        let toml = |block: &'static str| block.strip_prefix("toml")?.split_once('\n').map(|(_, text)| text);
        let blocks = |page: &'static str| page.split("```").skip(1).step_by(2);
        let examples: Vec<&str> =
            [README, SETTINGS, VOICES].into_iter().flat_map(blocks).filter_map(toml).collect();
        assert!(examples.len() >= 4);
        for example in examples {
            if example.starts_with("balm = ") {
                let report = crate::routine::read(example, "readme").report;
                assert!(report.findings.is_empty(), "{report:#?}");
            } else {
                assert_ne!(parsed(example), Settings::default());
            }
        }
    }
}
