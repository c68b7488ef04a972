"""Words that people use for one another: what they type, and what documents say.

A text seldom uses the asker's word: people are fired and documents terminate, people ask what a
thing costs and documents name its price. Words of a group stand in for each other, at a share of
their weight, so that the very word that was asked for still counts most. The groups are meant for
all kinds of communities: none is about what one of them does.
"""

from __future__ import annotations

from functools import cache

from index.analysis.stemmer import stems

_GROUPS = {
    "en": """
    add create make new
    remove delete erase clear uninstall
    change edit modify adjust customize alter
    update upgrade
    install setup
    configure setup config settings
    start begin launch
    stop end quit exit cancel
    enable activate
    disable deactivate off
    fix repair solve resolve troubleshoot
    problem issue error trouble bug
    broken fail failing failure crash
    broken damaged faulty issue problem
    error failure
    allow permit
    allowed permitted able
    forbidden prohibited banned disallowed
    ban kick block
    unban unbanned appeal
    mute silence timeout
    rule policy guideline
    show display view see
    hide invisible
    find search locate look
    move transfer migrate
    copy duplicate clone
    save store keep
    back backup
    folder directory
    file document
    picture image photo screenshot
    pc computer machine desktop laptop
    mac macos osx
    phone mobile smartphone android ios
    iphone ipad ios
    device phone tablet mobile computer
    windows win
    website site webpage
    link url address
    password passphrase credential
    login signin log
    account profile user
    user member people person player
    kid child
    friend buddy colleague coworker
    boss manager supervisor
    employee staff
    job work employment position
    fired terminated dismissed
    quit resign leave
    pay paid cost price fee charge
    salary wage pay compensation
    money payment budget
    buy purchase order
    refund reimbursement
    bonus reward payment
    free gratis
    holiday vacation leave
    maternity paternity parental
    sick illness ill
    meeting call
    rules guidelines
    advertise promote promotion advertising
    share post publish
    write post
    message dm chat
    talk speak discuss chat
    ask question
    answer reply respond response
    donate donation sponsor
    help support assistance
    contact email reach
    get receive obtain
    give grant provide
    need require requirement required
    want wish
    let allow
    use usage using
    run execute launch
    connect join
    slow lag performance speed
    fast quick speed
    size large big
    tiny small
    max maximum limit
    min minimum
    many number count
    often frequency
    long duration
    pick choose select
    option setting preference
    list overview
    menu dropdown
    button key
    shortcut hotkey keybind
    default standard
    example sample
    difference versus compare
    meaning definition
    safe secure security
    dangerous risk unsafe
    virus malware infected
    private privacy
    license licence
    copyright license
    contribute contribution
    translate translation
    test check verify
    log logs
    crash freeze hang
    download get
    upload send
    sound audio
    video movie
    watch stream view
    language locale
    color colour theme
    damage hurt
    hit attack
    fight combat battle
    flee retreat escape
    die death dead
    heal restore recover
    recover restore
    kill slain
    level rank
    spell magic
    weapon sword
    token coin
    team group
    room channel
    server guild
    role permission
    admin administrator moderator
    mod moderator
    bot app application
    program software application
    app application
    addon extension plugin
    mod plugin
    docs documentation
    tutorial guide
    beginner newbie newcomer
    version release
    latest newest current
    old outdated legacy
    wrong incorrect
    right correct
    same identical
    empty blank
    automatic automatically auto
    manual manually
    schedule timer
    deadline due
    late overdue
    certificate certification
    homework assignment
    course class
    grade score mark
    """,
    "de": """
    hinzufügen anlegen erstellen
    löschen entfernen
    ändern bearbeiten anpassen
    aktualisieren update upgrade aktualisierung
    installieren einrichten installation einrichtung
    problem fehler störung
    ausschalten abschalten deaktivieren deaktivierung
    einschalten anschalten aktivieren aktivierung
    einrichten einrichtung konfigurieren konfiguration
    austreten austritt kündigen kündigung
    anmelden anmeldung registrieren registrierung einloggen login
    suchen finden suche
    schreiben verfassen erstellen
    verloren vergessen
    urlaub ferien
    gehalt lohn
    konto account profil
    iphone ipad ios
    behoben korrektur fehlerkorrektur
    anzeigen zeigen
    erlaubt gestattet
    kosten kostet preis gebühr beitrag beträgt
    kosten zahlen bezahlen
    kaufen erwerben
    offen geöffnet öffnen öffnungszeiten
    zeiten uhrzeit
    beitreten mitglied
    telefon telefonnummer handy
    bus bahn anfahrt
    plugin erweiterung plugins
    zähler messgerät
    auto fahrzeug
    unterwegs fernzugriff
    rechner computer pc
    ordner verzeichnis
    passwort kennwort
    mitglied benutzer nutzer
    """,
    "fr": """
    ajouter créer
    supprimer effacer enlever
    nom titre
    renommer modifier
    activer activation
    désactiver désactivation
    télécharger téléchargement
    perdu oublié
    email mail courriel
    miniature vignette
    partager partage
    sauvegarde sauvegarder
    congé vacances
    salaire rémunération paie
    compte profil
    téléphone mobile smartphone
    iphone ipad ios
    démissionner démission quitter
    modifier changer
    installer installation
    configurer configuration paramétrer
    problème erreur bug
    afficher voir montrer
    coûter prix tarif cotisation
    payer coûter régler
    acheter achat
    ouvrir ouvert ouverture horaires
    adhérer inscription inscrire
    ordinateur pc
    dossier répertoire
    utilisateur membre
    obligatoire requis
    choisir sélectionner
    """,
}
"""Of each language, a line a group."""


@cache
def synonyms(language: str) -> dict[str, tuple[str, ...]]:
    """Return the stems that may stand in for each stem; none where a language has no groups."""
    found: dict[str, dict[str, None]] = {}
    for line in _GROUPS.get(language, "").splitlines():
        group = dict.fromkeys(stems(line.split(), language)) if line.strip() else {}
        for own in group:
            found.setdefault(own, {}).update(group)
    return {own: tuple(other for other in group if other != own) for own, group in found.items()}
