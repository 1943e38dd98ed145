//! Yes and no.

/// Words for no and for yes that belong together, as the look-up key spells them.
const PAIRS: &[(&[&str], &[&str])] = &[
    (&["no", "n"], &["yes", "y"]),
    (&["false", "f"], &["true", "t"]),
    (&["nein", "n"], &["ja", "j"]),
    (&["non"], &["oui"]),
    (&["no"], &["sí", "si", "sì"]),
    (&["não", "nao"], &["sim"]),
    (&["falsch"], &["wahr"]),
    (&["faux"], &["vrai"]),
    (&["falso"], &["verdadero", "vero", "verdadeiro"]),
    (&["yanlış", "yanliş", "yanlis"], &["doğru", "dogru"]),
    (&["hayır", "hayir"], &["evet"]),
    (&["0"], &["1"]),
    (&["off"], &["on"]),
    (&["disabled"], &["enabled"]),
    (&["notpaid", "unpaid"], &["paid"]),
    (&["❌"], &["✅"]),
    (&["inactive"], &["active"]),
    (&["unsubscribed"], &["subscribed"]),
    (&["✗"], &["✓"]),
    (&["✘"], &["✔"]),
    (&["☐"], &["☑"]),
    (&["لا", "کلا"], &["نعم", "ایوه", "اجل"]),
    (&["خطا", "خاطی"], &["صح", "صحیح", "صواب"]),
    (&["غیرمفعل"], &["مفعل"]),
    (&["غیرنشط"], &["نشط"]),
    (&["غیرمشترک"], &["مشترک"]),
    (&["غیرموجود"], &["موجود"]),
    (&["لمیتم"], &["تم"]),
    (&["لایوجد"], &["یوجد"]),
    (&["خیر", "نه", "نخیر"], &["بله", "بلی", "اری", "اره"]),
    (&["نادرست", "غلط"], &["درست", "صحیح"]),
    (&["غیرفعال"], &["فعال"]),
    (&["ندارد"], &["دارد"]),
    (&["نیست"], &["هست"]),
    (&["ناموجود"], &["موجود"]),
    (&["غیرعضو"], &["عضو"]),
    (&["نشده"], &["شده"]),
];

/// What each of these look-up keys means, if they are all words of one pair: `true` for yes.
pub(in crate::table) fn meanings(keys: &[String]) -> Option<Vec<bool>> {
    if keys.is_empty() || keys.len() > 4 {
        return None;
    }
    PAIRS.iter().find_map(|(no, yes)| {
        keys.iter()
            .map(
                |key| match (no.contains(&key.as_str()), yes.contains(&key.as_str())) {
                    (true, _) => Some(false),
                    (_, true) => Some(true),
                    _ => None,
                },
            )
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::values::fold::look_up;

    fn read(words: &[&str]) -> Option<Vec<bool>> {
        let keys: Vec<String> = words
            .iter()
            .map(|word| {
                let mut key = String::new();
                look_up(word, &mut key);
                key
            })
            .collect();
        meanings(&keys)
    }

    #[test]
    fn both_words_must_belong_together() {
        assert_eq!(read(&["Yes", "No"]), Some(vec![true, false]));
        assert_eq!(read(&["N", "yes"]), Some(vec![false, true]));
        assert_eq!(read(&["نعم", "لا"]), Some(vec![true, false]));
        assert_eq!(read(&["بله", "خیر"]), Some(vec![true, false]));
        assert_eq!(read(&["خير", "بلی"]), Some(vec![false, true]));
        assert_eq!(read(&["☑"]), Some(vec![true]));
        assert_eq!(read(&["WAHR", "FALSCH"]), Some(vec![true, false]));
        assert_eq!(read(&["DOĞRU", "YANLIŞ"]), Some(vec![true, false]));
        assert_eq!(read(&["✅", "❌"]), Some(vec![true, false]));
        assert_eq!(read(&["yes", "false"]), None);
        assert_eq!(read(&["yes", "no", "maybe"]), None);
        assert_eq!(read(&["male", "female"]), None);
    }
}
