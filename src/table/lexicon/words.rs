//! The words that column names are recognised by, in English, Arabic and Persian.
//!
//! Phrases are parted by commas and compared word by word after folding (see `tokens`); one with `=`
//! in front must be the whole name. Transliterations are the usual ones of shop exports.

use super::Concept;

pub(super) const WORDS: &[(Concept, &str)] = &[
    (
        Concept::Identifier,
        "id, uid, guid, uuid, sku, upc, ean, isbn, barcode, clientnum, index, =unnamed, =no, =nr, \
         row number, customer no, cust no, client no, account no, account number, member no, \
         member number, membership number, customer number, client number, order no, order number, record number, sales record number, \
         invoice, invoice no, invoice number, transaction no, transaction number, ticket number, \
         stock code, product code, item code, customer code, client code, user code, \
         customer key, loyalty card number, tracking code, tracking number, reference number, \
         account name, company name, vat number, \
         customer id, cust id, client id, user id, member id, account id, order id, invoice id, case id, \
         respondent id, resp id, response id, participant id, person id, patient id, student id, employee id, \
         contact id, lead id, visitor id, session id, transaction id, product id, item id, card id, household id, \
         subscriber id, profile id, record id, ticket id, device id, store id, shop id, guest id, buyer id, \
         رقم, معرف, كود العميل, كود الزبون, كود المنتج, الباركود, مسلسل, الرقم التسلسلي, \
         رقم العميل, رقم الزبون, رقم العضوية, رقم الفاتورة, رقم الطلب, رقم العملية, رقم المنتج, \
         رقم الملف, الرقم المرجعي, الرقم الضريبي, اسم الشركة, \
         شناسه, ردیف, کد مشتری, کد اشتراک, کد عضویت, کد کالا, کد محصول, کد رهگیری, کد کاربر, \
         کد اقتصادی, بارکد, شماره مشتری, شماره فاکتور, شماره سفارش, شماره پرونده, شماره عضویت, \
         شماره اشتراک, شماره کارت باشگاه, شناسه کاربری, شناسه ملی شرکت, نام شرکت, \
         kundennummer, kundennr, kunden nr, bestellnummer, rechnungsnummer, artikelnummer, n client, n commande, \
         numéro client, número de cliente, müşteri no, sipariş no, code moshtari, kod moshtari, kod kala, shomare moshtari, shomare factor, raqm, raqam",
    ),
    (
        Concept::PersonalName,
        "=name, first name, last name, full name, middle name, surname, given name, family name, \
         customer name, client name, contact name, contact person, user name, username, nickname, \
         forename, father name, owner name, cust name, =fname, =lname, =nom, =prénom, =initial, \
         guest name, member name, subscriber name, buyer name, recipient name, receiver name, sender name, \
         billing name, shipping name, ship to name, bill to name, student name, patient name, employee name, \
         passenger name, traveller name, traveler name, driver name, holder name, cardholder, person name, \
         name of customer, respondent name, account holder, seller name, agent name, \
         account owner, lead owner, contact owner, sales owner, deal owner, salesperson, sales person, \
         sales rep, sales representative, account manager, relationship manager, \
         =customer, =client, =buyer, =shopper, =recipient, =respondent, =guest, =patient, =cashier, =seller, =salesman, =staff, \
         =advisor, =consultant, =technician, =driver, \
         =الاسم, الاسم الكامل, الاسم الاول, اسم العائلة, =اللقب, اسم العميل, اسم الزبون, \
         اسم المستخدم, اسم الاب, الاسم الاخير, اسم المشترك, اسم المستلم, اسم المرسل, اسم العضو, اسم المشتري, \
         اسم الموظف, اسم المندوب, مندوب المبيعات, اسم الضيف, اسم المريض, اسم الطالب, اسم المسافر, اسم صاحب الحساب, \
         =اسم, =الكنية, =العميل, =الزبون, =المشتري, =المستلم, =المشترك, =الموظف, =البائع, =المندوب, =الكاشير, =السائق, \
         =نام, نام خانوادگی, نام و نام خانوادگی, نام پدر, نام خریدار, نام مشتری, نام کاربری, \
         نام کامل, نام گیرنده, نام فرستنده, نام کاربر, نام عضو, نام مشترک, نام فروشنده, نام کارمند, نام بازاریاب, \
         نام کارشناس, کارشناس فروش, مسئول فروش, مسئول پیگیری, نام مهمان, نام مسافر, نام بیمار, نام دانشجو, \
         نام صاحب حساب, نام مستعار, =شهرت, =لقب, =مشتری, =خریدار, =گیرنده, =کاربر, =مشترک, =کارمند, =فروشنده, =صندوقدار, =مشاور, =راننده, \
         =nam, nam khanevadegi, name moshtari, ism al ameel, =ism",
    ),
    (
        Concept::PersonalEmail,
        "email, e mail, mail address, email address, البريد الالكتروني, ايميل, بريد الكتروني, \
         ایمیل, پست الکترونیک, رایانامه, =imeil",
    ),
    (
        Concept::PersonalPhone,
        "phone, telephone, mobile, cell phone, phone number, mobile number, contact number, \
         whatsapp, whatsapp number, fax, =tel, \
         رقم الجوال, الجوال, رقم الهاتف, الهاتف, هاتف, رقم الواتساب, واتساب, موبايل, =ت, \
         موبایل, شماره موبایل, تلفن, شماره تلفن, شماره تماس, تلفن ثابت, تلفن همراه, همراه, \
         shomare mobile, shomare tamas, raqam jawal, =jawal",
    ),
    (
        Concept::PersonalOther,
        "address, street, street address, billing address, shipping address, ip, ip address, \
         national id, card number, credit card number, iban, passport, passport number, ssn, \
         social security number, tax id, license plate, plate number, رقم اللوحة, پلاک, شماره پلاک, \
         العنوان, عنوان التوصيل, اسم الشارع, الشارع, رقم الهوية, رقم الاقامة, رقم جواز السفر, \
         رقم الحساب, رقم البطاقة, \
         آدرس, آدرس پستی, کد ملی, شماره کارت, شماره حساب, شماره ملی, شماره شبا, شبا, \
         آیدی تلگرام, وضعیت ایثارگری, \
         adres, code melli, kod melli",
    ),
    (
        Concept::Outcome,
        "response, churn, churned, attrition, attrition flag, exited, complain, complaint, \
         retention, retained, renewal, renewed, nps, satisfaction, overall satisfaction, \
         recommend, how likely are you to recommend, how satisfied, conversion, converted, \
         goal completion, is active, loyalty, like, \
         تسرب, تسرب العميل, الغى الاشتراك, الغاء الاشتراك, تجديد الاشتراك, تم تجديد الاشتراك, رضا, مدى رضاك, الرضا العام, \
         توصي بنا, التقييم, \
         ریزش, ترک, تمدید اشتراک, تمدید, رضایت, میزان رضایت, احتمال پیشنهاد, پیشنهاد به دوستان, \
         مشتری فعال است, نرخ تبدیل, emtiaz",
    ),
    (
        Concept::Spending,
        "amount, amt, spend, spent, spending, spending score, expenditure, revenue, sale, \
         sales value, total spend, total charge, monthly charge, charge, monetary, monetary value, \
         total, grand total, subtotal, aov, order value, average order value, basket value, \
         avg ticket, average ticket, clv, ltv, cltv, lifetime value, customer lifetime value, \
         margin, gross margin, profit, purchase amount, dollar value, net sale, turnover, mnt, \
         value, balance due, total trans amt, payment, price, unit price, \
         المبلغ, المبلغ الاجمالي, اجمالي المشتريات, اجمالي الانفاق, مجموع المشتريات, الانفاق, \
         القيمة المالية, القيمة, هامش الربح, صافي الربح, الربح, الصافي, الايرادات, المجموع, \
         الاجمالي, الاجمالي شامل الضريبة, المجموع الفرعي, مبلغ العملية, متوسط الفاتورة, \
         متوسط سلة الشراء, متوسط خرید, سعر الوحدة, السعر, \
         مبلغ, مبلغ کل, مبلغ خرید, مجموع خرید, مبلغ کل خرید, ارزش خرید, ارزش طول عمر مشتری, \
         حاشیه سود, سود, جمع کل, مبلغ نهایی, پرداخت نهایی, میانگین سبد خرید, میانگین خرید, \
         هزینه, قیمت, فروش, mablagh, mablagh kol, ijmali mushtarayat, gheymat, kharid",
    ),
    (
        Concept::Activity,
        "recency, frequency, quantity, qty, visit, purchase, order, transaction, trans ct, \
         contact count, count, click, session, page view, pageview, open, login, number of order, \
         number of purchase, number of visit, number of item, item, basket size, unit, usage, \
         minute, call, download, upload, deal, num, day since, days since last purchase, \
         days since last order, last purchase, time on site, session duration, tenure, \
         months on book, month inactive, days between order, average days between order, \
         return rate, return, refund, discount, discount share, disc, coupon, added to cart, \
         engagement, activity, point, score, rating, utilization, utilisation, \
         عدد الطلبات, اجمالي الطلبات, عدد المشتريات, تكرار الشراء, عدد الزيارات, عدد المرتجعات, \
         عدد الشكاوى, عدد القطع, عدد الجلسات, مشاهدات الصفحة, عدد المعاملات, ايام منذ اخر شراء, \
         الكمية, الزيارات, الطلبات, المشتريات, متوسط مدة الجلسة, مدة التعامل, رصيد النقاط, \
         النقاط, قيمة الخصم, الخصم, \
         تعداد سفارش, تعداد خرید, دفعات خرید, تعداد فاکتور, تعداد مراجعه, تعداد مرجوعی, \
         تعداد شکایت, تعداد اقلام, تعداد نشست, تعداد تراکنش, تعداد, مقدار, تازگی, \
         روزهای گذشته از آخرین خرید, میانگین فاصله بین خریدها, مدت حضور در سایت, \
         طول عمر مشتری, امتیاز, امتیاز باشگاه, تخفیف, مبلغ تخفیف, \
         tedad, tedad kharid, kammiya, takhfif",
    ),
    (
        Concept::Habit,
        "channel, preferred channel, contract, internet service, phone service, plan, \
         subscription, lifecycle stage, lead source, original source, referred by, \
         discount code, promo code, financial status, order status, customer status, payment method, \
         payment type, product name, department, brand, product category, favourite category, \
         favorite category, product type, campaign, utm, device, device category, \
         operating system, browser, landing page, card category, loyalty tier, tier, \
         visit frequency, accepted, cmp, unsubscribed, accepts email marketing, newsletter, \
         credit card, paperless billing, streaming, online backup, tech support, \
         قناة التواصل, طريقة الدفع, طريقة الشحن, كيف سمعت عنا, كيف تعرفت علينا, حالة العميل, \
         نوع الاشتراك, كود الخصم, حالة الدفع, حالة الطلب, اسم المنتج, الصنف, فئة المنتج, الفئة, \
         العلامة التجارية, مصدر الزيارة, المتصفح, نوع الحساب, مستوى الولاء, المنتج, \
         مشترك في النشرة البريدية, \
         کانال خرید, کانال, کانال ارتباطی, نحوه پرداخت, درگاه پرداخت, نحوه آشنایی, منبع مشتری, \
         وضعیت مشتری, وضعیت سفارش, نام محصول, نام کالا, کالا, محصول, گروه کالا, دسته بندی, \
         برند, منبع ورودی, نوع دستگاه, صفحه فرود, نوع حساب, سطح باشگاه مشتریان, \
         عضو خبرنامه, استفاده از کد تخفیف, name kala, ravesh pardakht, nahve ashnayi, \
         tariqat daf, halat talab",
    ),
    (
        Concept::Attitude,
        "attitude, lifestyle, interest, values, opinion, concern, conscious, consciousness, \
         price consciousness, health consciousness, innovativeness, opinion leadership, \
         risk tolerance, personality, hobby, motive, motivation, trust, i prefer, i plan, i plan my purchase, i like, \
         i enjoy, agree, \
         الاهتمامات, الهوايات, القيم, نمط الحياة, المواقف, دوافع الشراء, الثقة, الثقة بالعلامة \
         التجارية, احب تجربة, اهتم بالبيئة, \
         علایق, سبک زندگی, ارزش ها, نگرش, انگیزه خرید, اعتماد به برند, دوست دارم, \
         اهمیت می دهم",
    ),
    (
        Concept::Benefit,
        "importance, important, benefit, benefits sought, matter most, value for money, \
         what matters most, أهم ميزة, اهمية, اهمية السعر, تبحث عنه, مناسب للجودة, \
         اهمیت, مهم است, مهم ترین دلیل خرید, مزیت, مزیت اصلی, تناسب قیمت و کیفیت, dalil kharid",
    ),
    (
        Concept::Perception,
        "=yummy, =convenient, =spicy, =fattening, =greasy, =fast, =cheap, =tasty, =expensive, \
         =healthy, =disgusting, =modern, =reliable, =innovative, =friendly, =trustworthy, \
         =exciting, =boring, =safe, =comfortable, =stylish, =fun, =relaxing, =delicious",
    ),
    (
        Concept::Demographic,
        "age, birth, year birth, birth year, year of birth, date of birth, birthday, birth date, \
         dob, child, kid, kidhome, teenhome, teen, dependent, dependent count, \
         number of child, number of dependent, household size, family size, kids count, bmi, \
         senior citizen, partner, generation, life stage, age group, age range, \
         العمر, السن, كم عمرك, تاريخ الميلاد, تاريخ الولادة, سنة الميلاد, عدد الابناء, \
         عدد الاطفال, عدد افراد الاسرة, حجم الاسرة, هل لديك اطفال, \
         سن, تاریخ تولد, سال تولد, گروه سنی, بازه سنی, تعداد فرزندان, تعداد فرزند, بعد خانوار, \
         تعداد اعضای خانواده, تعداد اعضای خانوار, sen, sal tavalod, tarikh tavalod, \
         tedad farzand, omr, tarikh milad",
    ),
    (
        Concept::DemographicKind,
        "gender, sex, smoker, marital, marital status, married, household comp, nationality, \
         الجنس, ذكر انثى, الحالة الاجتماعية, الوضع العائلي, الجنسية, \
         جنسیت, وضعیت تاهل, تاهل, ملیت, jensiat",
    ),
    (
        Concept::SocioEconomic,
        "income, household income, annual income, monthly income, salary, wage, net worth, wealth, \
         job, job title, occupation, profession, employment, home ownership, own or rent, housing, \
         credit score, credit limit, social class, sec, risk rating, balance, avg balance, \
         car ownership, club membership, \
         الدخل, الدخل السنوي, دخل الاسرة, دخلك الشهري, الراتب, المهنة, الوظيفة, الحالة الوظيفية, \
         نوع السكن, ملك ايجار, المستوى المعيشي, التصنيف الائتماني, الرصيد, رصيد المحفظة, \
         جهة العمل, \
         درآمد, درآمد ماهانه, حقوق, دستمزد, شغل, وضعیت اشتغال, سمت, نوع مسکن, وضعیت مسکن, \
         طبقه اجتماعی, رتبه اعتباری, سقف اعتبار, مانده حساب, مالکیت خودرو, \
         daramad, dakhl, dakhl shahri, shoghl, mojoodi",
    ),
    (
        Concept::Education,
        "education, education level, qualification, highest qualification, degree, \
         المؤهل, المؤهل العلمي, التحصيل العلمي, التعليم, المستوى التعليمي, \
         تحصیلات, میزان تحصیلات, سطح تحصیلات, مدرک, رشته تحصیلی, tahsilat",
    ),
    (
        Concept::Geography,
        "city, country, region, state, province, county, district, governorate, emirate, area, \
         neighborhood, neighbourhood, location, latitude, \
         longitude, lat, lng, lon, urban rural, store location, branch, zone, delivery zone, \
         language, default address city, billing state province, shipping country, billing country, \
         المدينة, الدولة, البلد, المحافظة, الامارة, المنطقة, الحي, المنطقة السكنية, \
         اقرب فرع, الفرع, مكان الاقامة, خط العرض, خط الطول, اللغة, \
         شهر, استان, کشور, منطقه, محله, نام شعبه, شعبه, محل سکونت, شهر محل سکونت, \
         محل تولد, نزدیک ترین فروشگاه, عرض جغرافیایی, طول جغرافیایی, زبان, \
         ostan, shobe, madina, mohafaza, mahale, shahr",
    ),
    (
        Concept::Postal,
        "zip, zip code, zipcode, postal code, postcode, plz, postleitzahl, code postal, =cp, código postal, posta kodu, \
         صندوق البريد, الرمز البريدي, کد پستی",
    ),
    (
        Concept::Firmographic,
        "industry, number of employee, employee, company size, annual revenue, year founded, \
         ownership type, customer type, sector, \
         القطاع, مجال العمل, نوع العميل, عدد الموظفين, الايرادات السنوية, سنة التاسيس, \
         صنعت, حوزه فعالیت, نوع مشتری, تعداد پرسنل, تعداد کارکنان, گردش مالی سالانه, \
         سال تاسیس, noe moshtari",
    ),
    (
        Concept::Date,
        "date, dt, day of, timestamp, datetime, time stamp, created at, updated at, paid at, \
         start date, end date, last order date, order date, invoice date, customer since, \
         purchase date, redemption date, dt customer, signup, joined, first seen, last seen, first active, last active, epoch, \
         التاريخ, تاريخ, تاريخ الطلب, تاريخ الفاتورة, تاريخ اخر طلب, اخر طلب, طابع زمني, \
         تاریخ, تاریخ خرید, تاریخ سفارش, آخرین خرید, آخرین ورود, زمان ثبت, tarikh, \
         akharin kharid, akher talab",
    ),
    (
        Concept::Calendar,
        "=week, =month, =day, =year, =hour, =quarter, =weekday, week number, day of week, \
         الشهر, السنة, الاسبوع, =ماه, =سال, =هفته, =روز, ساعت خرید",
    ),
    (
        Concept::Kind,
        "code, type, category, status, source, stage, group, class, kind, segment, cluster, label, grade, level, flag, target, \
         نوع, فئة, كود, مجموعة, کد, گروه, دسته, طبقه, رده, noe",
    ),
];

