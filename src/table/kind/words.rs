//! How the columns of orders are called, the most telling name first; `=` must be the whole name.

pub(super) const CUSTOMER: &str = "customer id, customer no, customer number, customer ref, customer reference, client ref, customer code, customer key, cust id, cust no, \
    client id, client no, client number, client code, household id, household key, household number, user id, user code, member id, \
    member no, member number, membership number, buyer id, shopper id, consumer id, guest id, subscriber id, \
    account id, account no, account number, account code, contact id, patient id, visitor id, customer unique id, person id, party id, \
    loyalty card number, loyalty id, card id, =customer, =client, =cust, =household, =user, =member, =buyer, =shopper, \
    =consumer, =guest, =account, =subscriber, =uid, \
    رقم العميل, كود العميل, معرف العميل, رمز العميل, رقم الزبون, كود الزبون, معرف الزبون, رقم المشتري, رقم العضوية, رقم المستخدم, \
    معرف المستخدم, رقم الحساب, رقم المشترك, =العميل, =الزبون, =المشتري, \
    کد مشتری, شناسه مشتری, شماره مشتری, آیدی مشتری, کد خریدار, شناسه خریدار, شناسه کاربر, کد کاربر, کد کاربری, شناسه کاربری, \
    کد اشتراک, شماره اشتراک, کد عضویت, شماره عضویت, کد باشگاه, =مشتری, =خریدار, =کاربر, \
    code moshtari, kod moshtari, shomare moshtari, raqm ameel, \
    customer email, email, e mail, البريد الالكتروني, بريد العميل, ایمیل, \
    customer phone, mobile, phone, رقم الجوال, الجوال, رقم الهاتف, شماره موبایل, موبایل, شماره تماس, تلفن, \
    customer name, client name, buyer name, اسم العميل, اسم الزبون, نام مشتری, نام خریدار, =id";

pub(super) const DATE: &str = "order date, invoice date, purchase date, transaction date, sale date, sales date, trans date, order purchase timestamp, \
    transaction timestamp, order timestamp, purchase timestamp, order datetime, order time, purchase time, bill date, receipt date, ticket date, booking date, payment date, \
    created at, order created, paid at, date created, txn date, trx date, sold at, sold on, ordered at, ordered on, placed at, placed on, bought on, =created, event time, =date, =datetime, =timestamp, =day, date, timestamp, \
    تاريخ الطلب, تاريخ الفاتورة, تاريخ الشراء, تاريخ العملية, تاريخ البيع, تاريخ الدفع, =التاريخ, تاريخ, \
    تاریخ سفارش, تاریخ خرید, تاریخ فاکتور, تاریخ تراکنش, تاریخ فروش, تاریخ پرداخت, تاریخ ثبت سفارش, =تاریخ, تاریخ, \
    tarikh kharid, tarikh sefaresh, tarikh";

/// Days that are not those on which somebody bought.
pub(super) const OTHER_DATE: &str = "birth, birthday, dob, due, ship, shipped, shipping, delivery, delivered, deliver, expiry, expiration, update, updated, \
    estimated, approved, fulfilled, cancelled, canceled, refund, refunded, signup, registration, joined, since, limit, carrier, \
    ميلاد, تسليم, توصيل, شحن, استحقاق, تسجيل, تولد, تحویل, ارسال, سررسید, عضویت, ثبت نام";

