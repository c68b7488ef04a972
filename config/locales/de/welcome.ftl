# Die erste Nachricht auf einem Server.

welcome = ### Hallo, ich bin Quoth
    Ich beantworte Fragen mit den genauen Worten der Artikel in meiner Bibliothek und sage dir, wenn dort nichts steht. Drei Schritte:
welcome-add = **1. Gib mir etwas zum Zitieren:** Füge einen Text ein oder hänge Dateien an `/library add` an.
welcome-choose = **2. Leg fest, wie ich mich verhalte:** wo ich antworte, wie sicher ich sein muss, wer mich verwaltet.
welcome-try = **3. Stell eine Probefrage,** hier oder später mit `/ask`, oder indem du mich erwähnst.
button-choose = Einstellungen
button-try = Fragen
form-try = Eine Probefrage stellen
form-try-question = Was möchtest du wissen?
form-try-hint = Eine ganze Frage, wie du sie einem Menschen stellst
