//! Which elements of a customer profile a name tells, beyond what its concept says.

use Element::*;

use super::{Element, Name, Phrase};
use crate::table::{equal_key, is_word, word_key};

/// Phrases of more than one element, or of another than their concept's. The longest in a name decides.
const PHRASES: &[(&[Element], &str)] = &[
    (
        &[Demographic],
        "religion, sect, faith, race, ethnicity, ethnic, tribe, caste, blood type, blood group, disease, illness, health condition, medical, disability, \
         sexual orientation, pregnant, pregnancy, criminal record, veteran, immigrant, first name gender, \
         الديانة, الدين, المذهب, العرق, القبيلة, فصيلة الدم, الامراض, الحالة الصحية, الاعاقة, السوابق الجنائية, الحمل, \
         مذهب, دین, قومیت, نژاد, گروه خونی, بیماری, وضعیت سلامت, معلولیت, وضعیت ایثارگری, سوء پیشینه, بارداری, mazhab, din",
    ),
    (
        &[Psychographic],
        "sensitivity, price sensitive, حساسية السعر, حساسیت به قیمت, حساسیت قیمتی, political, politics, party affiliation, goals, aspiration, concern, worry, fear, objection, challenge, pain point, frustration, belief, values, =values, \
         mindset, personality type, dream, priority, self image, brand perception, trust, preference for, openness, risk appetite, risk tolerance, savviness, savvy, تقبل المخاطر, ریسک پذیری, environmental, sustainability, \
         السياسي, اهداف, الاهداف, ما اهدافك, الطموح, المخاوف, الاعتراضات, التحديات, المعتقدات, نقاط الالم, الشخصية, الاولويات, القلق, اسلوب الحياة, نمط الحياة, \
         اهداف, هدف شما, آرزو, دغدغه, نگرانی, چالش, باور, باورها, شخصیت, تیپ شخصیتی, اولویت, سبک زندگی, ارزش ها, علاقه مندی, سرگرمی",
    ),
    (
        &[Benefits, Psychographic],
        "motive, motivation, purchase motive, buying motive, purchase motivation, reason to buy, driver, دوافع, دافع, دوافع الشراء, دافع الشراء, انگیزه, انگیزه خرید, angize",
    ),
    (
        &[Benefits],
        "desired outcome, outcome sought, matters most, most important, الذي يهمك, ما يهمك, الاهم بالنسبة, مهم است, برایتان مهم, مهم ترین ویژگی, why did you choose, why choose, why do you buy, purchase reason, what would you improve, improvement, suggestion, wished feature, feature request, \
         most valued feature, key feature, expectation, need, problem to solve, looking for, look for, purchase driver, ease of use, matter to me, benefit, advantage, use case, job to be done, ease of use importance, \
         لماذا اخترت, سبب الشراء, ماذا تحسن, اقتراح, اقتراحات, التوقعات, الاحتياجات, الحاجة, المزايا, الفائدة, الميزة, تبحث عن, \
         چرا ما را انتخاب, چرا انتخاب, دلیل خرید, علت خرید, پیشنهاد شما, پیشنهاد برای بهبود, انتظارات, انتظار شما, نیاز, نیازها, فایده, ویژگی مهم, dalil kharid",
    ),
    (
        &[Behaviour, Benefits],
        "reason for leaving, leaving reason, churn reason, cancellation reason, cancel reason, return reason, reason for return, سبب ترك الخدمة, سبب الالغاء, سبب المغادرة, سبب الارجاع, \
         دلیل ترک, علت ترک, دلیل لغو, علت لغو, دلیل ریزش, علت مرجوعی, دلیل مرجوعی",
    ),
    (
        &[SocioEconomic],
        "ownership, ملكية, مالکیت, ملک, union, club member, association, wealth, asset, mortgage, debt, homeowner, dwelling, residence type, living standard, \
         عضوية الجمعيات, النقابة, الثروة, الممتلكات, الديون, نوع السكن, مستوى المعيشة, عضویت در انجمن, دارایی, بدهی, وام مسکن, نوع مسکن",
    ),
    (
        &[Behaviour, SocioEconomic],
        "balance, avg balance, average balance, account balance, loan amount, loan, credit usage, savings, deposit, مبلغ القرض, القرض, الرصيد, رصيد الحساب, الودائع, المدخرات, \
         مانده حساب, مانده, موجودی, مبلغ وام, وام, سپرده, پس انداز, mojoodi",
    ),
    (
        &[Firmographic, SocioEconomic],
        "job title, position, seniority, job level, employer, workplace, role in company, decision maker, department head, جهة العمل, المسمى الوظيفي, المنصب, صاحب العمل, الدرجة الوظيفية, \
         سمت, سمت شغلی, عنوان شغلی, محل کار, کارفرما, رده شغلی, semat",
    ),
    (
        &[Firmographic],
        "sic, legal form, legal structure, legal entity, parent account, company turnover, annual turnover, nace, turnover company, company revenue, company size, ownership type, ايرادات الشركة, الشكل القانوني, درآمد شرکت, شکل حقوقی, نوع مالکیت, company, company name, account name, account type, organization, organisation, firm, business type, business name, business size, vat number, tax number, tax id, ein, duns, naics, \
         sic code, industry, sector, headcount, number of employee, employee count, founded, subsidiary, funding, technology stack, \
         اسم الشركة, الشركة, المؤسسة, المنشأة, السجل التجاري, الرقم الضريبي, عدد الموظفين, الصناعة, القطاع, نوع النشاط, النشاط التجاري, \
         نام شرکت, شرکت, سازمان, کسب و کار, شناسه ملی شرکت, کد اقتصادی, شماره ثبت, تعداد کارمندان, تعداد کارکنان, صنعت, حوزه فعالیت, نوع فعالیت",
    ),
    (
        &[Geography, Demographic],
        "language, preferred language, mother tongue, birthplace, place of birth, country of birth, country of origin, اللغة, اللغة المفضلة, مكان الولادة, بلد المنشا, زبان, زبان مادری, محل تولد, کشور تولد, zaban",
    ),
    (
        &[Geography, SocioEconomic],
        "neighborhood, neighbourhood, residential area, الحي, الحي السكني, المنطقة السكنية, محله, محل زندگی, mahale",
    ),
    (
        &[Geography],
        "town, village, suburb, continent, territory, market, metro, municipality, time zone, timezone, urban, rural, distance to store, climate, geo, المركز, القرية, القارة, الريف, الحضر, \
         البلدية, العاصمة, شهرها, شهرستان, بخش, روستا, قاره, ناحیه, فاصله تا فروشگاه, اقلیم",
    ),
    (
        &[Behaviour, Geography],
        "store id, store number, home store, preferred store, nearest store, المتجر المفضل, فروشگاه منتخب",
    ),
    (
        &[Behaviour, Psychographic],
        "smoker, smoking, alcohol, drinking, exercise, diet, مدخن, التدخين, سیگاری, سیگار, ورزش",
    ),
    (
        &[Demographic, SocioEconomic],
        "education, education level, degree, qualification, schooling, field of study, graduate, university, المؤهل, المستوى التعليمي, التخصص, الجامعة, تحصیلات, رشته تحصیلی, دانشگاه",
    ),
    (
        &[Demographic],
        "hh size, hh member, dependent, age, gender, sex, birth, born, marital, married, spouse, children, kid, child, baby, family, household size, parent, generation, pet, adult, senior, life stage, \
         العمر, الجنس, النوع الاجتماعي, متزوج, الزوجة, الاولاد, الابناء, الاطفال, الاسرة, العائلة, الفئة العمرية, الجيل, \
         سن, جنسیت, متاهل, همسر, فرزند, فرزندان, خانواده, خانوار, گروه سنی, نسل",
    ),
    (
        &[Behaviour],
        "bounce, conversion, csat, contact method, contact preference, communication preference, preferred contact, how did you hear, heard about us, lead status, lead score, abandoned, redeemed, مرات, شراء, المعاملات, كيف سمعت, آشنایی, مراجعه, مرجوعی, date, timestamp, week, last login, last purchase, last order, last visit, login, visit, visited, how often, frequency, purchase, bought, order, transaction, campaign, campaign id, opt in, optin, email open, opened, clicked, click, \
         signup, sign up, join, joined, registration, renewal, subscription, subscribed, subscriber, expiry, probability, propensity, notification, promotion, usage, stage, funnel, channel, cart, wishlist, review, rating, ticket, complaint, \
         support, return, refund, coupon, discount, payment, paid, spend, spent, revenue, sale, invoice, basket, product, category bought, device, app, session, view, download, referral, loyalty, point, tier, churn, active, engagement, \
         response, debit, credit, number of cds, shipping method, delivery method, =t, =frozen, =fresh, =grocery, =milk, \
         كم مرة, تاريخ, اخر طلب, اخر زيارة, تسجيل الدخول, الاشتراك, الزيارات, الطلبات, المشتريات, اشعارات, العروض, دائن, مدين, \
         حركة الحساب, الحملة, الفاتورة, السلة, الشحن, التوصيل, الشكاوى, التذاكر, التقييم, الولاء, النقاط, التفاعل, القسيمة, المدفوعات, الاسترجاع, \
         چند وقت یک بار, هر چند وقت, تاریخ, آخرین خرید, آخرین ورود, ساعت خرید, گردش حساب, بستانکار, بدهکار, =فی, بازدید, سفارش, خرید, مراجعه, تراکنش, فاکتور, پرداخت, \
         کمپین, اعلان, تخفیف, کد تخفیف, سبد, ارسال, شکایت, تیکت, نظر, امتیاز, اشتراک, عضویت, ورود, نصب, کلیک, معرف, tarikh, akharin, kharid, sefaresh, talab",
    ),
    (
        &[Behaviour],
        "watch, watched, video, stream, chat, conversation, message, call, sms, consent, permission, wallet, recharge, top up, plan, package, tariff, contract, upgrade, downgrade, trial, attended, \
         attendance, appointment, booking, reservation, night stayed, trip, flight, ride, gift, donation, pledge, claim, premium, reorder, repeat, inactive, dormant, lapsed, reactivated, last seen, last contact, \
         last activity, dwell time, page view, pageview, scroll, search, minute, data usage, quantity, duration, محفظة, باقة, خطة, عقد, حجز, حجوزات, رحلة, ليلة, تبرع, تبرعات, مكالمة, مكالمات, رسالة, رسائل, موافقة, \
         مشاهدة, مشاهدات, بحث, دقائق, استهلاك, كمية, تجديد, ترقية, خامل, نشط, اخر نشاط, اخر تواصل, اخر ظهور, قناة الاكتساب, کیف پول, بسته, طرح, قرارداد, رزرو, سفر, شب اقامت, کمک مالی, تماس, پیام, پیامک, تماشا, جستجو, \
         دقیقه, مصرف, تمدید, ارتقا, غیرفعال, فعال, آخرین فعالیت, کوپن, بازگشت, دستگاه",
    ),
    (
        &[Psychographic],
        "favourite, favorite, taste, mood, feeling, emotion, curiosity, novelty, impulsive, impulsiveness, optimism, confidence, ambition, leisure, ذوق, شعور, ميول, مزاج, ثقة, طموحات, فضول, سلیقه, احساس, حس, اعتماد, کنجکاوی",
    ),
    (
        &[Benefits],
        "reason, criterion, criteria, must have, wish, معيار, معايير, سبب, رغبة, معیار, معیارها, دلیل, خواسته, انتظار از",
    ),
    (
        &[Demographic],
        "relationship status, male, female, زن, مرد, civil status, بچه, toddler, teen, teenager, grandchild, widow, divorced, اعزب, مطلق, ارمل, ذكر, انثى, رضيع, مواليد, سنی, رده سنی, مجرد, مطلقه, کودک, نوزاد, نوه, متولد",
    ),
    (
        &[SocioEconomic],
        "درآمد خانوار, شغل همسر, own, tenant, earner, breadwinner, unemployed, student, retired, pension, car, vehicle, ايجار, متقاعد, طالب, عاطل, معاش, سيارة, طبقة, اجاره, مستاجر, بازنشسته, دانشجو, بیکار, خودرو, ماشین, یارانه, دهک",
    ),
    (
        &[Demographic, SocioEconomic],
        "تحصیلی, مدرک, الشهادة, الدرجة العلمية, مؤهل",
    ),
    (
        &[Geography],
        "lng, lon, =cc, store distance, district, governorate, emirate, borough, امارة, احداثيات, مختصات, موقعیت مکانی, دهستان",
    ),
    (
        &[Firmographic],
        "vertical, number of staff, staff size, staff count, workforce, number of branches, number of location, fleet size, العاملين, عدد العاملين, موظفين, عدد الفروع, کارمند, تعداد شعب, کسب وکار, نوع کسب وکار, هلدینگ",
    ),
    (
        &[],
        "owner, lead owner, account owner, contact owner, sales owner, مسئول فروش, مسئول پیگیری, tax, vat amount, currency, notes, note, comment, remarks, ضريبة القيمة المضافة, الضريبة, العملة, ملاحظات, کارشناس فروش, مندوب المبيعات, sales rep, account manager, مالیات, ارز, توضیحات, \
         row id, batch, created by, updated by, version",
    ),
];

