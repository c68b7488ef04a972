"""What everybody asks of a place in words that no text has: when it opens, what it costs, where.

"When are you open?" is answered under *Opening hours*, "how much is it?" under *Prices*: the words
of the question stand nowhere, and the heading's in no question.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

MOST = 6
"""Ways in which texts may say what is asked for."""


class _Way(NamedTuple):
    """How one thing is asked for in a language.

    Attributes:
        asks: phrases of which a question has one; a star stands for any ending.
        tells: further ones of which it has one; empty where it needs none.
        said: what texts call the thing, the likeliest first.
        alone: whether nothing else that a question says matters.
    """

    asks: str
    tells: str
    said: str
    alone: bool = False


_WAYS = {
    "en": (
        _Way(
            "when,what time*,what hours,how late,how long,are you,are they,is it,do you,is the",
            "open,opens,opened,opening,close,closes,closed,closing",
            "opening hours,opening times,business hours,office hours,hours",
        ),
        _Way(
            "how much,how expensive,how pricey,what do you,what does it",
            "is,are,cost,costs,pay,charge",
            "prices,price,cost,fees,admission,pricing",
        ),
        _Way("is it free,are you free,free of charge", "", "prices,price,cost,fees,admission"),
        _Way(
            "where",
            "are you,is it,find you,find it,located",
            "address,directions,getting here,how to find us,location",
        ),
        _Way(
            "how",
            "find you,get there,get to you,get here",
            "directions,getting here,how to find us,address,location",
        ),
        _Way(
            "how,who,can",
            "reach,contact,call,email,get in touch,get hold of,mail you",
            "contact,email,phone,telephone",
        ),
        _Way("phone number,telephone number,email address,mail address", "", "contact,email,phone"),
        _Way(
            "how,where,can",
            "join,sign up,become a member,register,enroll,enrol",
            "membership,joining,registration,how to join,sign-up",
        ),
        _Way(
            "lost my,lost a,lost something,left my,forgot my",
            "",
            "lost and found,lost property",
            alone=True,
        ),
        _Way("park,car park,parking lot", "", "parking,car park"),
    ),
    "de": (
        _Way(
            "wann,wie lange,um wie viel uhr,um wieviel uhr,habt ihr,seid ihr,haben sie,ist",
            "offen,auf,zu,geöffnet,geschlossen,öffne*,schließ*,schliess*,aufmach*,zumach*",
            "Öffnungszeiten,Sprechzeiten,Geschäftszeiten,Bürozeiten,Sprechstunden",
        ),
        _Way(
            "wie viel,wieviel,was",
            "kost*,zahl*,bezahl*",
            "Preise,Preis,Kosten,Gebühren,Eintrittspreise,Tarife",
        ),
        _Way("wie teuer", "", "Preise,Preis,Kosten,Gebühren,Eintrittspreise,Tarife"),
        _Way("kostenlos,umsonst,gratis", "", "Preise,Preis,Kosten,Eintrittspreise"),
        _Way(
            "wo", "seid ihr,sind sie,finde ich euch,finde ich sie", "Adresse,Anschrift,Anfahrt,Lage"
        ),
        _Way(
            "wie,was",
            "zu euch,zu ihnen,dorthin,dahin,adresse",
            "Adresse,Anschrift,Anfahrt,Wegbeschreibung",
        ),
        _Way("wie,wo", "erreich*,kontaktier*,anruf*", "Kontakt,Telefon,E-Mail,Ansprechpartner"),
        _Way(
            "telefonnummer,handynummer,rufnummer,mailadresse,e-mail-adresse,emailadresse",
            "",
            "Kontakt,Telefon,E-Mail",
        ),
        _Way(
            "wie,wo,kann",
            "mitglied,beitreten,mitmachen,anmelden,melde",
            "Mitgliedschaft,Beitritt,Aufnahme,Anmeldung",
        ),
        _Way(
            "verloren,liegen lassen,liegengelassen", "", "Fundsachen,Fundbüro,Gefunden", alone=True
        ),
        _Way("parken,parke,auto abstellen", "", "Parkplatz,Parkplätze,Parken"),
    ),
    "fr": (
        _Way(
            "quand,quelle heure,êtes,est,c'est",
            "ouvert*,ouvr*,ferm*",
            "horaires,heures d'ouverture,ouverture",
        ),
        _Way("combien", "est-ce,coûte*,ça,c'est,paye*", "tarifs,tarif,prix,coût,frais,cotisation"),
        _Way("gratuit*", "", "tarifs,tarif,prix"),
        _Way("où", "êtes,c'est,trouver", "adresse,accès,plan d'accès"),
        _Way("comment", "vous trouver,venir,y aller", "accès,adresse,plan d'accès"),
        _Way("comment", "joindre,contacter,appeler,écrire", "contact,téléphone,coordonnées"),
        _Way("numéro de téléphone,votre numéro,adresse mail", "", "contact,téléphone,coordonnées"),
        _Way(
            "comment,où,puis",
            "membre,adhérer,inscrire,s'inscrire,m'inscrire",
            "adhésion,inscription,inscriptions",
        ),
        _Way("perdu*", "", "objets trouvés,objets perdus", alone=True),
        _Way("garer,me garer", "", "parking,stationnement"),
    ),
    "es": (
        _Way(
            "cuándo,cuando,qué hora,que hora,está*",
            "abr*,abiert*,cierr*,cerrad*",
            "horario,horarios,apertura",
        ),
        _Way(
            "cuánto,cuanto,qué precio",
            "cuesta*,vale*,sale*,pagar,tiene*",
            "precios,precio,tarifas,tarifa,cuota,coste",
        ),
        _Way("dónde,donde", "está*,queda*,encuentra*", "dirección,ubicación,cómo llegar"),
        _Way("cómo,como", "llego,llegar,llega", "cómo llegar,dirección,ubicación"),
        _Way("cómo,como", "contact*,llam*,escrib*", "contacto,teléfono,correo"),
        _Way("número de teléfono,correo electrónico", "", "contacto,teléfono,correo"),
        _Way("abr*,cierr*", "", "horario,horarios"),
        _Way(
            "cómo,como,dónde",
            "socio,socia,miembro,inscrib*,apunt*,registr*",
            "inscripción,hacerse socio,registro,socios",
        ),
        _Way("perdí,perdido,perdida", "", "objetos perdidos,objetos encontrados", alone=True),
        _Way("aparcar,estacionar", "", "aparcamiento,estacionamiento,parking"),
    ),
    "ja": (
        _Way(
            "何時,いつ",
            "開*,閉*,営業*,あき*,あい*,しま*,やって*,から,まで",
            "営業時間,開館時間,受付時間,開園時間,診療時間",
        ),
        _Way("いくら*,どのくらいかか*", "", "料金,価格,値段,入場料,費用,会費"),
        _Way("どこ*,どうやって", "あり*,ある*,です*,行*", "住所,アクセス,所在地,行き方"),
        _Way("連絡*,電話番号*,メールアドレス*,電話*", "", "連絡先,お問い合わせ,問い合わせ,電話"),
        _Way("会員になる*,入会*,登録*", "", "会員登録,入会,登録,申し込み"),
        _Way("落とし*,なくし*,忘れ物*", "", "忘れ物,落とし物,遺失物", alone=True),
        _Way("停め*,駐車*,車で*", "", "駐車場,駐車"),
    ),
    "zh": (
        _Way(
            "几点,幾點,什么时候,什麼時候,何时,多久,吗,嗎,时间,時間",
            "开门,关门,开放,营业,开馆,闭馆,开,关,開門,關門,營業",
            "开放时间,营业时间,开馆时间,办公时间,營業時間,開放時間",
        ),
        _Way("多少钱,多少錢,怎么收费,怎麼收費,贵吗", "", "价格,票价,门票,费用,收费,價格"),
        _Way(
            "在哪里,在哪儿,在哪,什么地方,怎么去,怎么走,怎么到,如何到达",
            "",
            "地址,位置,交通,地點",
        ),
        _Way(
            "怎么联系,如何联系,怎样联系,电话号码*,电话是多少,邮箱是什么,怎麼聯絡",
            "",
            "联系方式,联系我们,电话,邮箱,聯絡方式",
        ),
        _Way("怎么加入,如何加入,怎么注册,怎么报名,成为会员", "", "加入,注册,报名,会员"),
        _Way("丢了,弄丢,丢失,忘在", "", "失物招领,失物", alone=True),
        _Way("停车,停車", "", "停车场,停车,停車場"),
    ),
    "ru": (
        _Way(
            "когда,во сколько,до скольки,со скольки,до какого часа",
            "откр*,закр*,работает*",
            "режим работы,часы работы,время работы,график работы",
        ),
        _Way("сколько", "стоит,стоят,платить", "цены,цена,стоимость,тарифы"),
        _Way("где", "вы,находи*", "адрес,как добраться,проезд"),
        _Way("как", "добраться,доехать,пройти", "как добраться,проезд,адрес"),
        _Way("как", "связаться,позвонить,написать", "контакты,телефон,связь"),
        _Way("номер телефона,ваш телефон", "", "контакты,телефон"),
        _Way("как,где", "вступить,записаться,зарегистрироваться", "вступление,запись,членство"),
        _Way("потерял*", "", "потерянные вещи,находки,бюро находок", alone=True),
        _Way("парков*,припарковаться", "", "парковка,стоянка"),
    ),
    "tr": (
        _Way(
            "kaçta,kaça kadar,ne zaman",
            "aç*,kapa*",
            "çalışma saatleri,açılış saatleri,ziyaret saatleri,mesai saatleri",
        ),
        _Way("kaç para,kaç lira,ne kadar tutar", "", "fiyatlar,fiyat,ücretler,ücret,giriş ücreti"),
        _Way("nerede*", "", "adres,konum,ulaşım"),
        _Way("nasıl", "gelirim,giderim,gidilir,gelinir", "ulaşım,adres,konum"),
        _Way("nasıl", "ulaş*,iletişim*,ara*", "iletişim,telefon"),
        _Way("telefon numara*", "", "iletişim,telefon"),
        _Way("nasıl", "üye ol*,kayıt ol*,üye,kayıt,katıl*", "üyelik,kayıt,katılım"),
        _Way("kaybettim", "", "kayıp eşya,kayıp eşyalar", alone=True),
        _Way("park et*,park yeri", "", "otopark,park"),
    ),
    "ar": (
        _Way("متى,هل", "تفتح*,يفتح*,تغلق*,يغلق*,مفتوح*", "ساعات العمل,أوقات العمل,مواعيد العمل"),
        _Way("بكم,كم", "سعر*,يكلف,تكلف,ثمن,التكلفة", "الأسعار,السعر,الرسوم"),
        _Way("أين", "تقع,يقع,أنتم,المكان", "العنوان,الموقع"),
        _Way("كيف", "أتواصل,اتصل,أتصل", "التواصل,اتصل بنا,الهاتف"),
        _Way("كيف", "أشترك,أنضم,أسجل,التسجيل", "الاشتراك,التسجيل,العضوية"),
    ),
    "hi": (
        _Way("कब,कितने बजे", "खुल*,बंद,बन्द", "समय,खुलने का समय"),
        _Way("कितने का,कितना पैसा,दाम,कितने पैसे", "", "शुल्क,मूल्य,कीमत"),
        _Way("कहाँ,कहां", "", "पता,स्थान"),
        _Way("कैसे", "संपर्क,फोन", "संपर्क,फोन"),
    ),
    "ko": (
        _Way(
            "몇 시*,언제*,에",
            "열*,닫*,문*,하나요*,해요*",
            "이용 시간,운영 시간,영업 시간,개관 시간",
        ),
        _Way("얼마*", "", "요금,가격,입장료,이용료"),
        _Way("어디*", "", "주소,위치,오시는 길"),
        _Way("연락*,전화번호*", "", "연락처,문의,전화"),
        _Way("가입*,회원이*", "", "회원 가입,가입,회원증"),
        _Way("잃어버*,두고 왔*,놓고 왔*", "", "분실물", alone=True),
    ),
    "vi": (
        _Way("mấy giờ,khi nào,lúc nào", "mở,đóng", "giờ mở cửa,giờ làm việc,giờ hoạt động"),
        _Way("bao nhiêu tiền,giá bao nhiêu,mất bao nhiêu", "", "giá vé,giá,phí,học phí"),
        _Way("ở đâu", "", "địa chỉ,vị trí"),
        _Way("liên hệ,liên lạc,số điện thoại", "", "liên hệ,điện thoại"),
    ),
}
"""Of each language: opening hours, prices, the address, how to get in touch, how to join, lost
things, where to park."""
_SIGNS = regex.compile(r"[\s?？!.,]+")


class UsualRequest(NamedTuple):
    """What is asked for, in the words that texts have for it.

    Attributes:
        said: those words, the likeliest first.
        rest: what else the question says.
    """

    said: tuple[str, ...]
    rest: str


def usual_request(question: str, language: str) -> UsualRequest | None:
    """Return what a question asks for where it is one that everybody asks of a place.

    Args:
        question: without framing.
        language: the one it is read in.
    """
    for asks, tells, said, alone in _READ.get(language, ()):
        if not asks.search(question):
            continue
        rest = asks.sub(" ", question, count=1)
        if tells is not None:
            if not tells.search(rest):
                continue
            rest = tells.sub(" ", rest)
        return UsualRequest(said, "" if alone else _SIGNS.sub(" ", rest).strip())
    return None


def _any_of(phrases: str, language: str) -> regex.Pattern[str]:
    words = "|".join(
        regex.escape(phrase.rstrip("*")) + r"\p{L}*" * phrase.endswith("*")
        for phrase in sorted(phrases.split(","), key=len, reverse=True)
    )
    edges = ("", "") if language in ("ja", "zh", "ko") else (r"(?<!\w)", r"(?!\w)")
    return regex.compile(f"{edges[0]}(?:{words}){edges[1]}", regex.IGNORECASE)


_READ = {
    language: [
        (
            _any_of(way.asks, language),
            _any_of(way.tells, language) if way.tells else None,
            tuple(way.said.split(",")[:MOST]),
            way.alone,
        )
        for way in ways
    ]
    for language, ways in _WAYS.items()
}
