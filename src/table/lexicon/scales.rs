//! Words that are steps of a scale, in English, Arabic and Persian, from the least to the most.
//!
//! Steps are parted by semicolons, the words for one step by commas; a word with `?` in front does not
//! stand on that step for everybody. Words are compared by their look-up key.

pub(in crate::table) const SCALES: &[&str] = &[
    // Agreement.
    "strongly disagree, disagree strongly, totally disagree, completely disagree, \
     غير موافق بشدة, لا أوافق بشدة, لا أوافق إطلاقا, لا أوافق أبدا, معارض بشدة, أرفض بشدة, \
     کاملا مخالفم, کاملا مخالف, به شدت مخالفم, بسیار مخالفم, خیلی مخالفم; \
     disagree, غير موافق, لا أوافق, معارض, مخالفم, مخالف; \
     somewhat disagree, slightly disagree, غير موافق إلى حد ما, غير موافق نوعا ما, تا حدی مخالفم, کمی مخالفم, نسبتا مخالفم; \
     neutral, neither agree nor disagree, neither, undecided, محايد, لا أوافق ولا أعارض, متردد, \
     نظری ندارم, بی نظرم, ممتنع, نه موافق نه مخالف, خنثی, ?تا حدودی; \
     somewhat agree, slightly agree, موافق إلى حد ما, أوافق نوعا ما, تا حدی موافقم, کمی موافقم, نسبتا موافقم; \
     agree, موافق, أوافق, موافقم; \
     strongly agree, agree strongly, totally agree, completely agree, \
     موافق بشدة, موافق جدا, أوافق بشدة, موافق تماما, أوافق تماما, کاملا موافقم, کاملا موافق, به شدت موافقم, بسیار موافقم, خیلی موافقم",
    // Satisfaction.
    "very dissatisfied, very unsatisfied, extremely dissatisfied, غير راض تماما, غير راض إطلاقا, مستاء جدا, غير راض أبدا, \
     کاملا ناراضی, بسیار ناراضی, خیلی ناراضی; \
     dissatisfied, unsatisfied, غير راض, ناراضی, مستاء; \
     somewhat dissatisfied, غير راض إلى حد ما, تا حدی ناراضی; \
     neutral, neither satisfied nor dissatisfied, محايد, متوسط, نه راضی نه ناراضی, معمولی, نظری ندارم; \
     somewhat satisfied, راض إلى حد ما, تا حدی راضی; \
     satisfied, راض, راضی; \
     very satisfied, extremely satisfied, راض جدا, راض تماما, کاملا راضی, بسیار راضی, خیلی راضی",
    // Importance.
    "not at all important, not important at all, not important, unimportant, غير مهم إطلاقا, غير مهم على الإطلاق, غير مهم, \
     اصلا مهم نیست, مهم نیست, بی اهمیت; \
     slightly important, low importance, قليل الأهمية, کم اهمیت, کمی مهم; \
     moderately important, somewhat important, neutral, متوسط الأهمية, مهم إلى حد ما, محايد, تا حدی مهم, اهمیت متوسط, نسبتا مهم; \
     important, مهم; \
     very important, extremely important, مهم جدا, بالغ الأهمية, بسیار مهم, خیلی مهم",
    // Amount.
    "none, not at all, لا شيء, اصلا, هیچ; \
     very little, very low, قليل جدا, منخفض جدا, بدرجة قليلة جدا, خیلی کم, بسیار کم; \
     little, a little, low, قليل, منخفض, بدرجة قليلة, کم; \
     medium, moderate, average, متوسط, بدرجة متوسطة, ?تا حدودی, متوسطه; \
     much, a lot, high, كثير, مرتفع, بدرجة كبيرة, عال, زیاد; \
     very much, very high, كثير جدا, مرتفع جدا, بدرجة كبيرة جدا, عال جدا, خیلی زیاد, بسیار زیاد",
    // Quality.
    "very poor, very bad, terrible, سيئ جدا, ضعيف جدا, خیلی بد, بسیار ضعیف, بسیار بد, خیلی ضعیف; \
     poor, bad, سيئ, ضعيف, بد, ضعیف; \
     fair, average, ok, okay, acceptable, مقبول, متوسط, قابل قبول; \
     good, جيد, خوب; \
     very good, جيد جدا, خیلی خوب, بسیار خوب; \
     excellent, ممتاز, عالی; \
     outstanding, بی نظیر",
    // Likelihood.
    "very unlikely, extremely unlikely, من غير المرجح جدا, غير مرجح جدا, خیلی بعید است, خیلی بعید; \
     unlikely, من غير المرجح, غير مرجح, بعید است, بعید; \
     neutral, maybe, محايد, نظری ندارم, شاید; \
     likely, من المرجح, مرجح, احتمال دارد, محتمل; \
     very likely, extremely likely, من المرجح جدا, مرجح جدا, خیلی احتمال دارد, خیلی محتمل",
    "definitely not, definitely would not, قطعا لا, قطعا نه; probably not, probably would not, ربما لا, احتمالا نه; \
     not sure, might or might not, maybe, لست متأكدا, مطمئن نیستم; \
     probably, probably would, probably yes, ربما نعم, احتمالا بله; \
     definitely, definitely would, definitely yes, بالتأكيد, قطعا, قطعا نعم, قطعا بله",
    // Frequency.
    "never, أبدا, مطلقا, هرگز, هیچ وقت, اصلا; \
     rarely, seldom, almost never, نادرا, به ندرت, بندرت; \
     sometimes, occasionally, أحيانا, گاهی, گاهی اوقات, بعضی وقت ها; \
     often, frequently, غالبا, كثيرا, اغلب, بیشتر اوقات; \
     usually, عادة, معمولا; \
     always, دائما, همیشه",
    // Rate of visits.
    "never, أبدا, هرگز; \
     less than once a year, أقل من مرة في السنة, کمتر از سالی یک بار; \
     once a year, yearly, annually, مرة في السنة, سنويا, سالی یک بار, سالانه; \
     every six months, twice a year, كل ستة أشهر, هر شش ماه, هر شش ماه یک بار; \
     every three months, quarterly, كل ثلاثة أشهر, هر سه ماه یک بار, هر سه ماه, فصلی; \
     once a month, monthly, مرة في الشهر, شهريا, ماهی یک بار, ماهانه; \
     every two weeks, biweekly, fortnightly, كل أسبوعين, هر دو هفته, هر دو هفته یک بار; \
     once a week, weekly, مرة في الأسبوع, أسبوعيا, هفته ای یک بار, هفتگی; \
     more than once a week, several times a week, two to three times a week, أكثر من مرة في الأسبوع, \
     عدة مرات أسبوعيا, چند بار در هفته; \
     daily, every day, يوميا, كل يوم, روزانه, هر روز",
    // Size.
    "xxs; xs, extra small; s, small, صغير, کوچک; m, medium, متوسط; l, large, كبير, بزرگ; \
     xl, extra large, كبير جدا, خیلی بزرگ; xxl, 2xl; xxxl, 3xl",
    // Tiers.
    "basic, standard; bronze, blue, برونزي, برنزی; silver, فضي, نقره ای; gold, ذهبي, طلایی; \
     platinum, بلاتيني, پلاتینی, پلاتینیوم; diamond, ماسي, ألماسي, الماسی, الماس",
    "first, أولى, أول, اول; second, ثانية, ثاني, دوم; third, ثالثة, ثالث, سوم; fourth, رابعة, رابع, چهارم",
    // Education.
    "none, no education, illiterate, uneducated, أمي, غير متعلم, بدون تعليم, بی سواد; \
     reads and writes, يقرأ ويكتب, خواندن و نوشتن, نهضت; \
     primary, primary school, elementary, basic, ابتدائي, ابتدائية, أساسي, ابتدایی, زیر سیکل; \
     lower secondary, middle school, متوسط, متوسطة, إعدادي, إعدادية, بريفيه, سیکل, راهنمایی, متوسطه اول, زیر دیپلم; \
     secondary, secondary school, high school, ثانوي, ثانوية, ثانوية عامة, توجيهي, بكالوريا, دیپلم, متوسطه, دبیرستان, پیش دانشگاهی; \
     diploma, associate, associate degree, college, some college, vocational, ?2n cycle, دبلوم, دبلوم متوسط, معهد, كلية تقنية, \
     فوق دیپلم, کاردانی; \
     bachelor, bachelors, bachelors degree, bachelor degree, graduation, graduate, university, \
     بكالوريوس, ليسانس, إجازة, جامعي, لیسانس, کارشناسی, دانشگاهی; \
     ?postgraduate, postgraduate diploma, دبلوم عالي, ?دراسات عليا, ?تحصیلات تکمیلی; \
     master, masters, masters degree, master degree, ماجستير, ماستر, فوق لیسانس, کارشناسی ارشد, ارشد; \
     doctorate, phd, doctor, دكتوراه, دكتوراة, دکتری, دکترا, دکترای تخصصی, دکترای حرفه ای",
    // Ages in words.
    "child, طفل, کودک; teenager, teen, مراهق, نوجوان; young, young adult, شاب, جوان; \
     adult, middle aged, بالغ, میان سال; senior, elderly, كبير السن, سالمند",
];