/// What laws protect above other personal data: health, faith, origin, politics, sexuality, union membership and
/// crime (GDPR, articles 9 and 10).
pub(super) const SENSITIVE: &str = "religion, religious, faith, sect, denomination, race, ethnicity, ethnic, ethnic group, tribe, caste, skin color, \
    sexual orientation, sexuality, gay, lgbt, gender identity, political, politics, political party, political view, party affiliation, voted, vote, \
    disease, illness, diagnosis, medical, medical condition, health condition, health status, chronic disease, disability, disabled, blood type, blood group, \
    pregnant, pregnancy, hiv, diabetes, diabetic, cancer, mental health, medication, allergy, allergies, genetic, biometric, \
    trade union, union member, union membership, criminal record, conviction, \
    الديانة, الدين, المذهب, الطائفة, العرق, الاصل العرقي, القبيلة, القومية, لون البشرة, الميول الجنسية, التوجه الجنسي, السياسي, الانتماء السياسي, الحزب, الراي السياسي, \
    المرض, الامراض, الامراض المزمنة, الحالة الصحية, التشخيص, الاعاقة, فصيلة الدم, زمرة الدم, الحمل, السكري, الادوية, الحساسية, النقابة, عضوية النقابة, السوابق الجنائية, \
    مذهب, دین, فرقه, قومیت, نژاد, قبیله, رنگ پوست, گرایش جنسی, گرایش سیاسی, حزب, دیدگاه سیاسی, بیماری, سابقه بیماری, وضعیت سلامت, تشخیص پزشکی, معلولیت, گروه خونی, بارداری, باردار, \
    دیابت, دارو, داروهای مصرفی, حساسیت دارویی, سوء پیشینه, سابقه کیفری, عضویت در اتحادیه, mazhab, din";

