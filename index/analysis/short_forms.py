"""What people type for short, and the words that documents have for it."""

from __future__ import annotations

_PAIRS = {
    "en": """
    mod: moderator, admin: administrator, config: configuration, conf: configuration
    docs: documentation, doc: document, repo: repository, auth: authentication
    env: environment, perms: permissions, info: information
    pic: picture, pics: pictures, vid: video, vids: videos, msg: message, msgs: messages
    dm: direct message, pm: private message, dms: direct messages, app: application
    db: database, dev: developer, devs: developers, dir: directory
    param: parameter, params: parameters, arg: argument, args: arguments, var: variable
    vars: variables, func: function, lib: library, libs: libraries, pkg: package
    cmd: command, cmds: commands, min: minimum, max: maximum, num: number
    spec: specification, specs: specifications, sub: subscription, subs: subscriptions
    sync: synchronization, async: asynchronous, char: character, pw: password, pwd: password
    passwd: password, acc: account, vc: voice channel, pfp: profile picture, mic: microphone
    cam: camera, tos: terms of service, os: operating system, cli: command line
    lang: language, stats: statistics, prefs: preferences
    rep: reputation, xp: experience, lvl: level
    dmg: damage, auto: automatic, intro: introduction
    ad: advertisement, ads: advertisements, ann: announcement, reg: registration
    sig: signature, temp: temporary, attr: attribute, attrs: attributes, dep: dependency
    deps: dependencies, impl: implementation, regex: regular expression
    screenie: screenshot, vax: vaccination, gym: gymnasium, fridge: refrigerator
    phone: telephone, fax: telefax, bike: bicycle, photo: photograph, lab: laboratory
    uni: university, dorm: dormitory, prof: professor, pto: paid time off
    wfh: work from home, xmas: christmas, bday: birthday, hols: holidays, ppl: people
    mins: minutes, hrs: hours, yr: year, yrs: years, mtg: meeting, acct: account, hq: headquarters
    addy: address, promo: promotion, hp: hit points, k8s: kubernetes
    hr: human resources, °c: degrees celsius, °c: degrees c, °c: degrees
    °f: degrees fahrenheit, °f: degrees f, sign in: log in, sign up: register, signup: register
    sign out: log out, win: windows
    """,
    "de": """
    mod: moderator, mods: moderatoren, admin: administrator, admins: administratoren
    config: konfiguration, konfig: konfiguration, doku: dokumentation, info: information
    infos: informationen, app: anwendung, db: datenbank, pw: passwort, uni: universität
    azubi: auszubildender, nr: nummer, perso: personalausweis, kita: kindertagesstätte
    bib: bibliothek, abo: abonnement, alu: aluminium, auth: authentifizierung
    repo: repository, foto: fotografie, prof: professor, orga: organisation
    mitgl: mitglied, mwst: mehrwertsteuer, kfz: fahrzeug, lkw: lastwagen
    °c: grad celsius, °c: grad
    """,
    "fr": """
    modo: modérateur, modos: modérateurs, admin: administrateur, admins: administrateurs
    config: configuration, doc: documentation, asso: association, ordi: ordinateur
    appli: application, info: information, infos: informations, mdp: mot de passe
    fac: faculté, resto: restaurant, dispo: disponible, pub: publicité, photo: photographie
    prof: professeur, auth: authentification, bdd: base de données
    °c: degrés celsius, °c: degrés, vélo: bicyclette, télé: télévision
    """,
    "es": """
    mod: moderador, mods: moderadores, admin: administrador, admins: administradores
    config: configuración, info: información, bici: bicicleta, cole: colegio
    uni: universidad, profe: profesor, tele: televisión, foto: fotografía, app: aplicación
    °c: grados celsius, °c: grados, doc: documentación, auth: autenticación, bd: base de datos
    finde: fin de semana
    """,
}
SHORT_FORMS = {
    language: tuple(
        (short.strip(), long.strip())
        for line in lines.strip().splitlines()
        for short, _, long in (pair.partition(":") for pair in line.split(","))
    )
    for language, lines in _PAIRS.items()
}
"""Pairs of the same meaning by language: a short form and a long one, of one word or several."""
