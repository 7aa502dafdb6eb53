# SPDX-License-Identifier: GPL-3.0-or-later
"""What the minutes of the assembly held by keyboard say, in three languages: each of these once."""

SAID = {
    "ca": (
        (
            "A la sala: 12 persones com a màxim. "
            "Carme Aulet, Hanna Weiss, Pau Torrents i 10 persones més, sense nom."
        ),
        "En línia: 1 persona com a màxim. Hanna Weiss.",
        "Primera versió de la proposta: «Comprar una furgoneta de segona mà.»",
        ("Segona versió de la proposta: On deia «de segona mà», ara diu «amb calendari obert». Incorporada."),
        "ACORD AC-{year}-001",
        "Sala (vinculant), 12 persones: 9 suports, 2 reserves, 1 al marge, cap bloqueig.",
        (
            "Consulta en línia (no vinculant) sobre la primera versió, 1 persona: "
            "cap a favor, 1 en contra, cap abstenció."
        ),
        "El text acordat és el de la segona versió.",
        "El punt queda com a informatiu, sense acord.",
    ),
    "es": (
        (
            "En la sala: 12 personas como máximo. "
            "Carme Aulet, Hanna Weiss, Pau Torrents y 10 personas más, sin nombre."
        ),
        "En línea: 1 persona como máximo. Hanna Weiss.",
        "Primera versión de la propuesta: «Comprar una furgoneta de segona mà.»",
        (
            "Segunda versión de la propuesta: "
            "Donde decía «de segona mà», ahora dice «amb calendari obert». Incorporada."
        ),
        "ACUERDO AC-{year}-001",
        "Sala (vinculante), 12 personas: 9 apoyos, 2 reservas, 1 al margen, ningún bloqueo.",
        (
            "Consulta en línea (no vinculante) sobre la primera versión, 1 persona: "
            "ninguna a favor, 1 en contra, ninguna abstención."
        ),
        "El texto acordado es el de la segunda versión.",
        "El punto queda como informativo, sin acuerdo.",
    ),
    "en": (
        (
            "In the room: 12 people at most. "
            "Carme Aulet, Hanna Weiss, Pau Torrents and 10 more people without a name."
        ),
        "Online: 1 person at most. Hanna Weiss.",
        "First version of the proposal: “Comprar una furgoneta de segona mà.”",
        "Second version of the proposal: Instead of “de segona mà”: “amb calendari obert”. Taken in.",
        "AGREEMENT AC-{year}-001",
        "Room (binding), 12 people: 9 in support, 2 with reserves, 1 standing aside, no block.",
        (
            "Remote consultation (not binding) on the first version, 1 person: "
            "none in favour, 1 against, no abstention."
        ),
        "The text agreed is the second version.",
        "The item ends as information, without agreement.",
    ),
}
