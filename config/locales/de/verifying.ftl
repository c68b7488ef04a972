command-verify = Prüft, ob ein Artikel das so sagt, Wort für Wort.
    .quote = Der Satz, so wie du ihn gelesen oder gehört hast
    .private = Das Ergebnis nur dir zeigen, oder allen

verify-exact = ✅ Wort für Wort.
verify-words = ✅ Die Wörter stimmen; nur Zeichensetzung oder Großschreibung weichen ab.
verify-near = ✏️ Nicht Wort für Wort. Das ist die ähnlichste Stelle; abweichende Wörter sind markiert.
verify-nowhere = ❌ Das steht in keinem Artikel, auch nichts Ähnliches.
verify-too-common = Solche Wörter stehen in jedem Text; gib mir ein längeres Stück des Satzes.
verify-quote = **Dein Zitat**
verify-article = **Der Artikel**
