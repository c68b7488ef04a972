# The card of `/help`.

help = ### Je cite, je n’invente rien
    Pose ta question avec `/ask` ou mentionne-moi : je réponds avec les mots exacts de mes articles.
    Pour continuer, réponds à ma réponse. Vote avec 👍 et 👎 ; ⋯ montre le contexte, les raisons et plus.
    `/verify` vérifie une citation, `/articles` montre les articles, `/privacy` tes données.
help-managers = Tu gères ce serveur : ajoute des articles (`/library add` prend aussi des fichiers), choisis comment je réponds, vois ce qui reste sans réponse.
help-memory = Là où les articles se taisent, je cite ce que des membres ont dit, dans les salons que tu peux lire.
help-follow = `/library follow` suit un site entier ou un flux. *Add to the library* est dans le menu de chaque message.
help-follow-channels = `/library follow` suit un site entier, un flux ou un salon. *Add to the library* est dans le menu de chaque message.
button-ask = Demander
button-verify = Vérifier une citation
button-articles = Articles
button-my-data = Mes données
button-insights = Statistiques
form-quote = La phrase, telle que tu l’as lue
