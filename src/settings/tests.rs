//! Options as a caller writes them, in JSON.

use super::{Setting, read_options, segmentation_params};
use crate::cluster::Method;
use crate::error::{Error, Result};
use crate::read::{ColumnType, DecimalMark, Encoding};
use crate::segment::Segmentation;
use crate::segment::{EngineChoice, Evidence};
use crate::table::Goal;

fn setting(json: &str) -> Setting {
    serde_json::from_str(json).unwrap()
}

/// The option at fault and the code.
fn fault<T>(result: Result<T>) -> (String, &'static str) {
    let error = result.err().expect("these options are wrong");
    (error.details().option.unwrap(), error.code())
}

#[test]
fn reading_options_are_taken_over() {
    let json = r#"{ "encoding": "UTF-16LE", "delimiter": "\t", "decimal": ",", "header": false,
        "types": { "__proto__": "identifier" }, "dates": null }"#;
    let options = read_options(&setting(json)).unwrap();
    assert_eq!(options.encoding, Some(Encoding::Utf16Le));
    assert_eq!(options.delimiter, Some("\t".to_owned()));
    assert_eq!(options.decimal, Some(DecimalMark::Comma));
    assert_eq!(options.header, Some(0));
    assert_eq!(
        options.types,
        [("__proto__".to_owned(), ColumnType::Identifier)]
    );
    assert_eq!(options.dates, None);
}

#[test]
fn segmenting_options_are_taken_over() {
    let json = r#"{ "clusters": { "from": 3, "to": 5 }, "seed": 9007199254740991, "engine": "auto",
        "evidence": "none", "minimumCell": 0, "goal": "survey", "value": "spend" }"#;
    let expected = Segmentation::params()
        .clusters(3..=5)
        .seed((1 << 53) - 1)
        .minimum_cell(0)
        .evidence(Evidence::None)
        .goal(Goal::Survey)
        .value("spend");
    assert_eq!(segmentation_params(&setting(json)).unwrap(), expected);
    assert_eq!(
        segmentation_params(&setting("{}")).unwrap(),
        Segmentation::params()
    );
}

