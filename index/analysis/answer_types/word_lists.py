"""Words for times, numbers and units, language by language."""

from __future__ import annotations

TIMES: dict[str, str] = {
    "en": "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
    "thursdays fridays saturdays sundays weekdays weekends noon midnight today yesterday tomorrow "
    "century centuries decade decades year years ago since until",
    "ar": "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر "
    "عام العام عاما سنة السنة سنوات قرن القرن قرون عقد العقد عقود منذ",
    "de": "januar februar märz april mai juni juli august september oktober november dezember "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag montags dienstags mittwochs "
    "donnerstags freitags samstags sonntags werktags uhr mitternacht heute gestern "
    "jahrhundert jahrhunderts jahrhunderte jahrzehnt jahrzehnte jahr jahre jahren jahres seit",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre lunes martes miércoles jueves viernes sábado sábados domingo domingos mediodía "
    "medianoche hoy ayer "
    "siglo siglos década décadas año años desde hasta",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche midi minuit hier "
    "siècle siècles décennie décennies an ans année années depuis jusqu",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri "
    "secolo secoli decennio decenni anno anni dal",
    "nl": "januari februari maart april mei juni juli augustus september oktober november "
    "december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren "
    "eeuw eeuwen decennium decennia jaar jaren sinds",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro sábado domingo hoje ontem século séculos década décadas ano anos desde até",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь "
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре "
    "год года году годов годы годах лет век века веке веков десятилетие десятилетия столетие "
    "столетия",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "yıl yılı yılında yılda yıllar yıllarda yıllarında yüzyıl yüzyılda yüzyılın beri",
}
NUMBERS: dict[str, str] = {
    "en": "one two three four five six seven eight nine ten eleven twelve dozen twenty thirty "
    "forty fifty hundred thousand million billion half third quarter twice",
    "ar": "واحد اثنان اثنين ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثماني ثمانية تسع "
    "تسعة عشر عشرة عشرون عشرين ثلاثون ثلاثين مائة مئة ألف آلاف مليون ملايين مليار نصف ثلث ربع",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dutzend zwanzig dreißig "
    "vierzig fünfzig hundert hunderte tausend tausende million millionen milliarde milliarden "
    "hälfte drittel viertel zweimal dreimal",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce docena veinte treinta "
    "cuarenta cincuenta cien cientos mil miles millón millones mitad tercio cuarto",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze douzaine vingt trente "
    "quarante cinquante cent cents mille million millions milliard milliards moitié tiers quart",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici dozzina venti trenta "
    "quaranta cinquanta cento mille mila milione milioni miliardo miliardi metà terzo quarto",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dozijn twintig dertig "
    "veertig vijftig honderd duizend miljoen miljard helft derde kwart",
    "pt": "dois duas três quatro cinco seis sete oito nove dez onze doze dúzia vinte trinta "
    "quarenta cinquenta cem cento mil milhão milhões bilhão bilhões metade terço quarto",
    "ru": "два две двух три трех трёх четыре четырех четырёх пять пяти шесть шести семь семи "
    "восемь восьми девять девяти десять десяти двенадцать двадцать тридцать сорок пятьдесят сто "
    "сотни тысяча тысячи тысяч миллион миллиона миллионов миллиард миллиарда миллиардов половина "
    "половину треть четверть дважды трижды",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli yüz bin milyon milyar "
    "yarısı üçte dörtte",
}
UNITS: dict[str, str] = {
    "en": "letters characters words pages pixels bytes "
    "percent kilometer kilometers kilometre kilometres centimetres meter meters metre metres "
    "mile miles feet foot inch inches yard yards acre acres hectare hectares kilogram kilograms "
    "gram grams ton tons tonne tonnes pound pounds ounce ounces liter liters litre litres gallon "
    "gallons barrels second seconds minute minutes hour hours day days week weeks month months "
    "year years decade decades century centuries degree degrees knots million billion trillion "
    "dollar dollars euro euros pence cent cents crown crowns yen",
    "ar": "بالمائة بالمئة كيلومتر كيلومترا متر مترا أمتار ميل ميلا أميال قدم قدما هكتار كيلوغرام "
    "طن طنا أطنان ثانية دقيقة ساعة ساعات يوم يوما أيام أسبوع أسابيع شهر أشهر سنة سنوات عام عاما "
    "درجة دولار يورو مليون مليار",
    "de": "zeichen buchstaben wörter seiten "
    "prozent kilometer kilometern meter metern meilen fuß zoll hektar kilogramm gramm tonne "
    "tonnen pfund liter sekunden minuten stunde stunden tag tage tagen woche wochen monat monate "
    "monaten jahr jahre jahren grad million millionen milliarde milliarden dollar euro cent",
    "es": "caracteres letras palabras páginas "
    "kilómetros metros millas pies pulgadas acres hectáreas kilogramos gramos tonelada "
    "toneladas libras litros segundos minutos hora horas día días semana semanas mes meses año "
    "años grados millón millones dólares euros libras pesetas ciento",
    "fr": "caractères lettres mots pages "
    "kilomètres mètres milles pieds pouces acres hectares kilogrammes grammes tonne tonnes "
    "livres litres secondes minutes heure heures jour jours semaine semaines mois an ans année "
    "années degrés million millions milliard milliards dollars euros",
    "it": "chilometri metri miglia piedi pollici acri ettari chilogrammi grammi tonnellate libbre "
    "litri secondi minuti ora ore giorno giorni settimana settimane mese mesi anno anni gradi "
    "milione milioni miliardi dollari euro",
    "nl": "procent kilometer meter mijl voet inch hectare kilogram gram ton pond liter seconden "
    "minuten uur dag dagen week weken maand maanden jaar jaren graden miljoen miljard dollar euro",
    "pt": "quilômetros quilómetros metros milhas pés polegadas acres hectares quilogramas gramas "
    "tonelada toneladas libras litros segundos minutos hora horas dia dias semana semanas mês "
    "meses ano anos graus milhão milhões dólares euros reais",
    "ru": "процент процента процентов километр километра километров метр метра метров миль мили "
    "футов фута дюймов акров гектаров килограмм килограммов грамм граммов тонн тонны фунтов "
    "литров секунд секунды минут минуты час часа часов день дня дней недель недели месяц месяца "
    "месяцев год года лет градусов миллион миллиона миллионов миллиард миллиарда миллиардов "
    "долларов евро рублей",
    "tr": "yüzde kilometre metre mil fit inç dönüm hektar kilogram gram ton pound litre saniye "
    "dakika saat gün hafta ay yıl derece milyon milyar dolar euro lira",
}
SYMBOLS = "km cm mm m ft kg g lb lbs mph kb mb gb tb usd eur gbp км см кг"
"""Units as they are written in several languages."""