/// Beginnings of words of which nothing longer is known, for names that no phrase fits.
const STEMS: &[(&[Element], &str)] = &[
    (
        &[Behaviour],
        "purchas buy bought order visit spend spent transact invoic usage freq recenc churn loyal click session login subscri return refund discount coupon cancel trial renew install download device engag conver deliver shipp payment basket wishlist campaign \
         خرید سفارش پرداخت تراکنش مراجع بازدید تخفیف مرجوع اشتراک دستگاه ورود مصرف استفاد تماس پشتیبان ارسال فروش طلب شرا دفع زيار مشتريات ظهور جلس مرتجع ارجاع قناه اكتساب تفاعل تسوق اشتراك استخدام تواصل انفاق مصروف",
    ),
    (
        &[Demographic],
        "age gender birth marit child famil household relationship spous depend parent تولد جنسیت متاهل تاهل ازدواج فرزند خانوا ميلاد اطفال ابناء اسره عائل عمر زوج",
    ),
    (
        &[SocioEconomic],
        "incom salar wage earn occupat profess employ wealth hous job educat school degree class درآمد شغل حقوق تحصیل مسکن طبقه دخل راتب وظيف مهن سكن مسكن تعليم",
    ),
    (
        &[Psychographic],
        "attitud lifestyl interest hobb opinion person belie motiv concern leisur activit valu trust innovat علاق نگرش باور دغدغه شخصیت سرگرم اعتماد اهتمام هواي قيم شخصي موقف راي",
    ),
    (
        &[Benefits],
        "benefit import expect feature need problem solv نیاز انتظار ویژگی فایده مزیت مشکل ميز فائد حاجه احتياج توقع مشكل",
    ),
    (
        &[Geography],
        "countr count citi city region provinc state town area locat geo postal zip distanc latit longit district شهرت شهرم شهرک استان کشور منطقه محل ناحیه مدين دول بلد محافظ",
    ),
    (
        &[Firmographic],
        "compan industr firm busines corporat organi شرکت سازمان صنعت کارکن پرسنل شركه مؤسس منشا قطاع",
    ),
];