#[test]
fn a_wrong_number_of_segments_names_the_option() {
    for clusters in [
        "0",
        "-1",
        "2.5",
        "\"3\"",
        "1e9",
        "true",
        "[]",
        "{}",
        "{\"from\": 4, \"to\": 3}",
    ] {
        let options = setting(&format!(r#"{{ "clusters": {clusters} }}"#));
        assert_eq!(
            fault(segmentation_params(&options)),
            ("clusters".into(), "option-invalid")
        );
    }
    let not_a_number = Setting::Map(vec![("clusters".to_owned(), Setting::Number(f64::NAN))]);
    let error = segmentation_params(&not_a_number).unwrap_err();
    assert_eq!(
        error,
        Error::option(
            "clusters",
            "a whole number from 2 to 100, or { from, to } with from ≤ to",
            "NaN"
        )
    );
}

#[test]
fn an_unknown_option_is_an_error_that_names_it() {
    assert_eq!(
        fault(read_options(&setting(r#"{ "delimeter": ";" }"#))).0,
        "delimeter"
    );
    assert_eq!(fault(segmentation_params(&setting(r#"{ "k": 3 }"#))).0, "k");
    let nested = setting(r#"{ "features": [{ "column": "age", "wieght": 2 }] }"#);
    assert_eq!(fault(segmentation_params(&nested)).0, "features.wieght");
}

#[test]
fn what_is_to_come_is_refused_and_not_ignored() {
    let options = setting(r#"{ "onUpdate": "a function" }"#);
    assert_eq!(fault(segmentation_params(&options)).1, "option-unavailable");
    let options = setting(r#"{ "sheet": 1 }"#);
    assert_eq!(fault(read_options(&options)).1, "option-invalid");
}

#[test]
fn values_of_the_wrong_kind_are_refused() {
    for options in [
        r#"{ "seed": -1 }"#,
        r#"{ "seed": 9007199254740992 }"#,
        r#"{ "roles": { "age": "builds" } }"#,
        r#"{ "features": [] }"#,
        r#"{ "features": "age" }"#,
        r#"{ "features": [{ "weight": 2 }] }"#,
        r#"{ "missing": true }"#,
        r#"{ "engine": "dbscan" }"#,
        "[]",
        "3",
    ] {
        assert_eq!(
            fault(segmentation_params(&setting(options))).1,
            "option-invalid",
            "{options}"
        );
    }
    for options in [
        r#"{ "quote": "ab" }"#,
        r#"{ "encoding": "latin" }"#,
        r#"{ "header": 11 }"#,
        r#"{ "types": { "age": "int" } }"#,
        r#"{ "decimal": 1 }"#,
    ] {
        assert_eq!(
            fault(read_options(&setting(options))).1,
            "option-invalid",
            "{options}"
        );
    }
}

#[test]
fn a_number_is_shown_as_it_was_written() {
    let shown = |number| Setting::Number(number).to_string();
    for (number, text) in [
        (2.5, "2.5"),
        (-1.0, "-1"),
        (1e9, "1000000000"),
        (0.1 + 0.2, "0.3"),
        (0.9999999, "1"),
    ] {
        assert_eq!(shown(number), text);
    }
    assert_eq!(
        (shown(f64::NAN), shown(-1e300)),
        ("NaN".into(), "-a number beyond 10^18".into())
    );
}

#[test]
fn a_model_comes_back_as_it_went() {
    let csv = "plan,orders,vip,spend\na,1,yes,10\nb,20,no,900\na,2,yes,12\nb,21,no,950\na,3,no,\nb,22,no,14\n";
    let table = crate::table::Table::from_csv(csv.as_bytes(), &crate::read::ReadOptions::default())
        .unwrap();
    let features = ["plan", "orders", "vip", "spend"].map(crate::features::FeatureOptions::new);
    let made_by = |engine| {
        let params = Segmentation::params().clusters(2..=2).engine(engine);
        let result = params.features(features.clone()).fit(&table).unwrap();
        result.report.model
    };
    let latent = made_by(EngineChoice::Named(Method::Mixture));
    let json = serde_json::to_string(&latent).unwrap();
    assert!(json.contains("\"format\":2"));
    assert_eq!(super::segment_model(&setting(&json)).unwrap(), latent);
    let model = made_by(EngineChoice::Named(Method::KMeans));
    let json = serde_json::to_string(&model).unwrap();
    assert_eq!(super::segment_model(&setting(&json)).unwrap(), model);
    for (from, to, code) in [
        ("\"format\":1", "\"format\":3", "model-version"),
        (
            "\"product\":\"customer-segments\"",
            "\"product\":\"other\"",
            "model-invalid",
        ),
        ("\"kind\":\"flag\"", "\"kind\":\"flags\"", "model-invalid"),
        ("\"weight\":1.0", "\"weight\":0.0", "model-invalid"),
        ("\"centres\":[[", "\"centres\":[[1.0,", "model-invalid"),
        ("\"seed\"", "\"sneed\"", "model-invalid"),
    ] {
        assert!(json.contains(from), "{from}");
        let damaged = setting(&json.replacen(from, to, 1));
        assert_eq!(
            super::segment_model(&damaged).unwrap_err().code(),
            code,
            "{from}"
        );
    }
    let mut reading = table.reading().clone();
    let json = serde_json::to_string(&reading).unwrap();
    // What else was plausible does not matter to who reads again.
    reading.alternatives = Default::default();
    assert_eq!(super::reading(&setting(&json)).unwrap(), reading);
    let earlier =
        r#"{ "encoding": "utf-8", "byteOrderMark": false, "delimiter": ";", "header": false }"#;
    let reading = super::reading(&setting(earlier)).unwrap();
    assert_eq!((reading.quote, reading.header_rows), (Some('"'), 0));
}
