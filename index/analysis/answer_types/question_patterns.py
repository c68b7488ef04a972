"""How questions ask for a time, a number, a measure or a name, language by language."""

from __future__ import annotations

# Of each language: a number; a number of some unit or currency; a time; a name. A language whose
# sentences do not show what is a name (German, which capitalises all nouns, and scripts without
# capitals) has no fourth.
QUESTION_PATTERNS: dict[str, tuple[str, ...]] = {
    "en": (
        "how (?:many|often|much|large|big)"
        "|what (?:percent|percentage|number|amount|fraction|proportion)",
        "how (?:much|long|far|old|tall|high|large|big|fast|deep|wide|thick|heavy|hot)"
        "|what (?:percent|percentage|height|length|depth|width|weight|speed|age|price|size)",
        "when|(?:what|which) (?:year|date|day|month|century|decade|time|era)|how (?:long|recently)",
        "who(?:m|se)?|where|(?:what|which) (?:city|country|state|place)",
    ),
    "ar": (
        "كم|ما (?:هو |هي |كان |كانت )?(?:عدد|نسبة|الرقم|العدد|النسبة)",
        "كم|ما (?:هو |هي |كان |كانت )?(?:طول|ارتفاع|عمق|وزن|سرعة|عمر|سعر|مساحة|نسبة)",
        "متى|(?:[أا]ي|ما (?:هو |هي )?(?:ال)?)(?: ?)(?:عام|سنة|يوم|شهر|قرن|عقد|تاريخ|وقت)",
    ),
    "de": (
        r"wie ?viele?n?|wie (?:oft|groß|hoch)|welche[rn]? (?:anzahl|anteil|prozent|zahl)\p{L}*",
        "wie ?viele?n?|wie (?:groß|hoch|lang|lange|weit|alt|tief|breit|dick|schwer|schnell|heiß)"
        "|welche (?:höhe|länge|tiefe|breite|größe|geschwindigkeit)",
        "wann|welche[mnrs]? (?:jahr|jahrzehnt|jahrhundert|datum|tag|monat|zeit)|wie lange",
    ),
    "es": (
        "cu[áa]nt[oa]s?|qué (?:porcentaje|número|cantidad|proporción)",
        "cu[áa]nt[oa]s?|qué (?:porcentaje|altura|longitud|profundidad|anchura|peso|velocidad"
        "|edad|precio|tamaño|distancia)",
        r"cuándo|^\W*cuando|(?:qué|cuál) (?:año|fecha|día|mes|siglo|década|época)"
        "|cu[áa]nto tiempo",
        r"quién(?:es)?|^\W*quien(?:es)?|dónde|^\W*donde"
        "|(?:qué|cuál) (?:ciudad|país|estado|lugar)",
    ),
    "fr": (
        "combien|quel(?:le)? (?:nombre|pourcentage|proportion|part|quantité)",
        "combien|quel(?:le)? (?:pourcentage|hauteur|longueur|taille|profondeur|largeur|poids"
        "|vitesse|âge|prix|distance)",
        "quand|quel(?:le)?s? (?:année|date|jour|mois|siècle|décennie|époque)|combien de temps",
        r"^\W*(?:à |de |par |avec |pour |chez )?qui|où|quel(?:le)?s? (?:ville|pays|état|lieu)",
    ),
    "it": (
        "quant[oaie]|(?:che|quale) (?:percentuale|numero|quantità)",
        "quant[oaie]|(?:che|quale) (?:percentuale|altezza|lunghezza|profondità|peso|velocità"
        "|età|prezzo|distanza)",
        "quando|(?:che|quale) (?:anno|data|giorno|mese|secolo|decennio|epoca)|quanto tempo",
        r"^\W*(?:a |di |da |con |per )?chi|dove|(?:che|quale) (?:città|paese|stato|luogo)",
    ),
    "nl": (
        "hoeveel|hoe vaak|welk (?:percentage|aantal|deel)",
        "hoeveel|hoe (?:lang|hoog|groot|oud|ver|diep|breed|dik|zwaar|snel|heet)",
        "wanneer|welke? (?:jaar|datum|dag|maand|eeuw|decennium|tijd)|hoe lang",
        "wie|wiens|waar|welke? (?:stad|land|staat|plaats)",
    ),
    "pt": (
        "quant[oa]s?|(?:que|qual) (?:porcentagem|percentagem|número|quantidade|proporção)",
        "quant[oa]s?|(?:que|qual) (?:porcentagem|altura|comprimento|profundidade|largura|peso"
        "|velocidade|idade|preço|tamanho|distância)",
        "quando|(?:que|qual) (?:ano|data|dia|mês|século|década|época)|quanto tempo",
        "quem|onde|(?:que|qual) (?:cidade|país|estado|lugar)",
    ),
    "ru": (
        "сколько|как (?:часто|много)|как(?:ое|ова?|ой) (?:количество|число|численность|процент"
        "|доля)",
        "сколько|насколько|как (?:долго|далеко|высоко|глубоко|быстро)|как(?:ов|ова|ой|ая|ую)"
        r" (?:высот|длин|глубин|ширин|вес|скорост|возраст|цен|размер|рассто|площад)\p{L}*",
        r"когда|как(?:ом|ой|ое|ого|ие|им) (?:год|дат|день|дня|дню|месяц|век|десятилет|врем)\p{L}*"
        "|как (?:долго|давно)",
        r"кто|кого|кому|кем|ком|где|куда|откуда|как(?:ой|ом|ая|ую|ие) (?:город|стран|штат|мест)"
        r"\p{L}*",
    ),
    "tr": (
        r"kaç\p{L}*|ne (?:kadar|sıklıkla)|hangi (?:sayı|oran)\p{L}*",
        r"kaç\p{L}*|ne kadar\p{L}*|ne (?:uzunlukta|yükseklikte|büyüklükte)",
        r"ne zaman\p{L}*|hangi (?:yıl|tarih|gün|ay|yüzyıl|on yıl|dönem)\p{L}*"
        r"|kaç(?:ıncı)? yıl\p{L}*",
        r"kim\p{L}*|nere\p{L}+|hangi (?:şehir|şehr|ülke|eyalet|yer)\p{L}*",
    ),
    "th": (
        "(?<!เ)กี่|เท่าไร|เท่าไหร่|เท่าใด|จำนวน(?!เต็ม)",
        "(?<!เ)กี่|เท่าไร|เท่าไหร่|เท่าใด|แค่ไหน",
        "เมื่อไร|เมื่อไหร่|เมื่อใด|ตอนไหน|นานแค่ไหน|(?:ปี|เดือน|วัน|ศตวรรษ)(?:ใด|ไหน|อะไร)",
    ),
    "ja": (
        "何(?:個|人|枚|件|回|文字|字|台|種|本|冊|つ|名|ページ|パーセント|%)|いくつ",
        "いくら|どの(?:くらい|ぐらい)|何(?:円|分|秒|時間|日|週間|[かヶケカ]月|文字|字|ページ|バイト)",
        "いつ|何(?:時|年|月|日|曜)|どの(?:くらい|ぐらい)の(?:期間|頻度)",
    ),
    "zh": (
        r"多少|几(?!乎|何)\p{Han}|百分之几",
        "多少|多[高长長大远遠深重快宽寬久]",
        "何时|何時|什么时|什麼時|几[年月日时]|[哪几]一?[年天月日]|哪一?个?(?:世纪|年代|年份|时期)",
    ),
}

FOCUS_DETERMINERS: dict[str, str] = {
    "en": "what|which",
    "ar": "[أا]ي",
    "de": "welche[mnrs]?",
    "es": "qué|cuál(?:es)?",
    "fr": "quel(?:le)?s?",
    "it": "che|quale|quali",
    "nl": "welke?",
    "pt": "que|qual|quais",
    "ru": r"как(?:ой|ая|ое|ие|ого|ом|ую|им|ими|их)",
    "tr": "hangi",
}
"""What stands before the word for the sort of thing asked for, "which" of "which country"."""
