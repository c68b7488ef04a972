# The card of `/help`.

help = ### Ich zitiere, ich erfinde nichts
    Frag mich mit `/ask` oder erwähne mich: Ich antworte mit dem Wortlaut meiner Artikel.
    Zum Nachfragen antworte auf meine Antwort. Stimme mit 👍 und 👎 ab; ⋯ zeigt Kontext, Gründe und mehr.
    `/verify` prüft ein Zitat, `/articles` zeigt die Artikel, `/privacy` deine Daten.
help-managers = Du verwaltest diesen Server: Füge Artikel hinzu (`/library add` nimmt auch Dateien), wähle, wie ich antworte, sieh, was offen bleibt.
help-memory = Wo die Artikel schweigen, zitiere ich, was Mitglieder gesagt haben, aus Kanälen, die du lesen kannst.
help-follow = `/library follow` folgt einer ganzen Website oder einem Feed. *Add to the library* steht im Menü jeder Nachricht.
help-follow-channels = `/library follow` folgt einer ganzen Website, einem Feed oder Kanal. *Add to the library* steht im Menü jeder Nachricht.
button-ask = Fragen
button-verify = Zitat prüfen
button-articles = Artikel
button-my-data = Meine Daten
button-insights = Einblicke
form-quote = Der Satz, wie du ihn gelesen hast
