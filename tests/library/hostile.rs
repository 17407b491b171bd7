//! Files made to exhaust the reader: they are refused in words, and soon.

use std::time::{Duration, Instant};

use balm::routine::{Reading, read};

fn read_soon(source: &str, within: Duration) -> Reading {
    let begun = Instant::now();
    let reading = read(source, "hostile");
    assert!(begun.elapsed() < within, "{:?}", begun.elapsed());
    assert!(reading.routine.is_none());
    reading
}

#[test]
fn deep_nesting_is_refused_and_overflows_no_stack() {
    const DEEP: usize = 30_000;
    let begin = "balm = 1\ntitle = \"x\"\nx-deep";
    let brackets = format!("{begin} = {}1{}\n", "[".repeat(DEEP), "]".repeat(DEEP));
    let braces = format!("{begin} = {}1{}\n", "{a=".repeat(DEEP), "}".repeat(DEEP));
    let unclosed = format!("{begin} = {}", "[".repeat(DEEP));
    let dots = format!("{begin}{} = 1\n", ".a".repeat(DEEP));
    let heading = format!("balm = 1\ntitle = \"x\"\n[x-deep{}]\n", ".a".repeat(DEEP));
    for source in [brackets, braces, unclosed, dots, heading] {
        let reading = read_soon(&source, Duration::from_secs(1));
        assert!(reading.report.findings.iter().any(|f| f.code == "too-deep"), "{:?}", reading.report);
    }
}

#[test]
fn thirty_thousand_mistakes_are_counted_not_listed() {
    let mut source = "balm = 1\ntitle = \"x\"\n".to_owned();
    for n in 0..15_000 {
        source.push_str(&format!("[[step]]\nunknown-key-number-{n} = \"for 45 s\"\n"));
    }
    let reading = read_soon(&source, Duration::from_secs(10));
    assert_eq!(reading.report.findings.len(), 101);
    let last = reading.report.findings.last().unwrap();
    assert!(last.message.starts_with("and 29900 more"), "{}", last.message);
}

#[test]
fn ten_thousand_broken_lines_are_counted_not_listed() {
    let source = format!("balm = 1\n{}", "title == = 45 seconds, or so it is said\n".repeat(10_000));
    let reading = read_soon(&source, Duration::from_secs(10));
    assert_eq!(reading.report.findings.len(), 101);
}

#[test]
fn nothing_larger_than_a_book_is_read_at_all() {
    let reading = read_soon(&"=".repeat(9 * 1024 * 1024), Duration::from_secs(1));
    assert_eq!(reading.report.findings[0].code, "too-large");
    read_soon(&"=".repeat(4 * 1024 * 1024), Duration::from_secs(20));
}

#[test]
fn large_numbers_are_multiplied_with_care() {
    let steps = "[[section]]\nrounds = 1000\nsides = \"left-right\"\n[[section.step]]\nfor = \"2h\"\nrepeat = 1000\nbetween = \"2h\"\n";
    let source = format!("balm = 1\ntitle = \"x\"\n{}", steps.repeat(50));
    let reading = read_soon(&source, Duration::from_secs(1));
    let codes: Vec<&str> = reading.report.findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["session-too-long"]);

    let busy = "[[section]]\nrounds = 100\n[[section.step]]\nfor = \"6m\"\ngap = \"0s\"\ncues = { \"every 1s\" = \"tick\" }\n";
    let reading = read_soon(&format!("balm = 1\ntitle = \"x\"\n{busy}"), Duration::from_secs(1));
    let codes: Vec<&str> = reading.report.findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["too-many-events"]);
}

#[test]
fn a_tree_is_refused_before_it_takes_memory() {
    let head = "balm = 1\ntitle = \"T\"\n";
    let many =
        |n: usize, part: &dyn Fn(usize) -> String| head.to_owned() + &(0..n).map(part).collect::<String>();
    let sources = [
        many(40_000, &|n| format!("[[step]]\nid = \"a\"\ntitle = \"S{n}\"\nfor = \"1s\"\n")),
        many(25_000, &|n| format!("x-{n}{} = 1\n", ".a".repeat(75))),
        many(150_000, &|n| format!("[x-{n}.a.b]\n")),
        many(1, &|_| format!("x-a = [{}]\n", "1,".repeat(1_000_000))),
        many(1, &|_| format!("x-a = [{}]\n", "{},".repeat(1_000_000))),
        many(200_000, &|n| format!("x-{n} = ''\n")),
        many(2_000_000, &|_| "]\n".into()),
        many(2_000_000, &|_| "\"\n".into()),
        many(2_000_000, &|_| "#\n".into()),
        many(1, &|_| format!("x-a = \"{}\"\n", "\\q".repeat(2_000_000))),
    ];
    for source in sources {
        let reading = read_soon(&source, Duration::from_secs(1));
        let codes: Vec<&str> = reading.report.findings.iter().map(|f| f.code).collect();
        assert_eq!(codes, ["too-large"]);
    }
}

#[test]
fn thirty_thousand_texts_of_no_step_are_told_soon() {
    let step = |n| format!("[[step]]\nid = \"a{n}\"\ntitle = \"S\"\nfor = \"1s\"\n");
    let text = |n| format!("\"b{n}.say\" = \"x\"\n");
    let steps: String = (0..5_000).map(step).collect();
    let texts: String = (0..30_000).map(text).collect();
    let source = format!("balm = 1\ntitle = \"T\"\n{steps}[text.de]\n{texts}");
    let reading = read_soon(&source, Duration::from_secs(5));
    assert_eq!(reading.report.findings.len(), 101);
}

#[test]
fn five_thousand_equal_ids_are_told_soon() {
    let step = |n| format!("[[step]]\nid = \"a\"\ntitle = \"S{n}\"\nfor = \"1s\"\n");
    let source = "balm = 1\ntitle = \"T\"\n".to_owned() + &(0..5_000).map(step).collect::<String>();
    let reading = read_soon(&source, Duration::from_secs(1));
    assert_eq!(reading.report.findings.len(), 101);
    assert_eq!(reading.report.findings.last().unwrap().message, "and 4899 more mistakes");
}
