command-verify = Vérifie si un article dit cela, mot pour mot.
    .quote = La phrase, telle que tu l’as lue ou entendue
    .private = Ne montrer le résultat qu’à toi, ou à tout le monde

verify-exact = ✅ Mot pour mot.
verify-words = ✅ Les mots sont justes ; la ponctuation ou les majuscules diffèrent.
verify-omits = ✅ Mot pour mot ; la citation signale ses coupures.
verify-near = ✏️ Pas mot pour mot. Les mots différents sont marqués.
verify-nowhere = ❌ Aucun article ne dit cela.
verify-too-common = Trop court pour vérifier. Donne-moi un plus long morceau de la phrase.
verify-quote = **La citation**
verify-article = **L’article**