/// First words of what somebody says of themselves, and last ones.
const STATEMENTS: &str = "i i'm im we انا احب افضل اهتم اشعر اعتقد احرص ازور اعمل اطلب اتناول اشتري اريد اثق لدي ليس ابحث اتسوق استخدم اقارن اذهب من دوست ترجیح";
const STATED: &str = "دارم ندارم هستم نیستم میکنم نمیکنم میبرم میدهم میخرم میخواهم میدانم کنم برم دهم خرم خواهم دانم آیم روم خورم بینم";

/// First words of questions for reasons, and first or last ones of ratings of how much something matters.
const REASONS: &str = "why لماذا چرا";
const WEIGHED: &str = "importance matter matters اهمية اهمیت مهم مهمة";

/// Questions and statements tell what they are about by how they begin.
const BEGINNINGS: &[(&[Element], &str)] = &[
    (
        &[Behaviour],
        "how often|how many|how much do you spend|when did you|where do you|do you use|have you|كم مرة|كم مره|متى|هل سبق|هل تستخدم|چند بار|هر چند|چند وقت|کی |آیا تا|آیا از",
    ),
    (
        &[Benefits],
        "why |what would |what makes |what matters |what do you expect|what do you look|which feature|لماذا|ما المشكلة|ما الذي تبحث|ماذا تتوقع|ما الذي تبحث|چرا|چه چیز|چه مشکل|چه انتظاری|به دنبال چه",
    ),
    (
        &[Psychographic],
        "i |i'm |my |we |what are your goal|what worries|احب |انا |افضل |ما اهداف|من |دوست دارم|هدف شما|ترجیح می",
    ),
];