pub(super) const INVOICE: &str = "order id, order uuid, order guid, invoice no, invoice number, invoice id, order no, order number, order code, order key, order ref, order reference, basket id, basket key, \
    transaction id, transaction no, transaction number, trans id, txn id, txn ref, txn no, trx id, sale no, sale number, receipt id, receipt no, receipt number, bill no, bill id, bill number, \
    ticket id, ticket no, ticket number, sale id, sales id, sales order, purchase id, cart id, check no, visit id, session id, payment id, charge id, booking id, booking no, booking number, booking ref, reservation id, reservation no, reservation number, \
    =invoice, =order, =basket, =transaction, =receipt, =bill, =voucher, \
    رقم الطلب, رقم الطلبية, رقم الفاتورة, رقم العملية, رقم المعاملة, رقم الايصال, معرف الطلب, كود الطلب, =الفاتورة, =الطلب, رقم الحجز, \
    شماره سفارش, کد سفارش, شناسه سفارش, شماره فاکتور, کد فاکتور, شناسه فاکتور, شماره تراکنش, شناسه تراکنش, کد رهگیری, شماره رسید, \
    شماره رزرو, کد رزرو, =سفارش, =فاکتور, shomare factor, shomare sefaresh";

/// Money of a line before that of its order, then what is paid in the end before what is not, totals before what they
/// are made of.
pub(super) const AMOUNT: &str = "sales value, sale value, line total, line amount, line value, line item total, net amount, net sale, net value, net total, \
    amount paid, total paid, paid amount, grand total, total amount, total price, total sale, \
    total value, total spend, total spent, extended price, sales amount, sale amount, purchase amount, order amount, order value, order total, transaction amount, trans amount, \
    invoice amount, payment value, payment amount, dollar value, =total, =amount, gross amount, gross sale, \
    =amt, =revenue, =sale, =sales, =value, =spend, =spent, =turnover, =payment, =gmv, =gross, =net, subtotal, revenue, amount, amt, spend, turnover, total, \
    صافي المبلغ, المبلغ الصافي, المبلغ النهائي, المبلغ المدفوع, المبلغ الاجمالي, اجمالي المبلغ, اجمالي الطلب, اجمالي الفاتورة, مبلغ الطلب, مبلغ الفاتورة, مبلغ العملية, قيمة الطلب, \
    قيمة الفاتورة, قيمة الشراء, السعر الاجمالي, اجمالي السعر, =المبلغ, =الاجمالي, =المجموع, =القيمة, =الصافي, \
    مبلغ نهایی, مبلغ خالص, مبلغ قابل پرداخت, مبلغ پرداختی, مبلغ پرداخت شده, پرداخت نهایی, مبلغ کل, مبلغ سفارش, مبلغ خرید, مبلغ فاکتور, مبلغ تراکنش, جمع کل, قیمت کل, ارزش سفارش, ارزش خرید, \
    مبلغ فروش, =مبلغ, =جمع, =فروش, =ارزش, المبلغ, الاجمالي, المجموع, القيمة, فروش, mablagh kol, mablagh";

/// Money that is not what a customer pays for goods.
pub(super) const OTHER_MONEY: &str = "discount, disc, tax, vat, shipping, freight, delivery, cost, tip, fee, coupon, commission, profit, margin, balance, outstanding, refund, \
    خصم, ضريبة, شحن, توصيل, تكلفة, مسترد, استرداد, مرتجع, تخفیف, مالیات, ارسال, حمل, هزینه, سود, ربح, کارمزد, برگشتی, عودت, مرجوعی";

/// Money that was given back later, in a column of its own.
pub(super) const REFUNDED: &str = "amount refunded, refunded amount, refund amount, total refunded, total refund, refunded total, refund total, refund value, \
    =refunded, =refund, المبلغ المسترد, مبلغ الاسترداد, قيمة الاسترداد, مبلغ المرتجع, قيمة المرتجع, \
    مبلغ برگشتی, مبلغ عودت, مبلغ مرجوعی, مبلغ استرداد, وجه برگشتی";

/// Names of amounts from which refunds may be taken off already.
pub(super) const NET: &str = "net, after refund, صافي, الصافي, خالص";

pub(super) const QUANTITY: &str = "quantity, qty, units sold, number of unit, number of item, item count, quantity ordered, order quantity, order item quantity, item quantity, =unit, =units, =item, =piece, =pcs, =volume, =count, \
    number of, الكمية, كمية, عدد القطع, عدد الوحدات, =العدد, تعداد, مقدار, =عدد, tedad, kammiya";

