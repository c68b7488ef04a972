command-verify = Prüft, ob ein Artikel das so sagt, Wort für Wort.
    .quote = Der Satz, so wie du ihn gelesen oder gehört hast
    .private = Das Ergebnis nur dir zeigen, oder allen

verify-exact = ✅ Wort für Wort.
verify-words = ✅ Die Wörter stimmen; nur Zeichensetzung oder Großschreibung weichen ab.
verify-omits = ✅ Wort für Wort, mit Auslassungen, die das Zitat kennzeichnet.
verify-near = ✏️ Nicht wörtlich. Abweichende Wörter sind markiert.
verify-nowhere = ❌ Kein Artikel sagt das.
verify-too-common = Zu kurz zum Prüfen. Gib mir mehr vom Satz.
verify-quote = **Das Zitat**
verify-article = **Der Artikel**