/// Phrases cut into words.
pub(super) struct Lexicon(Vec<(&'static [Element], Phrase)>);

impl Lexicon {
    pub(super) fn new() -> Self {
        let phrases = PHRASES.iter().flat_map(|&(elements, phrases)| {
            phrases
                .split(',')
                .map(move |phrase| (elements, Phrase::new(phrase)))
        });
        Self(phrases.collect())
    }

    /// The elements of the longest phrase in the name, and how long it is; the first among equals.
    pub(super) fn find(&self, name: &Name) -> Option<(&'static [Element], usize)> {
        let mut best: Option<(&'static [Element], usize)> = None;
        // A key of something is no such thing.
        let last = name.tokens.last().map(String::as_str);
        let is_key = last.is_some_and(|last| super::KEY_WORDS.contains(&last));
        for (elements, phrase) in &self.0 {
            if is_key && phrase.words.last().map(String::as_str) != last {
                continue;
            }
            let longer = best.is_none_or(|(_, length)| phrase.length > length);
            if longer && phrase.is_in(&name.tokens, &name.joined) {
                best = Some((elements, phrase.length));
            }
        }
        best
    }
}

/// What a whole sentence or a rated thing is about, whatever stands in it: a statement to agree with tells of
/// the mind, a reason or an importance of benefits.
pub(super) fn of_statement(name: &str) -> Option<&'static [Element]> {
    let mut words = name.split(is_apart).filter(|word| !word.is_empty());
    let (first, last) = (words.next()?, words.next_back()?);
    let is_one =
        |list: &str, word: &str| list.split(' ').any(|own| word_key(own) == word_key(word));
    let more = words.next().is_some();
    if is_one(WEIGHED, first) || is_one(WEIGHED, last) || more && is_one(REASONS, first) {
        Some(&[Benefits])
    } else if more && is_one(STATEMENTS, first) || is_one(STATED, last) {
        Some(&[Psychographic])
    } else {
        None
    }
}

/// What parts the words of a sentence.
fn is_apart(letter: char) -> bool {
    letter == '_' || letter == '-' || !is_word(letter)
}

/// What a name begins with, or else what its last known word begins with.
pub(super) fn by_beginning(name: &str, words: &Name) -> Option<&'static [Element]> {
    let key = equal_key(name);
    let begins = |&&(_, list): &&(&[Element], &str)| {
        let is_start = |start: &str| key.starts_with(&equal_key(start)) && start.trim() != "";
        // A beginning that is one short word must be a word of its own.
        let whole =
            |start: &str| !start.ends_with(' ') || key.split(' ').next() == Some(start.trim());
        key.contains(' ') && list.split('|').any(|start| is_start(start) && whole(start))
    };
    if let Some((elements, _)) = BEGINNINGS.iter().find(begins) {
        return Some(elements);
    }
    words.tokens.iter().rev().find_map(|word| {
        let stem = |stem: &str| word.starts_with(&word_key(stem));
        let known = |&&(_, stems): &&(&[Element], &str)| stems.split(' ').any(stem);
        STEMS.iter().find(known).map(|(elements, _)| *elements)
    })
}