pub(super) const PRICE: &str = "unit price, price each, item price, lineitem price, price per unit, selling price, sale price, sell price, list price, product price, =price, price, unit amount, \
    unit cost, =rate, سعر الوحدة, سعر القطعة, سعر البيع, =السعر, سعر, قیمت واحد, بهای واحد, قیمت فروش, =فی, =قیمت, قیمت, gheymat";

pub(super) const PRODUCT: &str = "product category, item category, category name, product line, =category, product name, item name, lineitem name, product title, stock description, product description, item description, =product, \
    =item, =article, =description, =department, product type, product group, brand, stock code, product code, product id, item id, item code, lineitem sku, =sku, article id, article no, sku, upc, asin, isbn, product key, \
    فئة المنتج, اسم المنتج, =المنتج, =الصنف, =الفئة, اسم الصنف, المنتجات, كود المنتج, رقم المنتج, \
    گروه کالا, دسته بندی, دسته کالا, دسته محصول, نام محصول, نام کالا, =محصول, =کالا, شرح کالا, کد کالا, کد محصول, شناسه محصول, name kala";

pub(super) const CHANNEL: &str = "sales channel, order channel, purchase channel, channel, order source, =source, platform, =medium, order type, store id, store name, store location, =store, =shop, =branch, \
    branch, outlet, payment method, payment type, payment mode, device, قناة البيع, قناة الطلب, القناة, قناة, المنصة, الفرع, المتجر, طريقة الدفع, کانال فروش, کانال خرید, کانال, شعبه, فروشگاه, نحوه پرداخت, روش پرداخت, درگاه پرداخت";

pub(super) const STATUS: &str = "order status, financial status, transaction status, payment status, invoice status, transaction type, =status, status, =type, \
    حالة الطلب, حالة الدفع, حالة العملية, نوع العملية, =الحالة, وضعیت سفارش, وضعیت پرداخت, وضعیت تراکنش, نوع تراکنش, =وضعیت";

/// Names of money of a whole order, and of a line of one.
pub(super) const WHOLE: &str = "order total, total order, order amount, order value, order sum, order revenue, order price, invoice total, invoice amount, invoice value, basket total, basket value, \
    cart total, cart value, receipt total, bill total, bill amount, transaction total, grand total, \
    اجمالي الطلب, مجموع الطلب, قيمة الطلب, مبلغ الطلب, اجمالي الفاتورة, مجموع الفاتورة, قيمة الفاتورة, مبلغ الفاتورة, \
    مبلغ سفارش, ارزش سفارش, جمع سفارش, مبلغ فاکتور, جمع فاکتور, مبلغ کل سفارش, مبلغ کل فاکتور";

pub(super) const OF_A_LINE: &str =
    "line, item, lineitem, unit, piece, سطر, بند, الصنف, القطعة, ردیف, قلم, سطری";

/// Columns that say in which currency a line is.
pub(super) const CURRENCY: &str = "currency, curr, عملة, العملة, ارز, پول";

/// Columns that name the firms that contacts work for.
pub(super) const ACCOUNT: &str = "account id, account no, account number, account code, account name, company id, company code, company name, parent account, =account, =company, \
    =organization, =organisation, organization name, organisation name, organization, organisation, =firm, firm name, employer, client company, customer company, business name, \
    اسم الشركة, رقم الشركة, كود الشركة, =الشركة, اسم المنشأة, اسم المؤسسة, جهة العمل, نام شرکت, شناسه شرکت, کد شرکت, =شرکت, نام سازمان, =سازمان";

/// Figures that a sum would spoil, whatever they are of.
pub(super) const NO_SUM: &str = "avg, average, mean, median, rate, ratio, share, percent, pct, score, rating, rank, recency, days since, tenure, age, per, probability, \
    متوسط, معدل, نسبة, تقييم, میانگین, نرخ, درصد, سهم, امتیاز";