/// Kinds of customers and of firms, which are nobody's name.
pub(super) const KINDS: &str = "new, returning, existing, repeat, regular, loyal, vip, premium, gold, silver, bronze, basic, standard, \
    active, inactive, lead, prospect, individual, private, consumer, business, company, corporate, retail, wholesale, \
    online, unknown, other, male, female, type, group, \
    جديد, دائم, مميز, ذهبي, فضي, فرد, شركة, نشط, اخرى, قدیمی, وفادار, ویژه, طلایی, عادی, حقیقی, حقوقی, شرکت, فعال, سایر";

/// What people are addressed by before their names.
pub(super) const BEFORE_NAMES: &str = "mr, mrs, ms, miss, dr, prof, sir, السيد, السيدة, سيدة, الانسة, دكتور, استاذ, آقای, خانم, دکتر, مهندس";

/// Given names that many bear.
pub(super) const GIVEN: &str = "james, john, robert, michael, william, david, thomas, mary, linda, elizabeth, sarah, emma, anna, maria, laura, \
    daniel, paul, peter, mohammed, muhammad, mohammad, mohamed, ahmed, ahmad, ali, hassan, omar, fatima, maryam, \
    sara, reza, amir, \
    محمد, احمد, علی, حسن, حسین, عمر, یوسف, خالد, عبدالله, سارا, سارة, فاطمه, مریم, زینب, لیلا, زهرا, رضا, مهدی, \
    امیر, عائشة, نورة";