_DIGITS = "一二三四五六七八九十百千两兩"
# Where words are not told apart, what stands in a sentence is found by pattern: of each language
# a time, a number, a number of some unit.
PATTERNS: dict[str, tuple[str, str, str]] = {
    "th": (
        "ปี|ศตวรรษ|ทศวรรษ|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม"
        r"|พฤศจิกายน|ธันวาคม|\b[12]\d{3}\b",
        r"\d|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|ครึ่ง",
        r"\d\s*(?:%|เมตร|กิโลเมตร|ไมล์|ฟุต|นิ้ว|เอเคอร์|เฮกตาร์|กิโลกรัม|กรัม|ตัน|ปอนด์|ลิตร|วินาที|นาที|ชั่วโมง|วัน"
        "|สัปดาห์|เดือน|ปี|องศา|ล้าน|พันล้าน|ดอลลาร์|ยูโร|บาท|เปอร์เซ็นต์)|ร้อยละ",
    ),
    "ja": (
        rf"[\d{_DIGITS}]\s*[年月日時]|[月火水木金土日]曜|午前|午後|毎[日週月年]|世紀",
        rf"\d|[{_DIGITS}][個人枚件回台種本冊つ名]|半分",
        rf"[\d{_DIGITS}]\s*(?:[%％円分秒日年字]|時間|週間|[かヶケカ]月|文字|ページ|バイト|[KMGT]B|メートル)",
    ),
    "zh": (
        rf"\d\s*[年月日]|[{_DIGITS}]+[月日]|世[纪紀]|年代|[\d{_DIGITS}]+年",
        rf"\d|[{_DIGITS}][个個位名次种種条條座人万萬亿億]|一半|三分之",
        r"\d\s*(?:%|米|公里|千米|英里|英尺|英寸|公顷|公頃|公斤|千克|克|吨|噸|磅|升|秒|分钟|分鐘|小时|小時|天|周"
        "|个月|個月|年|度|万|萬|亿|億|美元|欧元|歐元|元)|百分之",
    ),
}
