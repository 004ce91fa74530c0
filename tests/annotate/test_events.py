"""Who did what to whom: sentences and the events they tell. Names are written in braces."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.annotate.draft import Draft
from runut.annotate.events import events
from runut.annotate.segment import segment
from runut.annotate.times import times
from runut.annotate.triggers import EventNoun, EventWord
from runut.language import language
from runut.records import Block, Entity, Interval, Mention, Quote, Report, Role, Speaker, cut

TODAY = date(2024, 6, 12)
PEOPLE = {"Sari", "Budi", "Ana", "Mia"}


def draft(marked: str, code: str, *, kind: str = "paragraph", quoted: str = "", home: str = "") -> Draft:
    page = marked.replace("{", "").replace("}", "")
    found: dict[str, list[Mention]] = {}
    for n, name in enumerate(re.finditer(r"\{([^}]*)\}", marked)):
        start = name.start() - 2 * n
        found.setdefault(name.group(1), []).append(
            Mention("r", cut(page, start, start + len(name.group(1))), "name"),
        )
    entities = tuple(
        Entity(
            name,
            "person" if name in PEOPLE else "place",
            name,
            code=None if name in PEOPLE else name,
            roles=(Role("menteri", home, ()),) if home and name in PEOPLE else (),
            mentions=tuple(mentions),
        )
        for name, mentions in sorted(found.items())
    )
    block = Block(kind, cut(page, 0, len(page)))  # type: ignore[arg-type]
    day = Interval(TODAY, TODAY, "metadata")
    report = Report("r", "x", (), "text/plain", page, code, None, None, None, None, (), day, (), (), (block,), ())
    quotes = ()
    if quoted:
        at = page.index(quoted)
        speaker = Speaker("Sari", cut(page, 0, 1))
        quotes = (Quote("q", "direct", (cut(page, at, at + len(quoted)),), None, (speaker,)),)
    made = times(segment(report, language(code)))
    return Draft(made.report, made.language, made.tokens, entities).with_report(quotes=quotes)


def told(made: Draft) -> list[str]:
    names = {entity.id: entity.name for entity in made.entities}
    return [
        f"{e.type}{'/' + e.mode if e.mode else ''}{''.join(' ' + a for a in e.auxiliary)}: "
        f"{', '.join(names[one] for one in e.actors)} -> {', '.join(names[one] for one in e.recipients)}"
        for e in made.report.events
    ]


INDONESIAN = {
    "the subject of a relative clause goes on (id)": (
        "Tentara yang menyerang {Peru} ditangkap {Laos}.",
        ["ASSAULT: Tentara -> Peru", "COERCE/arrest: Laos -> Tentara"],
    ),
    "an active verb": ("{Laos} menyerang {Peru}.", ["ASSAULT: Laos -> Peru"]),
    "a passive with its agent after oleh": ("{Peru} diserang oleh {Laos}.", ["ASSAULT: Laos -> Peru"]),
    "a passive with a bare agent": ("{Peru} diserang {Laos} tadi malam.", ["ASSAULT: Laos -> Peru"]),
    "a passive without an agent": ("{Budi} ditangkap di pelabuhan.", ["COERCE/arrest:  -> Budi"]),
    "a relative clause hands on its antecedent": (
        "{Laos}, yang pada Mei lalu menandatangani perjanjian dagang, mengecam {Peru}.",
        ["SUPPORT: Laos -> ", "ACCUSE/disapprove: Laos -> Peru"],
    ),
    "a light verb lends its subject": ("{Laos} melancarkan serangan ke {Peru}.", ["ASSAULT: Laos -> Peru"]),
    "a light verb of receiving turns the roles": (
        "{Tonga} menerima bantuan dari {Jepang}.",
        ["AID: Jepang -> Tonga"],
    ),
    "a noun with both sides": ("Serangan {Laos} terhadap {Peru} memicu protes.", ["ASSAULT: Laos -> Peru"]),
    "a bare noun is no event": ("Warga takut akan serangan itu.", []),
    "all sides of a meeting act": (
        "{Laos} dan {Peru} mengadakan pertemuan di {Oslo}.",
        ["CONSULT: Laos, Peru -> "],
    ),
    "a visitor and the host": ("{Sari} mengunjungi {Laos}.", ["CONSULT/visit: Sari -> Laos"]),
    "two verbs share a subject": (
        "{Laos} mengutuk {Peru} dan menuntut agar {Chad} menarik pasukannya.",
        ["ACCUSE/disapprove: Laos -> Peru", "REQUEST/yield: Laos -> Chad"],
    ),
    "what is demanded is not coded": (
        "{Laos} meminta {Peru} membebaskan para sandera.",
        ["REQUEST/yield: Laos -> Peru"],
    ),
    "a refusal of a request": (
        "{Laos} telah memberikan bantuan kepada {Peru}, tetapi menolak permintaan senjata dari {Chad}.",
        ["AID: Laos -> Peru", "REJECT/assist: Laos -> Chad"],
    ),
    "an adjective with a negation": (
        "{Laos} memberikan bantuan peralatan tidak mematikan kepada {Peru}.",
        ["AID: Laos -> Peru"],
    ),
    "aid to come is an agreement": ("{Laos} akan membantu {Peru}.", ["AGREE: Laos -> Peru"]),
    "an attack to come is future": ("{Laos} akan menyerang {Peru}.", ["ASSAULT future: Laos -> Peru"]),
    "an attack that may come": ("{Laos} bisa menyerang {Peru}.", ["ASSAULT hypothetical: Laos -> Peru"]),
    "an attack that did not happen": ("{Laos} tidak menyerang {Peru}.", ["ASSAULT negation: Laos -> Peru"]),
    "a denial": ("{Laos} membantah telah menyerang {Peru}.", ["ASSAULT negation: Laos -> Peru"]),
    "long ago": ("{Laos} pernah menyerang {Peru}.", ["ASSAULT historical: Laos -> Peru"]),
    "a date long past": ("{Laos} menyerang {Peru} pada 3 Januari 2022.", ["ASSAULT historical: Laos -> Peru"]),
    "a summons not answered": ("{Budi} tidak memenuhi panggilan {KPK}.", ["REJECT/meet: Budi -> KPK"]),
    "a summons answered is no event": ("{Budi} memenuhi panggilan {KPK}.", []),
    "a purpose names who is helped": (
        "{Laos} mengirim pasukan untuk membantu {Peru}.",
        ["AID: Laos -> Peru"],
    ),
    "a means": ("{Laos} memamerkan kekuatannya dengan menguji rudal.", ["MOBILIZE/weapons: Laos -> "]),
    "a citing is no actor": (
        "Mengutip {Reuters} pada Selasa (11/6/2024), {Laos} dan {Peru} menggelar perundingan.",
        ["CONSULT: Laos, Peru -> "],
    ),
    "a group without a name acts": ("Ribuan buruh berunjuk rasa di {Oslo}.", ["PROTEST/demo: buruh -> "]),
    "both sides": (
        "{Laos} dan {Peru} mengecam {Chad}. Kedua negara juga menandatangani perjanjian.",
        ["ACCUSE/disapprove: Laos, Peru -> Chad", "SUPPORT: Laos, Peru -> "],
    ),
    "weapons make the mode": (
        "{Laos} menembakkan rudal ke {Peru}.",
        ["ASSAULT/heavy-weapons: Laos -> Peru"],
    ),
    "a name written onto the verb": ("{Laos}menyerang {Peru}.", ["ASSAULT: Laos -> Peru"]),
    "a word of several meanings needs somebody acted on": ("{Budi} mengembalikan ritme lagu itu.", []),
    "a target that is no party": ("{Laos} menargetkan pabrik itu selesai tahun ini.", []),
    "a mishap is no assault": ("Kecelakaan itu menewaskan dua petani {Laos}.", []),
    "a passive light verb after its noun": (
        "Serangan itu dilancarkan {Laos} terhadap {Peru}.",
        ["ASSAULT: Laos -> Peru"],
    ),
    "names joined by a hyphen": (
        "{Sari} menyerukan deeskalasi perang {Laos}-{Peru}.",
        ["REQUEST/yield: Sari -> Laos, Peru"],
    ),
    "neighbours told by name": (
        "{Budi} dibantu oleh negara-negara tetangga, seperti {Laos} dan {Peru}.",
        ["AID: Laos, Peru -> Budi"],
    ),
    "a topic is no party": ("{Laos} membahas perdagangan dengan {Peru}.", ["CONSULT: Laos, Peru -> "]),
    "an adverb with dengan": (
        "{Sari} mengatakan bahwa {Laos} dengan tegas mengecam {Peru}.",
        ["ACCUSE/disapprove: Laos -> Peru"],
    ),
    "sport is no assault": ("{Budi} menyerang sejak babak pertama dan mencetak gol.", []),
    "they are the group told before in the sentence": (
        "Saksi melihat dua pengungsi ketika mereka ditangkap {Laos}.",
        ["COERCE/arrest: Laos -> pengungsi"],
    ),
    "whose the thing taken is": ("{Laos} menyita tanah yang luas milik {Budi}.", ["COERCE/seize: Laos -> Budi"]),
    "a name before an adverb opens a sentence": ("Marlan memang ditangkap {Laos}.", ["COERCE/arrest: Laos -> Marlan"]),
    "what is left out is no event": ("{Laos} pergi tanpa menyerang {Peru}.", []),
    "whose readiness it is": (
        "{Sari} menyatakan kesiapan {Laos} untuk membantu {Peru}.",
        ["AGREE: Sari -> Peru"],
    ),
}
ENGLISH = {
    "an active verb": ("{Laos} attacked {Peru}.", ["ASSAULT: Laos -> Peru"]),
    "a passive": ("{Peru} was attacked by {Laos}.", ["ASSAULT: Laos -> Peru"]),
    "a noun between both sides": ("An attack by {Laos} on {Peru} began.", ["ASSAULT: Laos -> Peru"]),
    "a light verb": ("{Laos} launched a surprise attack on {Peru}.", ["ASSAULT: Laos -> Peru"]),
    "a noun form that could be a verb": ("The attacks worried traders.", []),
    "a participle that describes": ("{Mia} spoke in occupied {Peru}.", []),
    "who gets what is sent": ("{Laos} sent food aid to {Peru}.", ["AID: Laos -> Peru"]),
    "a promise": ("{Laos} promised to send aid to {Peru}.", ["AGREE: Laos -> Peru"]),
    "a plan": ("{Laos} plans to support {Peru}.", ["AGREE: Laos -> Peru"]),
    "an announced attack threatens": ("{Laos} said it will attack {Peru}.", ["THREATEN/violence: Laos -> Peru"]),
    "a demand": ("{Laos} demanded that {Peru} release its prisoners.", ["REQUEST/change: Laos -> Peru"]),
    "a duty that somebody tells": ("{Laos} said {Peru} must leave.", ["REQUEST/change: Laos -> Peru"]),
    "a refusal": ("{Laos} refused to meet {Peru}.", ["REJECT/meet: Laos -> Peru"]),
    "a meeting": ("{Mia} met {Budi} in {Oslo}.", ["CONSULT: Mia, Budi -> "]),
    "an outcome is the same event": ("{Laos} attacked {Peru}, killing 12 villagers.", ["ASSAULT: Laos -> Peru"]),
    "a day between subject and verb": ("{Laos} on Monday condemned {Peru}.", ["ACCUSE/disapprove: Laos -> Peru"]),
    "a group without a name": ("Angry farmers demonstrated in {Oslo}.", ["PROTEST/demo: Angry farmers -> "]),
    "a death in a mishap": ("{Mia} was killed in a bus crash.", []),
    "something released": ("The photo released by {Laos} shows a port.", []),
    "a noun that could be a verb, by number": (
        "{Laos} signed a trade deal with {Peru}.",
        ["SUPPORT: Laos -> Peru"],
    ),
    "a passive light verb after its noun": (
        "An attack on {Peru} was launched by {Laos}.",
        ["ASSAULT: Laos -> Peru"],
    ),
    "an apposition": (
        "{Laos}, a close ally of {Peru}, condemned {Chad}.",
        ["ACCUSE/disapprove: Laos -> Chad"],
    ),
    "a participle after a thing": (
        "{Laos} issued a letter demanding that {Peru} leave.",
        ["REQUEST/change: Laos -> Peru"],
    ),
    "a participle after its subject": (
        "Soldiers carrying flags attacked {Peru}.",
        ["ASSAULT: Soldiers -> Peru"],
    ),
    "what a protest is about": (
        "Farmers began a hunger strike to protest against {Peru}.",
        ["PROTEST/hunger: Farmers -> Peru"],
    ),
    "a tie cut off": ("{Laos} closed its borders with {Peru}.", ["COERCE/restrict: Laos -> Peru"]),
    "a past form without an object": ("Two nurses kidnapped from {Peru} wept.", ["ASSAULT/abduct:  -> nurses"]),
    "a topic is no party": ("{Laos} discussed trade with {Peru}.", ["CONSULT: Laos, Peru -> "]),
    "after about a number": (
        "About 50 nurses marched on {Peru}.",
        ["PROTEST/demo: nurses -> Peru"],
    ),
    "none were": ("Police made no arrests in {Lima}.", ["COERCE/arrest negation: Police -> Lima"]),
    "nobody was": ("No nurses were released by {Peru}.", ["RETREAT/release negation: Peru -> nurses"]),
    "the subject of a relative clause goes on": (
        "Soldiers who attacked {Peru} were captured by {Laos}.",
        ["ASSAULT: Soldiers -> Peru", "ASSAULT: Laos -> Soldiers"],
    ),
    "a clause without a subject shares that of the main verb": (
        "{Laos} has held {Sari} since arresting her in May.",
        ["COERCE/arrest: Laos -> "],
    ),
    "a name set off by commas does not end the phrase": (
        "{Sari} held talks in the capital, {Lima}, with {Budi}.",
        ["CONSULT: Sari, Budi -> "],
    ),
    "a headline's passive": ("{Laos} accused of attacking {Peru}.", ["ACCUSE/allege:  -> Laos"]),
    "a noun after whose it is": ("Nurses hailed {Sari} in their fight against {Peru}.", ["SUPPORT: Nurses -> Sari"]),
    "a gerund by somebody": ("{Sari} is wanted for questioning by police.", []),
    "a question tells what might be": ("Did {Laos} attack {Peru}?", ["ASSAULT hypothetical: Laos -> Peru"]),
    "two verbs share their object": (
        "{Laos} condemned and rejected the claims of {Peru}.",
        ["ACCUSE/disapprove: Laos -> Peru", "REJECT: Laos -> Peru"],
    ),
    "a question is no demand": ("{Sari} asked {Budi} if he was well.", []),
    "an adverb is no verb": ("{Sari} is back in {Lima}.", []),
    "fire is no shot": ("A boat caught fire at {Lima}.", []),
    "between two sides": ("Clashes between {Laos} and {Peru} went on.", ["ASSAULT: Laos, Peru -> "]),
    "at people": ("Police fired tear gas at protesters in {Lima}.", ["ASSAULT/crowd-control: Police -> protesters"]),
    "a name at the head of a passive": ("Marlow was arrested in {Lima}.", ["COERCE/arrest:  -> Marlow"]),
    "not accepting is rejecting": ("{Laos} will not support {Peru}.", ["REJECT: Laos -> Peru"]),
    "what is nobody's deed": ("{Laos} said its wreckage could hit houses.", []),
    "another noun heads the phrase": ("Bank stocks rallied on Monday.", []),
    "an opinion is no promise": ("{Laos} agreed that {Peru} is large.", []),
    "why somebody is praised": ("{Laos} praised {Peru} for sending troops.", ["SUPPORT: Laos -> Peru"]),
    "what is somebody's is a noun": ("He came to power after {Budi}'s overthrow.", []),
    "what is withheld from reporters": ("{Laos} declined to identify the victims.", []),
}


@pytest.mark.parametrize(("sentence", "wanted"), INDONESIAN.values(), ids=INDONESIAN)
def test_indonesian(sentence, wanted):
    assert told(events(draft(sentence, "id"))) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), ENGLISH.values(), ids=ENGLISH)
def test_english(sentence, wanted):
    assert told(events(draft(sentence, "en"))) == wanted


def test_a_headline_drops_the_prefix_of_its_verb():
    assert told(events(draft("{Laos} Desak {Peru} Tarik Pasukan", "id", kind="title"))) == [
        "REQUEST/change: Laos -> Peru"
    ]
    assert told(events(draft("{Laos} Desak {Peru} Tarik Pasukan", "id"))) == []


def test_a_bare_word_of_a_headline_is_a_verb_only_with_an_actor():
    assert told(events(draft("Ada Denda Baru di {Lima}", "id", kind="title"))) == []


def test_we_is_the_speaker_of_the_quote():
    made = draft('"Kami mendukung {Peru}," kata {Sari}.', "id", quoted="Kami mendukung Peru")
    assert told(events(made)) == ["SUPPORT: Sari -> Peru"]


def test_his_country_is_what_his_role_belongs_to():
    made = draft("{Sari} mengatakan negaranya akan mendukung {Peru}. {Laos} diam.", "id", home="Laos")
    assert told(events(made)) == ["AGREE: Laos -> Peru"]


def test_time_and_place_come_from_the_clause_and_never_from_a_citing():
    made = events(
        draft("{Laos} menyerang {Peru} di {Lima} pada Senin (10/6/2024), dikutip dari AFP, Rabu (12/6/2024).", "id")
    )
    (event,) = made.report.events
    assert event.place == "Lima"
    assert event.time is not None
    assert (event.time.start, event.time.end) == (date(2024, 6, 10), date(2024, 6, 10))


def test_in_sport_only_what_a_state_takes_part_in_is_an_event():
    told_of = [
        "Striker itu mencetak gol. {Budi} mengkritik {Ana}. Kiper itu juara. Laga itu usai.",
        "Pelatih itu puas. Gelandang itu cedera. Laga itu usai. {Laos} mengecam {Ana}.",
    ]
    assert [told(events(draft(text, "id"))) for text in told_of] == [[], ["ACCUSE/disapprove: Laos -> Ana"]]


@pytest.mark.parametrize(
    ("sentence", "code", "wanted"),
    [
        ("Sebanyak 132 orang dievakuasi ke {Lima}.", "id", [("other", 132.0, 132.0)]),
        ("Serangan {Laos} ke {Peru} menewaskan sedikitnya 45 warga.", "id", [("dead", 45.0, None)]),
        ("Polisi menangkap tujuh orang di {Lima}.", "id", [("arrested", 7.0, 7.0)]),
        ("{Laos} attacked {Peru}, killing at least 12 people.", "en", [("dead", 12.0, None)]),
        ("{Laos} pledged $3 million in aid to {Peru}.", "en", [("amount", 3e6, 3e6)]),
    ],
)
def test_quantities_with_their_bounds(sentence, code, wanted):
    made = events(draft(sentence, code))
    assert [(q.what, q.low, q.high) for q in made.report.events[0].quantities] == wanted


def test_a_language_without_tables_has_no_events():
    made = draft("Laos attaqua Peru.", "fr")
    assert events(made) == made


WORDS = st.sampled_from(
    [form for kind in (EventWord, EventNoun) for row in language("id").rows(kind) for form in row.forms]
    + ["{Laos}", "{Peru}", "dan", ",", "yang", "untuk", "akan", "tidak", "oleh", "kepada", "(", ")", ".", "bahwa", '"']
)


@given(st.lists(WORDS, max_size=40))
@settings(max_examples=150, deadline=None)
def test_whatever_the_words_every_span_quotes_the_page_and_every_party_is_an_entity(words):
    made = events(draft(" ".join(words), "id"))
    known = {entity.id for entity in made.entities}
    for event in made.report.events:
        for span in (event.trigger, event.evidence, *(quantity.span for quantity in event.quantities)):
            assert made.report.page[span.start : span.end] == span.text
        assert {*event.actors, *event.recipients} <= known
    assert events(draft(" ".join(words), "id")) == made


def test_a_very_long_line_takes_bounded_time():
    made = events(draft("{Laos} menyerang {Peru} dan mengecam Chad, yang menolak tawaran " * 3000, "id"))
    assert made.report.events
