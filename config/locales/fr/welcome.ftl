# Le premier message sur un serveur.

welcome = ### Bonjour, je suis Quoth
    Je réponds aux questions avec les mots exacts des articles de ma bibliothèque, et je le dis quand ils n’en parlent pas. Trois étapes :
welcome-add = **1. Donne-moi de quoi citer :** colle un texte, ou joins des fichiers à `/library add`.
welcome-choose = **2. Choisis comment je me comporte :** où je réponds, à quel point je dois être sûr, qui me gère.
welcome-try = **3. Essaie une question,** ici ou plus tard avec `/ask`, ou en me mentionnant.
button-choose = Réglages
button-try = Demander
form-try = Essayer une question
form-try-question = Que veux-tu savoir ?
form-try-hint = Une question entière, comme à une personne
